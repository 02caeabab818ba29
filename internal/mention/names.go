package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// FindNames finds every name of the document, inside and outside of quotes,
// in the order of the text.
//
// Sentences in headline capitals are read last: there a name must be known
// from the rest of the document, since every word has a capital.
func FindNames(doc *extract.Document) []Name {
	f := &finder{doc: doc, lower: map[string]int{}, inner: map[string]int{}}
	f.count()
	for i := range doc.Sentences {
		f.headline = append(f.headline, f.isHeadline(i))
	}
	known := map[string]bool{}
	var names []Name
	perSentence := make([][]Name, len(doc.Sentences))
	for i := range doc.Sentences {
		if f.headline[i] {
			continue
		}
		perSentence[i] = f.sentence(i)
		for _, n := range perSentence[i] {
			learn(known, n)
		}
	}
	for i := range doc.Sentences {
		if f.headline[i] {
			perSentence[i] = f.headlineNames(i, known)
		}
		names = append(names, perSentence[i]...)
	}
	return names
}

type finder struct {
	doc      *extract.Document
	lower    map[string]int // lower-case occurrences of words
	inner    map[string]int // capitalised occurrences inside of sentences, key in lower case
	headline []bool
}

// count counts how the document writes its words.
func (f *finder) count() {
	for i := range f.doc.Sentences {
		s := f.doc.Sentences[i]
		if f.isHeadline(i) {
			continue
		}
		for k := s.FirstToken; k < s.EndToken; k++ {
			t := f.doc.Tokens[k]
			if t.Kind != extract.Word {
				continue
			}
			if !t.Upper {
				f.lower[f.doc.TokenText(k)]++
			} else if !f.starts(s, k) {
				f.inner[strings.ToLower(f.doc.TokenText(k))]++
			}
		}
	}
}

// starts says that token k begins a sentence, or one inside a quote.
func (f *finder) starts(s extract.Sentence, k int) bool {
	for j := k - 1; j >= s.FirstToken; j-- {
		t := f.doc.Tokens[j]
		switch t.Kind {
		case extract.Mark:
			return true
		case extract.Punct:
			switch f.doc.Text[t.Start] {
			case '.', '!', '?', ':', '(', '[', '*':
				return true
			case '-':
				return int(t.End)-int(t.Start) > 1
			}
			return strings.HasPrefix(f.doc.Text[t.Start:t.End], "…") || strings.HasPrefix(f.doc.Text[t.Start:t.End], "—") || strings.HasPrefix(f.doc.Text[t.Start:t.End], "•")
		case extract.Symbol:
			continue
		default:
			return false
		}
	}
	return true
}

// isHeadline says that most of the long words of sentence i have a capital.
func (f *finder) isHeadline(i int) bool {
	s := f.doc.Sentences[i]
	upper, lower, long := 0, 0, 0
	for k := s.FirstToken; k < s.EndToken; k++ {
		t := f.doc.Tokens[k]
		if t.Kind != extract.Word || t.Span >= 0 {
			continue
		}
		w := f.doc.Text[t.Start:t.End]
		if len(w) < 4 && !t.Upper || lexicon.FunctionWord(strings.ToLower(w)) {
			continue
		}
		long++
		if t.Upper {
			upper++
		} else {
			lower++
		}
	}
	return long >= 4 && upper*10 >= long*8 && lower <= 1+long/6
}

// sentence finds the names of sentence i.
func (f *finder) sentence(i int) []Name {
	s := f.doc.Sentences[i]
	var out []Name
	for k := s.FirstToken; k < s.EndToken; {
		if !f.capital(k) {
			k++
			continue
		}
		end := f.run(k, s.EndToken)
		out = append(out, f.split(s, i, k, end)...)
		k = end
	}
	return out
}

func (f *finder) capital(k int) bool {
	t := f.doc.Tokens[k]
	return t.Kind == extract.Word && t.Upper
}

