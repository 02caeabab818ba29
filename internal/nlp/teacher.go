package nlp

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/token"
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

// tagAlone has prose tag a word that it knows by rules, whatever stands beside it.
func tagAlone(text string) Tag {
	tokens := []token.Token{{Text: text}}
	if tagger, err := prose(); err == nil {
		tagger.TagTokens(tokens)
	}
	return tagNames[tokens[0].Tag]
}

// odd says that prose may know a word by rules: faces, handles, traces.
func odd(w string) bool {
	switch w {
	case "", "0", "-", "*", "@", "8D", "XD", "xD", "xDD", "XDD", "XP", "xp", "O.o", "o.O":
		return true
	case "''", "--", "...":
		return false
	}
	if len(w) > 1 && w[0] == '-' {
		return true
	}
	return len(w) > 1 && strings.IndexFunc(w, faceLike) >= 0
}

// faceLike says that a rune is none that words and numbers are made of.
func faceLike(r rune) bool {
	return r < 0x80 && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("'-.,$%&/", r))
}
