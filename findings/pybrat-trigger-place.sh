#!/bin/sh
# pybrat 0.1.7: a brat file in which the trigger of an event stands where an
# entity does is refused.
#
# Behaviour: BratParser raises "Detected identical span for different entities"
# for two text-bound annotations of one place, whatever their types. Corpora of
# attributions have that all the time: the cue "said" is an entity Cue and the
# trigger of the event Attribution (PolNeAR is written so). error="ignore" reads
# on, but passes over every other fault too.
#
# Why one would guess otherwise: the standoff format has a trigger and an entity
# as annotations of their own, brat shows both, and the check goes by the place
# and not by place and type.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check pybrat==0.1.7

mkdir "$dir/one" "$dir/two"
for d in one two; do printf 'Jo Ek said it will hold.\n' > "$dir/$d/a.txt"; done
printf 'T1\tSource 0 5\tJo Ek\nT2\tCue 6 10\tsaid\nT3\tContent 11 23\tit will hold\nT4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n' > "$dir/one/a.ann"
printf 'T1\tSource 0 5\tJo Ek\nT2\tCue 6 10\tsaid\nT3\tContent 11 23\tit will hold\nT4\tAttribution 0 10\tJo Ek said\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n' > "$dir/two/a.ann"
cat > "$dir/read.py" <<'PYTHON'
import sys

from pybrat.parser import BratParser

for folder in sys.argv[1:]:
    try:
        examples = BratParser(error="raise").parse(folder)
        print(len(examples[0].events), "event")
    except RuntimeError as error:
        print(error)
PYTHON
"$dir/venv/bin/python" "$dir/read.py" "$dir/one" "$dir/two" > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
Detected identical span for different entities: [T2, T4]
1 event
WANT
diff "$dir/want" "$dir/got"
