package fiction

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/watch"
)

// A wordUse counts how a book writes a word.
type wordUse struct {
	lower int // in lower case
	inner int // with a capital where nothing asks for one
}

// words are the tokens of a document with what the book's own spelling tells.
type words struct {
	doc   *extract.Document
	watch *watch.Watch
	use   map[string]wordUse // by the form in lower case
}

func newWords(doc *extract.Document, watch *watch.Watch) *words {
	w := &words{doc: doc, watch: watch, use: make(map[string]wordUse, 1<<13)}
	for _, p := range doc.Paragraphs {
		if p.Heading {
			continue
		}
		for i := p.FirstToken; i < p.EndToken; i++ {
			w.watch.Check()
			w.count(i)
		}
	}
	return w
}

func (w *words) count(i int) {
	t := &w.doc.Tokens[i]
	if t.Kind != extract.Word || t.AllUpper || t.Upper && w.initial(i) {
		return
	}
	key := w.lower(i)
	u := w.use[key]
	if t.Upper {
		u.inner++
	} else {
		u.lower++
	}
	w.use[key] = u
}

// text returns token i, and "" outside of the document.
func (w *words) text(i int) string {
	if i < 0 || i >= len(w.doc.Tokens) {
		return ""
	}
	return w.doc.TokenText(i)
}

// lower returns token i in lower case.
func (w *words) lower(i int) string {
	if i < 0 || i >= len(w.doc.Tokens) {
		return ""
	}
	if t := w.doc.TokenText(i); !w.doc.Tokens[i].Upper {
		return t
	}
	return strings.ToLower(w.doc.TokenText(i))
}

// kind returns the kind of token i, Symbol outside of the document.
func (w *words) kind(i int) extract.TokenKind {
	if i < 0 || i >= len(w.doc.Tokens) {
		return extract.Symbol
	}
	return w.doc.Tokens[i].Kind
}

// initial says that token i opens a sentence, of the narration or of a speech,
// so that its capital says nothing.
func (w *words) initial(i int) bool {
	if i == 0 {
		return true
	}
	switch w.kind(i - 1) {
	case extract.Mark:
		return true
	case extract.Punct:
		switch w.doc.Text[w.doc.Tokens[i-1].Start] {
		case ',', ';', '(', '\'':
			return w.paragraphStart(i)
		}
		return true
	}
	return w.paragraphStart(i)
}

// paragraphStart says that a blank line or the like lies before token i.
func (w *words) paragraphStart(i int) bool {
	gap := w.doc.Text[w.doc.Tokens[i-1].End:w.doc.Tokens[i].Start]
	return strings.Count(gap, "\n") > 1
}

// ends says that token i ends a sentence or a clause that stands like one.
func (w *words) ends(i int) bool {
	if w.kind(i) != extract.Punct {
		return false
	}
	switch w.doc.Text[w.doc.Tokens[i].Start] {
	case '.', '!', '?':
		return true
	}
	return w.doc.TokenText(i) == "…"
}

// nameWord says that token i can be a part of a name.
func (w *words) nameWord(i int) bool {
	t := &w.doc.Tokens[i]
	if t.Kind != extract.Word || !t.Upper || t.End-t.Start < 2 {
		return false
	}
	text := w.doc.TokenText(i)
	if lexicon.NotName(text) || t.AllUpper && len(text) > 2 {
		return false
	}
	u := w.use[w.lower(i)]
	if !w.initial(i) {
		return u.inner*2 >= u.lower
	}
	if u.lower == 0 && u.inner == 0 {
		_, given := lexicon.GivenName(text)
		return given || !lexicon.CommonWord(strings.ToLower(text))
	}
	return u.inner > 0 && u.inner*2 >= u.lower
}

// setOff says that token i bounds an address.
func (w *words) setOff(i int) bool {
	switch w.kind(i) {
	case extract.Mark:
		return true
	case extract.Punct:
		return w.text(i) != ")" && w.text(i) != "("
	}
	return false
}
