#!/bin/sh
# pandas 3.1.1 (with numpy 2.4.6): read_json turns the strings of JSON Lines
# into numbers.
#
# Behaviour: pd.read_json(..., lines=True) looks at a column of strings as a
# whole and, where all of them can be read as numbers, makes numbers of them:
# the document "007" becomes 7, the quotation "1e3" becomes 1000.0. Joined with
# the files or annotations that the ids stand for, no row is found any more.
#
# Why one would guess otherwise: JSON tells strings from numbers, so that a
# reader has nothing to guess, and read_csv, which must guess, is the one that is
# known for it. dtype=False keeps the strings.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check pandas==3.1.1 numpy==2.4.6

cat > "$dir/quotes.jsonl" <<'LINES'
{"doc": "007", "text": "1e3", "speaker": "Jo Ek"}
{"doc": "012", "text": "2", "speaker": "Al Roe"}
LINES
cat > "$dir/read.py" <<'PYTHON'
import sys
import pandas as pd

for options in ({}, {"dtype": False}):
    table = pd.read_json(sys.argv[1], lines=True, **options)
    print(options, table.to_dict("list"))
PYTHON
"$dir/venv/bin/python" "$dir/read.py" "$dir/quotes.jsonl" > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
{} {'doc': [7, 12], 'text': [1000.0, 2.0], 'speaker': ['Jo Ek', 'Al Roe']}
{'dtype': False} {'doc': ['007', '012'], 'text': ['1e3', '2'], 'speaker': ['Jo Ek', 'Al Roe']}
WANT
diff "$dir/want" "$dir/got"
