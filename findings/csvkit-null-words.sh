#!/bin/sh
# csvkit 2.2.0 (with agate 1.14.2): a quotation that says "None" or "N/A" is
# nothing.
#
# Behaviour: csvjson takes a cell that holds none, n/a, na, null or a single
# full stop, in any case, for an empty one, in columns of text too: "None", said
# the mayor, becomes null. And where all ids of a column are figures they become
# numbers: the document 007 is 7.0.
#
# Why one would guess otherwise: the cell is not empty, its column holds words,
# and csvcut, of the same set of tools, keeps it. -I (no inference) alone keeps
# the figures but still nulls the words; --blanks keeps the words; -y 0 keeps
# commas and line ends in cells from deciding the dialect.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

cat > "$dir/quotes.csv" <<'CSV'
doc,quote,speaker
007,None,Jo Ek
012,"None of them, she said",Al Roe
013,N/A,Mo Li
CSV
for flags in "" "-I" "-y 0 -I --blanks"; do
	# shellcheck disable=SC2086
	"$dir/venv/bin/csvjson" $flags "$dir/quotes.csv"
	echo
done > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
[{"doc": 7.0, "quote": null, "speaker": "Jo Ek"}, {"doc": 12.0, "quote": "None of them, she said", "speaker": "Al Roe"}, {"doc": 13.0, "quote": null, "speaker": "Mo Li"}]
[{"doc": "007", "quote": null, "speaker": "Jo Ek"}, {"doc": "012", "quote": "None of them, she said", "speaker": "Al Roe"}, {"doc": "013", "quote": null, "speaker": "Mo Li"}]
[{"doc": "007", "quote": "None", "speaker": "Jo Ek"}, {"doc": "012", "quote": "None of them, she said", "speaker": "Al Roe"}, {"doc": "013", "quote": "N/A", "speaker": "Mo Li"}]
WANT
diff "$dir/want" "$dir/got"
