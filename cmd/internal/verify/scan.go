package verify

import (
	"context"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/cmd/internal/verify/compare"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
)

// A Stretch is as much of a source as is scanned at once.
type Stretch struct {
	Source  string
	Address string // that the source itself says it has on the web; empty: none
	Author  string // by what its file says; empty: it says nothing, or is a letter
	Letter  bool   // what stands in no marks is spoken by who wrote it
	Text    string

	// Point and Line are where the text begins in the source: the code points
	// and the lines before it. Both are 0 at its beginning.
	Point, Line int

	// From and To are the bytes of the text in which a passage must begin;
	// what lies outside belongs to the stretches before and after. A To of 0
	// is the end of the text.
	From, To int

	// Speakers says who speaks places of the text, which come in its order. It
	// may be nil, and is asked only of passages that were found.
	Speakers func(places []voice.Place) []voice.Voice

	// Later is the same for the places of one passage, to be asked after all
	// stretches were scanned. It may be nil.
	Later func(places []token.Span) func(context.Context) []voice.Voice

	// Page says on which page a byte of the text stands, and whether it stands on
	// one; nil where there are none.
	Page func(at int) (int, bool)

	// Time says when a byte of the text was spoken; nil where nobody knows.
	Time func(at int) *string

	// LineStarts returns the bytes at which the lines of the file begin, where they
	// are others than those of the text, else nil; see [source.Document.LineStarts].
	// It may be nil, and is asked once, when the first passage was found.
	LineStarts func() []int
}

// Found is what a stretch has for the claims. It holds no part of the stretch.
type Found struct {
	Address string // of the source: see [Stretch]

	candidates []candidate
	pieces     []piece
}

// A candidate is a passage for a claim.
type candidate struct {
	claim   int32
	result  Result
	words   verdict.Verdict // of the words alone, where the speaker was asked for; else empty
	longest int
	cited   bool                                // the claim is given with a reference to the source
	parts   []token.Span                        // bytes of the passage in the stretch, without tags
	later   func(context.Context) []voice.Voice // who speaks it, to be asked where it stays the best
}

// Scan looks for all claims in a stretch. It may run side by side with others.
func (x *Index) Scan(s *Stretch) *Found {
	sc := &scan{index: x, stretch: s, found: Found{Address: s.Address}}
	if s.To == 0 {
		s.To = len(s.Text) + 1
	}
	var looks []*look
	hits := x.hits(s.Text)
	for len(hits) > 0 {
		n := sort.Search(len(hits), func(i int) bool { return hits[i].claim > hits[0].claim })
		if !x.done[hits[0].claim].Load() {
			looks = append(looks, sc.look(hits[:n]))
		}
		hits = hits[n:]
	}
	sc.visit(looks)
	for _, l := range looks {
		sc.conclude(l)
	}
	sc.askSpeakers()
	return &sc.found
}

type scan struct {
	index   *Index
	stretch *Stretch
	aligner compare.Aligner
	found   Found
	asked   []asked
	lines   []lineStart // of the text, made when asked for
	file    []int       // where the lines of the file begin, likewise; nil: those of the text
}

// keep makes a candidate of a judgement.
func (s *scan) keep(l *look, j *compare.Judgement) {
	r := Result{Verdict: j.Verdict, Score: j.Score, Words: j.Ops, Why: j.Why, Passage: s.passage(j.Start, j.End)}
	r.Partial = s.partial(j.Start, j.End)
	r.own, r.ascribed = s.wrote(l.claim), j.Ascribed
	l.found = append(l.found, candidate{claim: l.id, result: r, longest: j.Longest, cited: l.claim.cites(s.stretch.Source, s.stretch.Address), parts: j.Parts})
	l.starts = append(l.starts, j.Start)
}

// wrote says that the stretch begins a text of a claim's speaker.
func (s *scan) wrote(c *claim) bool {
	return s.stretch.Point == 0 && voice.Wrote(c.speaker(), s.stretch.Author, s.stretch.Text)
}

