package mention

import (
	"strings"

	"quotes/internal/lexicon"
)

// toldOf says that a story tells of a doubtful word what it tells of people:
// that it says the quote beside it, or has a given name and moves as people do
// (Hope laughed). A word that may as well open a sentence ("Then said Ann") must
// stand behind the verb.
func (f *finder) toldOf(d doubt) bool {
	k := d.token
	w := f.word(k)
	if _, pronoun := w.Pronoun(); pronoun || f.doc.Tokens[k].Span >= 0 {
		return false
	}
	if w.IsGiven && f.told.Moves(k+1) {
		return true
	}
	if !f.told.Tagged(k, k+1) {
		return false
	}
	opens := w.Is(lexicon.FunctionWords) || strings.HasSuffix(w.Lower, "ly")
	return f.told.behindSpeech(k-1) || !opens || w.IsGiven && !(k+2 < len(f.doc.Tokens) && f.doc.Tokens[k+2].Upper)
}
