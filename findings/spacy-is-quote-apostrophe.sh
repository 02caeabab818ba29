#!/bin/sh
# spaCy 3.8.18 and textacy 0.13.0: the apostrophe of a plural possessive is a
# quotation mark, so that textacy refuses a text whose marks are balanced.
#
# Behaviour: Token.is_quote goes by the character alone. In “We stay,” said the
# dockers’ leader, it is true of three tokens: the two marks and the apostrophe,
# which the tokenizer cuts off. textacy's direct_quotations pairs the tokens of
# is_quote by their order; an odd number of them is a ValueError that speaks of
# an unclosed quotation, and two such apostrophes before a speech would be taken
# for one. One possessive so costs all quotations of an article.
#
# Why one would guess otherwise: is_quote is documented as "is the token a
# quotation mark", every mark of the text is closed, and the apostrophe of
# "John's" and of "don't" stays inside its token and counts as none.
#
# Needs Python 3.10 to 3.13 with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check spacy==3.8.18 textacy==0.13.0

cat > "$dir/read.py" <<'PYTHON'
import spacy
from textacy.extract import direct_quotations

english = spacy.blank("en")
english.add_pipe("sentencizer")
for text in ("“We stay,” said John’s leader.", "“We stay,” said the dockers’ leader.", "“We stay,” said the dockers' leader."):
    doc = english(text)
    print(text, [token.text for token in doc if token.is_quote])
    try:
        list(direct_quotations(doc))
        print("  read")
    except ValueError as error:
        print(" ", str(error).partition(";")[0])
PYTHON
"$dir/venv/bin/python" "$dir/read.py" > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
“We stay,” said John’s leader. ['“', '”']
  read
“We stay,” said the dockers’ leader. ['“', '”', '’']
  3 quotation marks found, indicating an unclosed quotation
“We stay,” said the dockers' leader. ['“', '”', "'"]
  3 quotation marks found, indicating an unclosed quotation
WANT
diff "$dir/want" "$dir/got"
