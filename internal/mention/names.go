package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/watch"
	"quotes/internal/word"
)

// FindNames finds every name of the document, inside and outside of quotes,
// in the order of the text.
//
// A capitalised word that is a common word too (Baker, May, Hunter) is a name
// where the document has a full name that ends in it, or where it does what
// people do. Sentences in headline capitals are read last: there a name must
// be known from the rest of the document, since every word has a capital.
func FindNames(doc *extract.Document, words *word.Words, w *watch.Watch) []Name {
	return newFinder(doc, words, w).find(w)
}

// FindTold finds every name of a story, as FindNames does of news. Who is said
// to speak there is a person, whatever the word: Faith, Friday, Five; so is who
// has a given name that is a word too and acts beside speech.
func FindTold(r *Reader) []Name {
	f := newFinder(r.Doc, r.Words, r.Watch)
	f.told = r
	return f.find(r.Watch)
}

// find finds the names.
func (f *finder) find(w *watch.Watch) []Name {
	doc := f.doc
	for i := range doc.Sentences {
		w.Check()
		if !f.headline[i] {
			f.sentence(i)
		}
	}
	for _, n := range f.names {
		f.learn(n)
	}
	f.settleDoubts()
	for i := range doc.Sentences {
		if f.headline[i] {
			f.headlineNames(i)
		}
	}
	slices.SortStableFunc(f.names, func(a, b Name) int { return a.Start - b.Start })
	f.joinNicknames()
	return f.names
}

// A finder is the state of a search for names.
type finder struct {
	doc      *extract.Document
	words    *word.Words
	told     *Reader // of a story; nil for news
	capitals []bool  // tokens that can begin or go on a name
	lower    counts  // occurrences without a capital of words that have one elsewhere
	inner    counts  // capitalised occurrences inside of sentences, by the word in lower case
	headline []bool  // sentences in headline capitals
	names    []Name
	slab     []string // the words of the names
	plain    []string // those in plain form
	doubts   []doubt

	known  map[string]bool // forms that are names, in lower case; nil where no headline asks
	family counts          // last words of the full names of people, in lower case
	given  counts          // and the first words of those of people and organisations
	speaks counts          // words that are said to speak, in lower case
}

// A doubt is a capitalised word that may be a name, but for its own meaning.
type doubt struct {
	sentence, token int
	start           bool // a sentence begins with it
}

// word returns what is known of the word at token k.
func (f *finder) word(k int) *word.Word { return f.words.At(k) }

func newFinder(doc *extract.Document, words *word.Words, w *watch.Watch) *finder {
	f := &finder{
		doc: doc, words: words, headline: make([]bool, len(doc.Sentences)),
	}
	capitalised := f.findCapitals()
	small := make([]int32, len(doc.Vocabulary))
	for i := range doc.Sentences {
		w.Check()
		if f.headline[i] = f.isHeadline(i); f.headline[i] {
			f.known = map[string]bool{}
		} else {
			f.count(doc.Sentences[i], small)
		}
	}
	f.countLower(small, capitalised)
	return f
}

// findCapitals fills in capitals and returns what words those are. About half of
// them begin a name.
func (f *finder) findCapitals() *sketch {
	f.capitals = make([]bool, len(f.doc.Tokens))
	seen, n, inside := new(sketch), 0, f.capitalInside()
	for k := range f.doc.Tokens {
		if t := &f.doc.Tokens[k]; t.Kind == extract.Word && (t.Upper || inside[t.Word]) {
			f.capitals[k] = true
			n++
			seen.add(f.word(k).Lower)
		}
	}
	f.names = make([]Name, 0, n/2)
	f.slab, f.plain = make([]string, 0, n*3/4), make([]string, 0, n*3/4)
	return seen
}

// capitalInside says of the words of the document, by number, which begin a name
// though they begin small.
func (f *finder) capitalInside() []bool {
	inside := make([]bool, len(f.doc.Vocabulary))
	for i, w := range f.doc.Vocabulary {
		inside[i] = particled(w) || camel(w)
	}
	return inside
}

// countLower counts the words without a capital, of which it is given how often
// each stands in the document. Those that have no capital anywhere are nobody's
// question, and most words are such.
func (f *finder) countLower(small []int32, capitalised *sketch) {
	for i, n := range small {
		if n > 0 && capitalised.may(f.doc.Vocabulary[i]) {
			f.lower.add(f.words.Numbered(int32(i)), n)
		}
	}
}

// count counts how a sentence writes its words: small by number, inner by word.
func (f *finder) count(s extract.Sentence, small []int32) {
	for k := s.FirstToken; k < s.EndToken; k++ {
		switch t := f.doc.Tokens[k]; {
		case t.Kind != extract.Word:
		case !t.Upper:
			small[t.Word]++
		case !f.starts(s, k):
			f.inner.add(f.word(k).Fold, 1)
		}
	}
}

