#!/bin/sh
# DuckDB 2.0.1: a key of JSON Lines that is null in the first 20,480 records is
# null for ever.
#
# Behaviour: read_json looks at a sample of 20,480 records. A key that is null in
# all of them gets the type "NULL", and every later value of it is read as null,
# without an error or a warning: of 21,000 speakers of whom the last 520 have a
# role, none has one.
#
# Why one would guess otherwise: a value that does not fit the type of its column
# is an error elsewhere in read_json (a string in a column of numbers is), and
# the value is there to be read. sample_size=-1 looks at all records.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check duckdb==2.0.1

cat > "$dir/read.py" <<'PYTHON'
import json
import sys

import duckdb

with open(sys.argv[1], "w") as f:
    for i in range(21000):
        f.write(json.dumps({"doc": str(i), "role": None if i < 20480 else "mayor of Hull"}) + "\n")
for options in ("", ", sample_size=-1"):
    table = f"read_json('{sys.argv[1]}'{options})"
    print(duckdb.sql(f"select count(*), count(role) from {table}").fetchall(), duckdb.sql(f"describe select role from {table}").fetchall()[0][1])
PYTHON
"$dir/venv/bin/python" "$dir/read.py" "$dir/speakers.jsonl" > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
[(21000, 0)] "NULL"
[(21000, 520)] VARCHAR
WANT
diff "$dir/want" "$dir/got"
