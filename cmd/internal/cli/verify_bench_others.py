#!/usr/bin/env python3
"""How long do quotecheck 0.1.0 and citations 0.6.1 take for what BenchmarkVerify does?

usage: python3 -m pip install quotecheck==0.1.0 citations==0.6.1
       verify_bench_others.py QUOTES.jsonl SOURCE.txt [QUOTATIONS]

Both look one quotation up in one text at a time, by a function of their own
(quotecheck.find.check, citations.check_one, which reads a file once). So a few
quotations are timed on one file, and a whole run comes to quotations times megabytes.
What is printed is processor time of one core.
"""
import json
import os
import pathlib
import sys
import time


def timed(name, look, quotes, megabytes):
    start, found = time.process_time(), 0
    for quote in quotes:
        found += look(quote)
    each = (time.process_time() - start) / len(quotes) / megabytes
    print(f"{name}: {1000 * each:.2f} ms a quotation and MB, found {found} of {len(quotes)}; "
          f"1,000 quotations against 100 MB: {each * 1e5:.0f} s")


def main():
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with open(sys.argv[1], encoding="utf-8") as f:
        quotes = [json.loads(line)["text"] for line, _ in zip(f, range(most))]
    path = pathlib.Path(sys.argv[2])
    megabytes = os.path.getsize(path) / (1 << 20)

    from quotecheck.find import check
    text = path.read_text(encoding="utf-8")
    timed("quotecheck", lambda q: check(q, text).ok, quotes, megabytes)

    from citations import check_one
    check_one("a first call, which loads what it needs", path, None)
    timed("citations", lambda q: check_one(q, path, None).state == "found", quotes, megabytes)


main()