// starts says that token k begins a sentence, or one inside a quote.
func (f *finder) starts(s extract.Sentence, k int) bool {
	for j := k - 1; j >= s.FirstToken; j-- {
		t := f.doc.Tokens[j]
		switch t.Kind {
		case extract.Mark:
			return !f.closesWithComma(j)
		case extract.Punct:
			return breaks(f.doc.TokenText(j))
		case extract.Symbol:
			continue
		default:
			return false
		}
	}
	return true
}

// closesWithComma says that the mark at token j closes words that end in a comma.
func (f *finder) closesWithComma(j int) bool {
	if j == 0 || int(f.doc.Tokens[j].Start) < f.doc.Spans[f.doc.Tokens[j].Span].End {
		return false
	}
	return f.doc.TokenText(j-1) == ","
}

// breaks says that a word with a capital is no wonder after this punctuation.
func breaks(punct string) bool {
	switch punct[0] {
	case '.', '!', '?', ':', '(', '[', '*':
		return true
	case '-':
		return len(punct) > 1
	}
	return strings.HasPrefix(punct, "…") || strings.HasPrefix(punct, "—") || strings.HasPrefix(punct, "•")
}

// sentence finds the names of sentence i.
func (f *finder) sentence(i int) {
	s := f.doc.Sentences[i]
	for k := s.FirstToken; k < s.EndToken; {
		if !f.capital(k) {
			k++
			continue
		}
		end := f.run(k, s.EndToken)
		f.cut(i, k, end)
		k = end
	}
}

// folded returns the word of a text in lower case.
func (f *finder) folded(text string) *word.Word { return f.words.Of(text).Fold }

// know notes, if a headline asks, that words are a name.
func (f *finder) know(words []string) {
	if f.known != nil {
		f.known[strings.ToLower(strings.Join(words, " "))] = true
	}
}

// learn keeps the forms by which a name can be found again.
func (f *finder) learn(n Name) {
	f.know(n.Words)
	if n.Class == Organization && len(n.Words) > 1 {
		f.given.add(f.folded(n.Words[0]), 1)
	}
	if n.Class != Person && n.Class != Unknown {
		return
	}
	words := n.Words
	for len(words) > 1 && Suffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	switch {
	case len(words) > 1:
		f.family.add(f.folded(words[len(words)-1]), 1)
		if n.Class == Person {
			f.know(words[len(words)-1:])
			f.given.add(f.folded(words[0]), 1)
		}
	case n.Title != "":
		f.family.add(f.folded(words[0]), 1)
	}
}

// settleDoubts makes names of the doubtful words that behave like one.
func (f *finder) settleDoubts() {
	for _, d := range f.doubts {
		if f.saidBy(d) {
			f.speaks.add(f.word(d.token).Fold, 1)
		}
	}
	for _, d := range f.doubts {
		if f.isName(d) {
			f.add(Name{FirstToken: d.token, EndToken: d.token + 1, Sentence: d.sentence, SentenceStart: d.start, Known: true}, d.token)
		}
	}
}

// saidBy says that a doubtful word beside a quote is who is said to speak it:
// "...," said Faith. Who speaks is a person, whatever the word.
func (f *finder) saidBy(d doubt) bool {
	k := d.token
	if f.told != nil {
		return f.toldOf(d)
	}
	if d.start || k < 2 || f.doc.Tokens[k].Span >= 0 {
		return false
	}
	if f.doc.Tokens[k-1].Kind == extract.Mark {
		said, _ := f.followed(d)
		return said
	}
	if f.doc.Tokens[k-2].Kind != extract.Mark || f.doc.Tokens[k-1].Upper {
		return false
	}
	c, ok := f.word(k - 1).Verb(lexicon.Cues())
	return ok && max(c.Strength, c.Fiction) > minCue && c.Lemma != f.word(k-1).Lower
}

// isName decides a doubt: a word known as a surname or a given name, or as
// somebody who speaks, needs no more than a place where a name can stand; another
// must be a surname at all, and speak.
func (f *finder) isName(d doubt) bool {
	w := f.word(d.token)
	if _, pronoun := w.Pronoun(); pronoun { // I, who
		return false
	}
	said, follows := f.followed(d)
	if f.family.of(w.Fold) > 0 || f.given.of(w.Fold) > 0 || f.speaks.of(w.Fold) > 0 {
		if !d.start {
			return !w.Is(lexicon.FunctionWords) || follows
		}
		return said || follows && !w.Is(lexicon.FunctionWords)
	}
	return said && w.Is(lexicon.Surnames) && !lexicon.Weekdays.Has(w.Lower) && f.lower.of(w.Fold) == 0 && !w.Is(lexicon.FunctionWords)
}