// passage describes a place of the stretch. Its words are copies: a result may
// outlive the stretch, and must not hold it in memory.
func (s *scan) passage(start, end int) *Passage {
	text := s.stretch.Text
	from, to := sentenceStart(text, start, sentenceEnds), sentenceEnd(text, end, sentenceEnds)
	p := &Passage{
		Source: s.stretch.Source, Text: strings.Clone(text[start:end]), Before: strings.Clone(text[from:start]), After: strings.Clone(text[end:to]),
	}
	p.Start, p.Line = s.place(start)
	p.End = p.Start + utf8.RuneCountInString(p.Text)
	if s.stretch.Page != nil {
		if page, ok := s.stretch.Page(start); ok {
			p.Page = &page
		}
	}
	if s.stretch.Time != nil {
		p.Time = s.stretch.Time(start)
	}
	return p
}

// A lineStart is where a line begins: in bytes, and in code points.
type lineStart struct{ byte, point int }

// place returns the code point of a byte, and its line of the file. The lines are
// counted once, when the first passage is found.
func (s *scan) place(at int) (point, line int) {
	text := s.stretch.Text
	if s.lines == nil {
		s.countLines()
	}
	i := sort.Search(len(s.lines), func(i int) bool { return s.lines[i].byte > at }) - 1
	l := s.lines[i]
	line = i + 1
	if s.file != nil {
		line = sort.SearchInts(s.file, at+1)
	}
	return s.stretch.Point + l.point + utf8.RuneCountInString(text[l.byte:at]), s.stretch.Line + line
}

func (s *scan) countLines() {
	last := lineStart{}
	s.lines = append(s.lines, last)
	for line := range strings.Lines(s.stretch.Text) {
		last.byte, last.point = last.byte+len(line), last.point+utf8.RuneCountInString(line)
		s.lines = append(s.lines, last)
	}
	if s.stretch.LineStarts != nil {
		s.file = s.stretch.LineStarts()
	}
}

// partial says that a passage is a part of a sentence, or of what stands
// between two marks.
func (s *scan) partial(start, end int) bool {
	text := s.stretch.Text
	from, to := sentenceStart(text, start, speechEnds), sentenceEnd(text, end, speechEnds)
	before := strings.TrimSpace(text[from:start])
	if strings.HasSuffix(before, ":") { // a transcript's name of the speaker
		before = ""
	}
	return strings.ContainsFunc(before, isLetter) || strings.ContainsFunc(text[end:to], isLetter)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

const (
	sentenceEnds = ".!?\n"
	speechEnds   = ".!?\n“”\"«»"
	maxSentence  = 400 // bytes on either side
)

// sentenceStart returns where the sentence of a byte begins.
func sentenceStart(text string, at int, ends string) int {
	from := max(0, at-maxSentence)
	i := strings.LastIndexAny(text[from:at], ends)
	for i > 0 && ends == sentenceEnds && !isEnd(text, from+i) {
		i = strings.LastIndexAny(text[from:from+i], ends)
	}
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(text[from+i:])
		from += i + size
	}
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	return from + len(text[from:at]) - len(strings.TrimLeft(text[from:at], " \t\r\n”"))
}

// isEnd says that a sign ends a sentence: white space follows, or a mark.
func isEnd(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at+1:])
	return text[at] == '\n' || unicode.IsSpace(r) || strings.ContainsRune("”\"’')", r)
}

// sentenceEnd returns where the sentence of a byte ends.
func sentenceEnd(text string, at int, ends string) int {
	to := min(len(text), at+maxSentence)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	for i, r := range text[at:to] {
		switch {
		case !strings.ContainsRune(ends, r):
		case r == '\n', ends != sentenceEnds:
			return at + i
		case isEnd(text, at+i):
			end := at + i + 1
			if r, size := utf8.DecodeRuneInString(text[end:]); r == '”' || r == '"' {
				end += size
			}
			return end
		}
	}
	return to
}
