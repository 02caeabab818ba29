package story

import (
	"quotes/extract"
	"quotes/internal/mention"
)

// A Unit is what one person says: the quoted spans of one paragraph, and of the
// paragraphs that a speech goes on through.
type Unit struct {
	Spans     []int // in Doc.Spans, in the order of the text
	Paragraph int   // of the first span
	Last      int   // paragraph of the last one

	Tags []Tag

	// BeatBefore and BeatAfter are the mentions that act in the sentence before
	// and after the speech, in its paragraph, -1 for none.
	BeatBefore, BeatAfter int

	// Lead is the mention that acts in the last sentence of the paragraph before,
	// where that has no speech, -1 for none; Colon says that it ends in a colon.
	Lead  int
	Colon bool

	// Self is who the words say that the speaker is, in Book.Cast: I'm Finch. It is
	// -1 where they do not, and where a tag has a name.
	Self int

	First, End int  // tokens of the first span's start and the last one's end
	Narration  int  // words of the narration in its paragraphs
	WordCount  int  // words of the speech
	Question   bool // it ends in a question mark

	start, stop int // tokens where the narration of the unit starts and ends; 0 for its paragraphs' bounds
}

// Position tells where a tag stands.
type Position uint8

// The positions of tags.
const (
	Before Position = iota
	Inside
	After
)

// A Tag is a verb of speech beside a unit with the mention that is its subject.
type Tag struct {
	Mention  int // in Book.Mentions
	Entity   int // in Book.Cast: whom the mention names, or several of them together; -1 where the words alone do not tell
	Cue      int // token
	Strength float32
	Position Position
	Inverted bool
	Distance int // tokens between the tag and the speech

	// Phrase is the index in Book.Cast of whom the noun phrase of the tag
	// means if it means nobody else: "her mother", "the android". -1 for a
	// name or a pronoun, and for a noun that is somebody's already.
	Phrase int
}

// findUnits cuts the speech of a book into units.
func (b *Book) findUnits() {
	for i := range b.Doc.Spans {
		sp := &b.Doc.Spans[i]
		if sp.Within >= 0 || !b.isSpeech(i) {
			continue
		}
		if last := len(b.Units) - 1; last >= 0 {
			u := &b.Units[last]
			if u.Last == sp.Paragraph || sp.Reopens >= 0 && sp.Reopens == u.Spans[len(u.Spans)-1] {
				u.Spans = append(u.Spans, i)
				u.Last = sp.Paragraph
				continue
			}
		}
		b.Units = append(b.Units, Unit{Spans: []int{i}, Paragraph: sp.Paragraph, Last: sp.Paragraph})
	}
	whole := b.Units
	b.Units = nil
	for i := range whole {
		b.Watch.Check()
		b.addUnit(whole[i])
	}
	b.introduce()
}

// spanReach is how many speeches before and after a place are read to see
// whether one ends there and another begins.
const spanReach = 30

// addUnit reads what stands round a unit and adds it, in two where the second
// part has a tag of its own that another one is the subject of.
func (b *Book) addUnit(u Unit) {
	for k := 1; k < len(u.Spans); k++ {
		b.Watch.Check()
		first, second := u, u
		first.Spans, second.Spans = u.Spans[:k:k], u.Spans[k:]
		first.Last, second.Paragraph = b.Doc.Spans[u.Spans[k-1]].Paragraph, b.Doc.Spans[u.Spans[k]].Paragraph
		if first.Last != second.Paragraph {
			continue
		}
		first.stop, second.start = b.splitAt(u.Spans[k-1], u.Spans[k])
		if first.stop < 0 {
			continue
		}
		near, next := first, second
		near.Spans = first.Spans[max(0, k-spanReach):]
		next.Spans = second.Spans[:min(len(second.Spans), spanReach):min(len(second.Spans), spanReach)]
		b.readUnit(&near)
		b.readUnit(&next)
		if b.conflict(&near, &next) {
			b.readUnit(&first)
			b.Units = append(b.Units, first)
			b.addUnit(second)
			return
		}
	}
	b.readUnit(&u)
	b.Units = append(b.Units, u)
}