// run returns the end of the run of capitalised words that begins at token k.
func (f *finder) run(k, limit int) int {
	end := k + 1
	for end < limit {
		if !f.adjacent(end-1, end) {
			break
		}
		if f.capital(end) && f.doc.Tokens[end].Span == f.doc.Tokens[k].Span {
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

// adjacent says that only blanks stand between two tokens.
func (f *finder) adjacent(a, b int) bool {
	gap := f.doc.Text[f.doc.Tokens[a].End:f.doc.Tokens[b].Start]
	return len(gap) <= 2 && (gap == " " || gap == "\u00a0" || strings.TrimSpace(gap) == "" && gap != "" && !strings.Contains(gap, "\n\n"))
}

// connector returns the capitalised token that the small words from token i
// on join to the name that began at token k, or -1.
func (f *finder) connector(k, i, limit int) int {
	w := f.doc.TokenText(i)
	next := i + 1
	if next >= limit || !f.adjacent(i, next) {
		return -1
	}
	switch w {
	case "of", "for", "on":
		if !f.orgBefore(k, i) {
			return -1
		}
		if f.doc.TokenText(next) == "the" && next+1 < limit && f.adjacent(next, next+1) {
			next++
		}
	case "and", "&":
		if w == "and" && !f.orgWithOf(k, i) {
			return -1
		}
	case "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "di", "dos", "del", "ter", "ten", "af", "zu":
		if next < limit && !f.capital(next) && next+1 < limit {
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

// orgBefore says that the run up to token i is the beginning of an organisation's name.
func (f *finder) orgBefore(k, i int) bool {
	w := f.doc.TokenText(i - 1)
	if _, title := lexicon.Title(w); title {
		return false
	}
	return lexicon.OrgWord(w) && (i-k <= 1 || !given(f.doc.TokenText(k)))
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

func given(w string) bool {
	g, ok := lexicon.GivenName(w)
	return ok && !g.Common
}

// split cuts a run of capitalised words into titles and a name, and drops what is none.
func (f *finder) split(s extract.Sentence, si, k, end int) []Name {
	first := k
	start := f.starts(s, k)
	for k < end && (!f.capital(k) || f.notName(k, start && k == first, k+1 < end)) {
		k++
	}
	if k >= end {
		return nil
	}
	name := k
	for j := k; j < end-1; j++ {
		if f.titleWord(j, k) && f.capital(j+1) {
			name = j + 1
		}
	}
	// a role alone in capitals ("the President", "Press Secretary") is no name
	if name == k && f.titleWord(end-1, k) && !f.personRun(k, end) {
		return nil
	}
	for end > name && (lexicon.NotName(f.doc.TokenText(end-1)) && end-name > 1 || !f.capital(end-1)) {
		end--
	}
	n := Name{
		Start: int(f.doc.Tokens[name].Start), End: int(f.doc.Tokens[end-1].End), FirstToken: name, EndToken: end,
		Sentence: si, Span: int(f.doc.Tokens[name].Span), TitleStart: int(f.doc.Tokens[k].Start), Entity: -1,
		SentenceStart: start && name == first,
	}
	if name > k {
		n.Title = f.doc.Text[n.TitleStart:f.doc.Tokens[name-1].End]
	}
	f.finish(&n, s)
	return []Name{n}
}

// personRun says that the run looks like a person's name though it ends like a title: Stephen King.
func (f *finder) personRun(k, end int) bool {
	return end-k >= 2 && given(f.doc.TokenText(k))
}

// notName says that token k cannot begin a name where it stands.
func (f *finder) notName(k int, start, more bool) bool {
	w := f.doc.TokenText(k)
	if lexicon.NotName(w) {
		return true
	}
	if utf8.RuneCountInString(w) == 1 {
		return !more
	}
	if !start {
		return false
	}
	low := strings.ToLower(w)
	if lexicon.FunctionWord(low) {
		return true
	}
	if f.doc.Tokens[k].AllUpper && len(w) <= 5 && !lexicon.CommonWord(low) {
		return false
	}
	if f.inner[low] > 0 && f.inner[low] >= f.lower[low] {
		return false
	}
	if f.lower[low] > 0 {
		return true
	}
	if _, ok := lexicon.Title(w); ok && more {
		return false
	}
	if given(w) || lexicon.Place(w) || lexicon.Nationality(w) {
		return false
	}
	return lexicon.CommonWord(low)
}

// titleWord says that token j, in a run that began at k, is a title or an office.
func (f *finder) titleWord(j, k int) bool {
	w := f.doc.TokenText(j)
	if t, ok := lexicon.Title(w); ok && t.Attaches {
		return j == k || !given(f.doc.TokenText(k))
	}
	if _, ok := lexicon.Role(strings.ToLower(w)); ok {
		return j == k || !given(f.doc.TokenText(k))
	}
	return false
}

// finish fills in what is known of a name from its own words and its neighbours.
func (f *finder) finish(n *Name, s extract.Sentence) {
	for k := n.FirstToken; k < n.EndToken; k++ {
		n.Words = append(n.Words, f.doc.TokenText(k))
	}
	if k := n.EndToken; k < s.EndToken && f.doc.Tokens[k].Kind == extract.Clitic {
		c := f.doc.TokenText(k)
		n.Possessive = c == "'s" || c == "’s" || c == "'" || c == "’"
	}
	if k := n.FirstToken - 1; k >= s.FirstToken {
		n.AfterThe = strings.EqualFold(f.doc.TokenText(k), "the")
	}
	f.classify(n, s)
}

// classify weighs the evidence for a person and for an organisation.
func (f *finder) classify(n *Name, s extract.Sentence) {
	first, last := n.Words[0], n.Words[len(n.Words)-1]
	g, isGiven := lexicon.GivenName(first)
	switch {
	case isGiven && !g.Common:
		n.Person += 3
	case isGiven && len(n.Words) > 1:
		n.Person += 2
	case isGiven:
		n.Person++
	}
	if n.Title != "" {
		n.Person += 3
	}
	if len(n.Words) > 1 && lexicon.Surname(last) {
		n.Person += 1.5
	} else if lexicon.Surname(last) {
		n.Person++
	}
	if len(n.Words) >= 3 && isInitial(n.Words[1]) {
		n.Person += 2
	}
	if isInitial(first) && len(n.Words) > 1 {
		n.Person += 2
	}
	for _, w := range n.Words {
		if lexicon.OrgWord(w) {
			n.Org += 2.5
			break
		}
	}
	whole := f.doc.Text[n.Start:n.End]
	if isAcronym(whole) {
		n.Org += 2
	}
	if n.AfterThe {
		n.Org += 2
		n.Person -= 2
	}
	f.around(n, s)
	switch {
	case lexicon.Place(whole) && n.Person < 3:
		n.Class = Place
	case lexicon.Nationality(whole) && len(n.Words) == 1:
		n.Class = Thing
	case n.Org > n.Person:
		n.Class = Organization
	case n.Person > 0:
		n.Class = Person
	}
}

// around looks at the words beside a name.
func (f *finder) around(n *Name, s extract.Sentence) {
	if k := n.EndToken; k < s.EndToken {
		next := strings.ToLower(f.doc.TokenText(k))
		if c, ok := lexicon.Cues().Verb(next); ok && c.Strength > .5 {
			n.Person++
		}
		if next == "who" || next == "," && k+1 < s.EndToken && (strings.EqualFold(f.doc.TokenText(k+1), "who") || f.doc.Tokens[k+1].Kind == extract.Number) {
			n.Person += 1.5
		}
	}
	if k := n.FirstToken - 1; k >= s.FirstToken && n.Title == "" {
		prev := f.doc.TokenText(k)
		if _, ok := lexicon.Role(prev); ok && !f.doc.Tokens[k].Upper {
			n.Person += 2
		}
		switch prev {
		case "in", "at", "from", "near":
			n.Person--
		}
	}
}

func isInitial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && (len(w) == size || w[size:] == ".")
}

// isAcronym says that a word is two to six capitals, full stops aside.
func isAcronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.' && r != '&':
			return false
		}
	}
	return n >= 2 && n <= 6
}

// learn keeps the forms by which a name can be found again in a headline.
func learn(known map[string]bool, n Name) {
	known[strings.ToLower(strings.Join(n.Words, " "))] = true
	if len(n.Words) > 1 && n.Class == Person {
		known[strings.ToLower(n.Words[len(n.Words)-1])] = true
	}
}

// headlineNames finds the known names of a sentence in headline capitals, the
// longest first, and pairs of a given name and a word that is no common one.
func (f *finder) headlineNames(i int, known map[string]bool) []Name {
	s := f.doc.Sentences[i]
	var out []Name
	for k := s.FirstToken; k < s.EndToken; k++ {
		if !f.capital(k) {
			continue
		}
		for end := min(k+5, s.EndToken); end > k; end-- {
			if f.headlineName(k, end, known) {
				n := Name{
					Start: int(f.doc.Tokens[k].Start), End: int(f.doc.Tokens[end-1].End), FirstToken: k, EndToken: end, Sentence: i,
					Span: int(f.doc.Tokens[k].Span), TitleStart: int(f.doc.Tokens[k].Start), Heading: true, Entity: -1,
				}
				f.finish(&n, s)
				out = append(out, n)
				k = end - 1
				break
			}
		}
	}
	return out
}

func (f *finder) headlineName(k, end int, known map[string]bool) bool {
	var b strings.Builder
	for j := k; j < end; j++ {
		if j > k {
			if !f.adjacent(j-1, j) {
				return false
			}
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(f.doc.TokenText(j)))
	}
	key := b.String()
	if known[key] {
		return !lexicon.CommonWord(key) || f.inner[key] > 0
	}
	if end-k != 2 || !f.capital(k) || !f.capital(k+1) {
		return false
	}
	second := strings.ToLower(f.doc.TokenText(k + 1))
	return given(f.doc.TokenText(k)) && !lexicon.CommonWord(second) && !lexicon.FunctionWord(second) && !lexicon.NotName(f.doc.TokenText(k+1))
}
