package nlp

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/token"

	"quotes/internal/char"
)

// prose is the tagger that the program's own has learned from.
var prose = sync.OnceValues(func() (*tag.Tagger, error) { return tag.New(tag.WithLexicon(fixed)) })

// fixed are the tags that prose's model gets wrong because it never saw the words.
var fixed = tag.Lexicon{
	"''": "''", "--": ":", ",": ",", ";": ":", ":": ":", ".": ".", "!": ".", "?": ".", "...": ":",
	"n't": "RB", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "said": "VBD", "told": "VBD",
	"according": "VBG", "tweeted": "VBD", "adding": "VBG",
}

// tagWithProse has prose tag the words of a sentence.
func tagWithProse(words []Word) {
	tokens := make([]token.Token, len(words))
	for i := range words {
		tokens[i].Text = quoted
		if words[i].Quote < 0 {
			tokens[i].Text = treebank(words[i].Text)
		}
	}
	if tagger, err := prose(); err == nil { // its model is embedded
		tagger.TagTokens(tokens)
	}
	for i := range words {
		if words[i].Quote < 0 {
			words[i].Tag = tagNames[tokens[i].Tag]
		}
	}
}

// byRule returns the tag that prose gives a word by a rule, whatever stands
// beside it: a handle, a trace of a treebank, a face.
func byRule(w string) (t Tag, ok bool) {
	switch {
	case w == "" || w == "0" || w == "*" || w == "-":
		return Other, true
	case w == "''" || w == "--" || w == "...":
		return Other, false
	case w[0] == '@' && w != "@_@":
		return NN, true
	case char.ASCIIDigit(w[0]) && strings.Contains(w, ":"): // the time of day is no face
		return Other, false
	case len(w) == 5 && w[0] == '-' && w[4] == '-' && strings.Trim(w[1:4], capitals) == "":
		return tagNames[w], true
	}
	if !faceLike(w) {
		return Other, false
	}
	tokens := []token.Token{{Text: w}}
	if tagger, err := prose(); err == nil {
		tagger.TagTokens(tokens)
	}
	return tagNames[tokens[0].Tag], true
}

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// faceLike says that a word may be a face, or a trace: it is short and has a
// character that words and numbers do not have.
func faceLike(w string) bool {
	switch w {
	case "8D", "XD", "xD", "xDD", "XDD", "XP", "xp", "O.o", "o.O":
		return true
	}
	return len(w) > 1 && utf8.RuneCountInString(w) <= longestFace && (w[0] == '-' || strings.IndexFunc(w, func(r rune) bool {
		return r < 0x80 && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(plainMarks, r))
	}) >= 0)
}

// plainMarks are the marks in ASCII that words, numbers and runs of punctuation
// are made of: in a face there is another.
const plainMarks = "'-.,$%&/\"!?#+"

// longestFace is the characters of the longest face but one that prose knows.
const longestFace = 9