func (b *Book) readUnit(u *Unit) {
	t := tagger{Book: b, unit: u}
	t.read()
}

// splitAt returns the tokens at which the narration between two spans may be
// parted: the first after a full stop in it, -1 where it has none.
func (b *Book) splitAt(before, after int) (stop, start int) {
	for k := b.Doc.Spans[before].EndToken; k < b.Doc.Spans[after].FirstToken; k++ {
		if b.Words.Ends(k) && b.Doc.Tokens[k].Span < 0 || k == b.Doc.Spans[before].EndToken && b.Words.Ends(k-1) {
			return k + 1, k + 1
		}
	}
	if at := b.secondTag(b.Doc.Spans[before].EndToken, b.Doc.Spans[after].FirstToken-1); at >= 0 {
		return at, at
	}
	return -1, -1
}

// secondTag returns the first token of the name that says what follows the narration
// from one token to another, behind a colon: “No,” called Ann, as Ben shouted: “Yes!”
// It is -1 for none.
func (b *Book) secondTag(from, to int) int {
	if b.Words.Text(to-1) != ":" {
		return -1
	}
	for k := b.MentionAt(to) - 1; k >= 0 && b.Mentions[k].FirstToken > from; k-- {
		if m := &b.Mentions[k]; m.Kind == mention.Named && b.CanAct(k) && !b.AfterPreposition(k) && b.Words.Speaks(m.FirstToken, m.EndToken) {
			return m.FirstToken
		}
	}
	return -1
}

// conflict says that strong tags give two parts of a paragraph to two people.
func (b *Book) conflict(first, second *Unit) bool {
	x, y := b.strongTag(first), b.strongTag(second)
	if x < 0 || y < 0 {
		return false
	}
	p, q := &b.Mentions[x], &b.Mentions[y]
	if p.Entity >= 0 && q.Entity >= 0 {
		return p.Entity != q.Entity
	}
	if p.Kind == mention.Pronoun && q.Kind == mention.Named {
		return true // “Why?” he said, and looked at Tibby. But Tibby said, “No.”
	}
	return Agree(p.Female, q.Female) < .1 || b.answers(first, second)
}

// answers says that the second part of a paragraph is tagged as the answer to the
// first: He said to her, “Go.” She said, “I will.” Each has its tag before it.
func (b *Book) answers(first, second *Unit) bool {
	if len(first.Tags) == 0 || len(second.Tags) == 0 {
		return false
	}
	t, u := &first.Tags[0], &second.Tags[0]
	return t.Position == Before && u.Position == Before && t.Strength >= StrongCue && u.Strength >= StrongCue && b.objectOf(t) >= 0
}

// strongTag returns the subject of a unit's first strong tag, -1 for none.
func (b *Book) strongTag(u *Unit) int {
	for _, t := range u.Tags {
		if t.Strength >= StrongCue && !b.Mentions[t.Mention].Plural {
			return t.Mention
		}
	}
	return -1
}

// A term in marks has at most so many words.
const termWords = 4

// isSpeech tells speech from words in marks that nobody of the story says.
func (b *Book) isSpeech(i int) bool {
	sp := &b.Doc.Spans[i]
	if sp.Style == extract.Turn || sp.Style == extract.Dash {
		return true
	}
	words := 0
	for k := sp.FirstToken; k < sp.EndToken; k++ {
		if b.Words.Kind(k) == extract.Word {
			words++
		}
	}
	if words == 0 {
		return false
	}
	before := sp.FirstToken - 2
	if b.isTitle(sp) {
		return false
	}
	if words > termWords || b.Words.Kind(sp.EndToken-1) == extract.Punct && !b.goesOn(sp) || before < b.Doc.Paragraphs[sp.Paragraph].FirstToken {
		return true
	}
	return b.Words.Kind(before) != extract.Word || b.Words.SpeechVerb(before) > 0
}

