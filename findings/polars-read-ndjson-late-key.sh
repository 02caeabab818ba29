#!/bin/sh
# polars 2.1.0: a key of JSON Lines that first comes in the 101st record is lost.
#
# Behaviour: read_ndjson takes the columns from the first 100 records. A key that
# none of them has is left out of the table, with its values and without a word.
# (One that is null in all of them makes a column of nulls, and its first value
# is an error, which is how one learns of it.)
#
# Why one would guess otherwise: schema inference is said to choose the types of
# columns, the rest of the file is read anyway, and pandas and DuckDB keep such
# a key. infer_schema_length=None looks at all records.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check polars==2.1.0

cat > "$dir/read.py" <<'PYTHON'
import json
import sys

import polars as pl

with open(sys.argv[1], "w") as f:
    for i in range(150):
        f.write(json.dumps({"doc": str(i)} | ({"party": "Green"} if i >= 100 else {})) + "\n")
for options in ({}, {"infer_schema_length": None}):
    table = pl.read_ndjson(sys.argv[1], **options)
    print(options, table.columns, table.height)
PYTHON
"$dir/venv/bin/python" "$dir/read.py" "$dir/speakers.jsonl" > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
{} ['doc'] 150
{'infer_schema_length': None} ['doc', 'party'] 150
WANT
diff "$dir/want" "$dir/got"
