package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// capital says that token k can be a word of a name.
func (f *finder) capital(k int) bool { return f.capitals[k] }

// particled says that a word has a small particle before its capital:
// al-Assad, d'Estaing.
func particled(w string) bool {
	i := particleEnd(w)
	if i < 0 || !lexicon.NamePrefixes.Has(w[:i]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w[i:], "-'’"))
	return unicode.IsUpper(r)
}

// camel says that a word has its capital inside, as some companies write
// themselves: easyJet, eBay; but mRNA.
func camel(w string) bool {
	for i := 1; i+1 < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return 'a' <= w[i-1] && w[i-1] <= 'z' && 'a' <= w[i+1] && w[i+1] <= 'z'
		}
	}
	return false
}

// particleEnd returns where the hyphen or the apostrophe stands behind the one to
// three letters that a word begins with, -1 where none does.
func particleEnd(w string) int {
	for i := 1; i <= 3 && i < len(w); i++ {
		if w[i] == '-' || w[i] == '\'' || strings.HasPrefix(w[i:], "’") {
			return i
		}
	}
	return -1
}

// run returns the end of the run of capitalised words that begins at token k.
func (f *finder) run(k, limit int) int {
	end := k + 1
	for end < limit && f.doc.Tokens[end].Span == f.doc.Tokens[k].Span {
		if next := max(f.owner(k, end, limit), f.listed(k, end, limit)); next >= 0 {
			end = next + 1
			continue
		}
		if !f.adjacent(end-1, end) {
			if end = f.withSuffix(end, limit); end < limit && f.adjacent(end-1, end) && f.doc.Tokens[end-1].Kind == extract.Word && Suffix(f.doc.TokenText(end-1)) {
				continue
			}
			break
		}
		if f.capital(end) {
			end++
			continue
		}
		j := f.connector(k, end, limit)
		if j < 0 {
			break
		}
		end = j + 1
	}
	return end
}

// withSuffix takes ", Jr." into the run that ends at token end.
func (f *finder) withSuffix(end, limit int) int {
	if end+1 < limit && f.doc.TokenText(end) == "," && Suffix(f.doc.TokenText(end+1)) && f.doc.Tokens[end+1].Upper {
		return end + 2
	}
	return end
}

// adjacent says that only blanks stand between two tokens.
func (f *finder) adjacent(a, b int) bool {
	gap := f.doc.Text[f.doc.Tokens[a].End:f.doc.Tokens[b].Start]
	return gap == " " || gap == "\u00a0" || len(gap) > 0 && len(gap) <= 2 && strings.TrimSpace(gap) == "" && gap != "\n\n"
}

// connector returns the capitalised token that the small words from token i
// on join to the name that began at token k, or -1.
func (f *finder) connector(k, i, limit int) int {
	next := i + 1
	if next >= limit || !f.adjacent(i, next) {
		return -1
	}
	switch f.doc.TokenText(i) {
	case "of", "for", "on":
		return f.afterOf(k, i, limit)
	case "and":
		if !f.orgWithOf(k, i) && !f.jointOrg(k, i, limit) {
			return -1
		}
	case "&":
	case "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "di", "dos", "das", "del", "ter", "ten", "af", "zu", "ben":
		if !f.capital(next) && next+1 < limit && f.adjacent(next, next+1) {
			switch f.doc.TokenText(next) {
			case "la", "der", "den", "los", "las":
				next++
			}
		}
	default:
		return -1
	}
	if next < limit && f.capital(next) {
		return next
	}
	return -1
}

// afterOf returns the capitalised token that "of" at token i joins to the run
// from token k on: one more word of an organisation's name (Bank of England),
// or the end of an office before the name of its holder (Secretary of State
// John Kerry).
func (f *finder) afterOf(k, i, limit int) int {
	next := i + 1
	if f.doc.TokenText(next) == "the" && next+1 < limit && f.adjacent(next, next+1) {
		next++
	}
	if !f.capital(next) {
		return -1
	}
	if f.orgBefore(k, i) {
		return next
	}
	if !office(f.word(i - 1)) {
		return -1
	}
	for j := next + 1; j < limit && j <= next+3 && f.adjacent(j-1, j) && f.capital(j); j++ {
		if f.word(j).IsGiven && j+1 < limit && f.adjacent(j, j+1) && f.capital(j+1) {
			return j
		}
	}
	return -1
}

// orgBefore says that the run up to token i is the beginning of an organisation's name.
func (f *finder) orgBefore(k, i int) bool {
	w := f.word(i - 1)
	if w.IsTitle {
		return false
	}
	return w.Is(lexicon.OrgWords) && (i-k <= 1 || !firstOf(f.word(k)))
}

func (f *finder) orgWithOf(k, i int) bool {
	for j := k + 1; j < i; j++ {
		switch f.doc.TokenText(j) {
		case "of", "for", "on":
			return true
		}
	}
	return false
}

// isHeadline says that most of the long words of sentence i have a capital. A
// sentence with a full stop must have no small word but function words.
func (f *finder) isHeadline(i int) bool {
	s := f.doc.Sentences[i]
	if f.capitalsIn(s) < shortestHeadline {
		return false
	}
	full := f.doc.TokenText(f.beforeMarks(s)) == "."
	upper, lower := 0, 0
	for k := s.FirstToken; k < s.EndToken; k++ {
		t := f.doc.Tokens[k]
		if t.Kind != extract.Word || t.Span >= 0 {
			continue
		}
		w := f.doc.Text[t.Start:t.End]
		switch {
		case f.word(k).Is(lexicon.FunctionWords):
		case t.Upper:
			upper++
		case full:
			return false
		case len(w) >= 4:
			lower++
		}
	}
	long := upper + lower
	return long >= shortestHeadline && upper*10 >= long*8 && lower <= 1+long/6
}

// beforeMarks returns the last token of a sentence before the marks that end it.
func (f *finder) beforeMarks(s extract.Sentence) int {
	k := s.EndToken - 1
	for k > s.FirstToken && f.doc.Tokens[k].Kind == extract.Mark {
		k--
	}
	return k
}

// shortestHeadline is how many long words a headline has at least. As most of
// them have a capital, and three of four are too few, so many capitals too.
const shortestHeadline = 4

// capitalsIn counts the words of a sentence's narration that have a capital.
func (f *finder) capitalsIn(s extract.Sentence) int {
	n := 0
	for k := s.FirstToken; k < s.EndToken; k++ {
		if t := &f.doc.Tokens[k]; t.Upper && t.Kind == extract.Word && t.Span < 0 {
			n++
		}
	}
	return n
}