// goesOn says that the sentence round a span goes on through it, so that the comma
// before its closing mark is the sentence's: her “sweetheart,” try as she might.
func (b *Book) goesOn(sp *extract.Span) bool {
	return b.Words.Text(sp.EndToken-1) == "," && !b.Doc.Tokens[sp.FirstToken].Upper && b.Words.Kind(sp.FirstToken-2) == extract.Word
}

// titleVerb is the strength of a verb of speech from which on words after it are
// said, however they are written.
const titleVerb = .5

// isTitle says that a span inside of a sentence is written as the titles of works
// are: she had read “The Lantern at Low Tide” twice.
func (b *Book) isTitle(sp *extract.Span) bool {
	before := sp.FirstToken - 2
	sign := b.isWritten(sp)
	if before < b.Doc.Paragraphs[sp.Paragraph].FirstToken || b.Words.Kind(before) != extract.Word || b.Words.SpeechVerb(before) >= titleVerb && !sign {
		return false
	}
	capitals := 0
	for k := sp.FirstToken; k < sp.EndToken; k++ {
		switch t := &b.Doc.Tokens[k]; {
		case t.Kind == extract.Word && t.Upper:
			capitals++
		case t.Kind == extract.Word && !b.Words.Function(k) || t.Kind == extract.Word && k == sp.FirstToken:
			return false
		}
	}
	return capitals > 1 || sign && capitals > 0
}

// isWritten says that the verb before a span without an end of its own has a thing
// for its subject: the door said “Staff Only” and the window said “Closed”.
func (b *Book) isWritten(sp *extract.Span) bool {
	thing := sp.FirstToken - 3
	if b.Words.Kind(sp.EndToken-1) != extract.Word || b.Words.SpeechVerb(thing+1) == 0 || b.Words.Kind(thing) != extract.Word || b.Doc.Tokens[thing].Upper || b.Words.Role(thing) {
		return false
	}
	return mention.Determiner(b.Words.Lower(thing-1)) || mention.Determiner(b.Words.Lower(thing-2))
}

// A tagger reads the narration round a unit.
type tagger struct {
	*Book
	unit *Unit
}

// read fills in what the narration round the unit says.
func (t *tagger) read() {
	u := t.unit
	*u = Unit{Spans: u.Spans, Paragraph: u.Paragraph, Last: u.Last, start: u.start, stop: u.stop, BeatBefore: -1, BeatAfter: -1, Lead: -1, Self: -1}
	spans := t.Doc.Spans
	u.First, u.End = spans[u.Spans[0]].FirstToken, spans[u.Spans[len(u.Spans)-1]].EndToken
	for _, i := range u.Spans {
		t.measure(&spans[i])
	}
	for k, i := range u.Spans {
		para := &t.Doc.Paragraphs[spans[i].Paragraph]
		from, paraEnd := max(para.FirstToken, u.start), para.EndToken
		if u.stop > 0 {
			paraEnd = min(paraEnd, u.stop)
		}
		if k > 0 && spans[u.Spans[k-1]].Paragraph == spans[i].Paragraph {
			from = t.after(u.Spans[k-1])
		}
		to := t.before(i)
		if from < to {
			t.gap(from, to, k > 0 && from > para.FirstToken, true)
		}
		if k+1 == len(u.Spans) || spans[u.Spans[k+1]].Paragraph != spans[i].Paragraph {
			if at := t.after(i); at < paraEnd {
				t.gap(at, paraEnd, true, false)
			}
		}
	}
	if u.start == 0 {
		t.lead()
	}
}

func (t *tagger) measure(sp *extract.Span) {
	for k := sp.FirstToken; k < sp.EndToken; k++ {
		if t.Words.Kind(k) == extract.Word {
			t.unit.WordCount++
		}
	}
	if k := sp.EndToken - 1; k >= sp.FirstToken {
		t.unit.Question = t.Words.Text(k) == "?"
	}
}

// after returns the first token after span i and its closing mark.
func (t *tagger) after(i int) int {
	k := t.Doc.Spans[i].EndToken
	if t.Words.Kind(k) == extract.Mark && int(t.Doc.Tokens[k].Start) >= t.Doc.Spans[i].End {
		k++
	}
	return k
}

