package corpus

import (
	"strings"
	"unicode"
)

// Pronouns are the words of a source that name nobody by themselves.
var Pronouns = WordsOf(`i me my he him his she her hers they them their we us our you your it its who which that this
these those one himself herself themselves itself myself both some others`)

// headEnds are the words after which a noun phrase is no longer its head.
var headEnds = WordsOf("of for from at in on with who whose which that to and")

// MentionKind tells a name from a pronoun and a noun by the words of a source:
// a name's head ends in a capital, its title aside.
func MentionKind(source string) string {
	words := strings.Fields(source)
	if len(words) == 0 {
		return "none"
	}
	if t := NameTokens(words[0]); len(words) == 1 && len(t) == 1 && Pronouns[t[0]] {
		return "pronoun"
	}
	name := false
	for _, w := range words {
		if headEnds[w] {
			break
		}
		if t := NameTokens(w); len(t) > 0 {
			name = capitalised(w) && !titles[t[0]]
		}
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	if name {
		return "name"
	}
	return "noun"
}

// capitalised says that the first letter of a word is a capital.
func capitalised(word string) bool {
	for _, r := range word {
		if IsAlnum(r) {
			return unicode.IsUpper(r)
		}
	}
	return false
}
