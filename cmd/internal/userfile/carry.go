package userfile

import (
	"os"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/verify/token"
)

// wordsOf returns what quotes have in common that are one by their words: without
// case and punctuation, and the same for spellings and forms of a number that verify
// calls the same: cancelled and canceled, no one and no-one, sixty and 60.
func wordsOf(quote string) string {
	var b strings.Builder
	for _, w := range token.Split(quote, false) {
		b.WriteString(strconv.FormatUint(w.Key, 36))
		b.WriteByte(' ')
	}
	return b.String()
}

// minCarried is the share of the quotes of a document in the file that a document of
// another name must have to be the same article.
const minCarried = 0.6

// minWords is how many words those quotes have at least in all: few words are in many
// articles.
const minWords = 5

// Recognize tells the file what quotes a document has, which may be one of the file's
// that was renamed or moved, or is read from standard input: it is the one of those
// whose quotes it has, where that is no longer there under its name, and only one is.
func (f *File) Recognize(doc string, quotes []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	names := f.docs.of(doc)
	if len(names) > 0 || f.docs.recognized[doc] {
		return
	}
	f.docs.recognized[doc] = true
	has := map[string]bool{}
	for _, q := range quotes {
		has[wordsOf(q)] = true
	}
	var same []string
	for name, own := range f.docs.quotes {
		if own.count(has) && (doc == "-" || !there(name)) {
			same = append(same, name)
		}
	}
	if len(same) == 1 {
		names[same[0]] = true
		f.docs.read[same[0]][doc] = true
	}
}

// there says that a file of a name is there.
func there(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// fingerprint is what a document is known by: the words of its quotes in the file, and
// how many words they have.
type fingerprint map[string]int

// count says that enough of the quotes are among those of a document.
func (p fingerprint) count(has map[string]bool) bool {
	found, words := 0, 0
	for q, n := range p {
		if has[q] {
			found, words = found+1, words+n
		}
	}
	return words >= minWords && float64(found) >= minCarried*float64(len(p))
}

// add notes a quote of the document.
func (p fingerprint) add(quote string) { p[wordsOf(quote)] = len(strings.Fields(quote)) }

// respell gives corrections the very words of those quotes that are theirs but for the
// spelling, so that they are found by them.
func respell(corrections []attribute.Correction, res *attribute.Result) {
	texts := make([]string, 0, len(res.Quotes))
	plain, folded := map[string]bool{}, map[string]string{}
	for _, q := range res.Quotes {
		text := partsText(q)
		texts = append(texts, text)
		plain[(&attribute.Correction{Quote: text}).Words()] = true
	}
	for i := range corrections {
		c := &corrections[i]
		if plain[c.Words()] {
			continue
		}
		if len(folded) == 0 {
			for _, text := range texts {
				folded[wordsOf(text)] = text
			}
		}
		if text, ok := folded[wordsOf(c.Quote)]; ok {
			c.Quote = text
		}
	}
}

// partsText returns the words of a quote.
func partsText(q *attribute.Quote) string {
	var b strings.Builder
	for i, p := range q.Parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}