// before returns the token of the opening mark of span i.
func (t *tagger) before(i int) int {
	k := t.Doc.Spans[i].FirstToken
	if k > 0 && t.Words.Kind(k-1) == extract.Mark {
		k--
	}
	return k
}

// reach is how many tokens before a speech and after it are read: paragraphs
// may have no end.
const reach = 2000

// gap reads the narration between two spans, or between one and an end of the
// paragraph.
func (t *tagger) gap(from, to int, follows, precedes bool) {
	u := t.unit
	switch {
	case !follows:
		from = max(from, to-reach)
	case !precedes:
		to = min(to, from+reach)
	}
	for k := from; k < to; k++ {
		if t.Words.Kind(k) == extract.Word {
			u.Narration++
		}
	}
	if follows {
		end := from
		for end < to && !t.Words.Ends(end) {
			end++
		}
		position := After
		if precedes {
			position = Inside
		}
		if !t.tag(from, end, position) && !t.acts(from, end, to, position) && u.BeatAfter < 0 {
			u.BeatAfter = t.subject(from, end)
			if u.BeatAfter < 0 && end+1 < to {
				u.BeatAfter = t.subject(end+1, to)
			}
		}
		if end >= to {
			return
		}
		from = end + 1
	}
	if precedes && from < to {
		t.clauseBefore(from, to)
	}
}

// acts makes the tag of a speech of the one who acts between two dashes that break
// it, outside the marks: “The boat”—she pointed at it—“was there.”
func (t *tagger) acts(from, end, to int, position Position) bool {
	if position != Inside || end < to || !t.Words.Dash(from) || !t.Words.Dash(to-1) && !t.Words.Dash(to) {
		return false
	}
	subject := t.subject(from+1, end)
	if subject < 0 {
		return false
	}
	m := &t.Mentions[subject]
	t.unit.Tags = append(t.unit.Tags, Tag{Mention: subject, Entity: m.Entity, Cue: m.EndToken, Strength: anyVerbCue, Position: position, Distance: m.FirstToken - from, Phrase: -1})
	return true
}

// clauseBefore reads the last sentence of the narration before a span.
func (t *tagger) clauseBefore(from, to int) {
	start := to
	for start > from && !(t.Words.Ends(start-1) && start < to) {
		start--
	}
	if !t.tag(start, to, Before) && t.unit.BeatBefore < 0 {
		t.unit.BeatBefore = t.subject(start, to)
	}
}

// subject returns the mention that acts first among the tokens, -1 for none.
func (t *tagger) subject(from, to int) int {
	for k := t.MentionAt(from); k < len(t.Mentions) && t.Mentions[k].FirstToken < to; k++ {
		if t.CanAct(k) && !t.AfterPreposition(k) {
			return k
		}
	}
	return -1
}

// lead reads the last sentence of the paragraph before, from its last speech on.
func (t *tagger) lead() {
	u := t.unit
	p := u.Paragraph - 1
	if p < 0 || t.Doc.Paragraphs[p].Heading {
		return
	}
	para := &t.Doc.Paragraphs[p]
	start := para.FirstToken
	if n := para.EndSentence; n > para.FirstSentence {
		start = t.Doc.Sentences[n-1].FirstToken
	}
	for k := para.EndToken - 1; k >= start; k-- {
		if t.Doc.Tokens[k].Span >= 0 {
			start = k + 1
		}
	}
	u.Lead = t.subject(start, para.EndToken)
	u.Colon = t.leadsOn(para.EndToken - 1)
	if u.Colon && len(u.Tags) == 0 && start < para.EndToken {
		t.tag(start, para.EndToken, Before)
	}
}

// leadsOn says that token i ends narration so that what is said next belongs to it.
func (b *Book) leadsOn(i int) bool {
	if b.Words.Kind(i) != extract.Punct || b.Doc.Tokens[i].Span >= 0 {
		return false
	}
	switch b.Words.Text(i)[0] {
	case ':', ',', '-':
		return true
	}
	return b.Words.Text(i) == "—" || b.Words.Text(i) == "–"
}