// followed looks at the word after a doubtful one: said where it is a verb of
// speech in a form that only a third person has, follows where it is anything
// that can stand after a subject.
func (f *finder) followed(d doubt) (said, follows bool) {
	k, s := d.token+1, f.doc.Sentences[d.sentence]
	if k < s.EndToken && strings.HasSuffix(f.doc.TokenText(k), "ly") {
		k++
	}
	if k >= s.EndToken {
		return false, true
	}
	t, w := f.doc.Tokens[k], f.doc.TokenText(k)
	switch {
	case t.Kind == extract.Clitic:
		return false, strings.HasSuffix(w, "s")
	case t.Kind != extract.Word:
		return false, true
	case t.Upper:
		return false, false
	}
	if c, ok := f.word(k).Verb(lexicon.Cues()); ok && c.Lemma != w && !strings.HasSuffix(w, "ing") {
		return c.Strength > .3, true
	}
	switch w {
	case "is", "was", "has", "had", "does", "did", "will", "would", "could", "also", "who", "and", "then", "himself", "herself":
		return false, true
	}
	return false, strings.HasSuffix(w, "ed") || f.word(k).Cased().Lemma() != w && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing")
}

// add completes a name and appends it. Its title begins at token title, the
// name's own first token where it has none.
func (f *finder) add(n Name, title int) {
	first, last := f.doc.Tokens[n.FirstToken], f.doc.Tokens[n.EndToken-1]
	n.Start, n.End, n.Span, n.Entity = int(first.Start), int(last.End), int(first.Span), -1
	n.TitleToken, n.TitleStart = title, int(f.doc.Tokens[title].Start)
	if title < n.FirstToken {
		n.Title = f.doc.Text[n.TitleStart:f.doc.Tokens[n.FirstToken-1].End]
	}
	f.finish(&n, f.doc.Sentences[n.Sentence])
	f.names = append(f.names, n)
}

// finish fills in what is known of a name from its own words and its neighbours.
func (f *finder) finish(n *Name, s extract.Sentence) {
	if f.ownsClitic(n, s) {
		n.EndToken++
		n.End = int(f.doc.Tokens[n.EndToken-1].End)
		n.Org += 3
	}
	f.spell(n)
	if k := n.EndToken; k < s.EndToken && f.doc.Tokens[k].Kind == extract.Clitic {
		c := f.doc.TokenText(k)
		n.Possessive = c == "'s" || c == "’s" || c == "'" || c == "’"
	}
	if k := n.FirstToken - 1; k >= s.FirstToken {
		n.AfterThe = strings.EqualFold(f.doc.TokenText(k), "the")
	}
	f.classify(n, s)
}

// spell lists the words of a name.
func (f *finder) spell(n *Name) {
	from := len(f.slab)
	for k := n.FirstToken; k < n.EndToken; k++ {
		switch f.doc.Tokens[k].Kind {
		case extract.Clitic:
			last := len(f.slab) - 1
			f.slab[last] += f.doc.TokenText(k)
			f.plain[last] = word.Plain(f.slab[last])
		case extract.Symbol, extract.Punct:
			switch text := f.doc.TokenText(k); {
			case text == "&":
				f.slab, f.plain = append(f.slab, "&"), append(f.plain, "&")
				n.Org += 3
			case text == "," && !Suffix(f.doc.TokenText(k+1)): // the Department for Business, Energy and Trade
				f.slab[len(f.slab)-1] += ","
			}
		case extract.Word, extract.Number:
			f.slab, f.plain = append(f.slab, f.doc.TokenText(k)), append(f.plain, f.word(k).Plain)
		}
	}
	n.Words, n.Plain = slices.Clip(f.slab[from:]), slices.Clip(f.plain[from:])
}

// ownsClitic says that 's is a part of the name, because a verb of speech
// follows it: McDonald's said.
func (f *finder) ownsClitic(n *Name, s extract.Sentence) bool {
	k := n.EndToken
	if k+1 >= s.EndToken || f.doc.Tokens[k].Kind != extract.Clitic || f.doc.Tokens[k+1].Upper {
		return false
	}
	if !strings.HasSuffix(f.doc.TokenText(k), "s") {
		return false
	}
	c, ok := f.word(k + 1).Verb(lexicon.Cues())
	return ok && c.Strength > .3 && c.Lemma != f.doc.TokenText(k+1) && !strings.HasSuffix(f.doc.TokenText(k+1), "ing")
}

// firstOf says that a word is a given name before all.
func firstOf(w *word.Word) bool { return w.OnlyGiven }

// Suffix says that a word follows a surname: Jr., III.
func Suffix(w string) bool {
	if len(w) < 2 || len(w) > len("III.") {
		return false
	}
	switch w[0] | 0x20 {
	case 'j', 's', 'i':
	default:
		return false
	}
	switch strings.ToLower(strings.TrimSuffix(w, ".")) {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

func isInitial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && (len(w) == size || w[size:] == ".")
}
