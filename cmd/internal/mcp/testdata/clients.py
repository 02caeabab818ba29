#!/usr/bin/env python3
"""Calls the tools of `quotes mcp` by the official Python client (mcp) and by a
second one (fastmcp), which both hold each answer against the schema of its tool.

usage: clients.py QUOTES_BINARY
"""
import asyncio
import sys

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

TEXT = "“The ferry will sail on Monday,” Mayor Ana Reyes said."
CALLS = [
    ("extract_quotes", {"text": TEXT}, lambda a: a["documents"][0]["quotes"][0]["speaker"]["name"]),
    ("who_said", {"text": TEXT, "words": "ferry will sail"}, lambda a: a["quotes"][0]["speaker"]["name"]),
    ("verify_quotes", {"quotes": [{"quote": "The ferry will sail on Sunday", "speaker": "Ana Reyes"}], "source": TEXT}, lambda a: a["verdicts"][0]["verdict_why"]),
]


def value(thing, *names):
    """A field of an answer, under the name that a client's version gives it."""
    for name in names:
        if getattr(thing, name, None) is not None:
            return getattr(thing, name)
    raise AttributeError(f"{type(thing).__name__} has none of {names}")


def show(client, tools, answers):
    assert sorted(t.name for t in tools) == sorted(name for name, _, _ in CALLS), tools
    for tool in tools:
        assert value(tool, "output_schema", "outputSchema")["$defs"], tool.name
    print(client + ": " + "; ".join(answers))


async def official(binary):
    async with stdio_client(StdioServerParameters(command=binary, args=["mcp"])) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            answers = [what(value(await session.call_tool(name, given), "structured_content", "structuredContent")) for name, given, what in CALLS]
            show("mcp", tools, answers)


async def second(binary):
    async with Client(StdioTransport(command=binary, args=["mcp"])) as client:
        tools = await client.list_tools()
        answers = [what(value(await client.call_tool(name, given), "structured_content")) for name, given, what in CALLS]
        show("fastmcp", tools, answers)


asyncio.run(official(sys.argv[1]))
asyncio.run(second(sys.argv[1]))
