package fiction

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

	first, end  int // tokens of the first span's start and the last one's end
	start, stop int // tokens where the narration of the unit starts and ends; 0 for its paragraphs' bounds
	narration   int // words of the narration in its paragraphs
	words       int // words of the speech
	question    bool
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
		if b.words.Ends(k) && b.Doc.Tokens[k].Span < 0 || k == b.Doc.Spans[before].EndToken && b.words.Ends(k-1) {
			return k + 1, k + 1
		}
	}
	return -1, -1
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
	return agree(p.Female, q.Female) < .1
}

// strongTag returns the subject of a unit's first strong tag, -1 for none.
func (b *Book) strongTag(u *Unit) int {
	for _, t := range u.Tags {
		if t.Strength >= strongCue && !b.Mentions[t.Mention].Plural {
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
		if b.words.Kind(k) == extract.Word {
			words++
		}
	}
	if words == 0 {
		return false
	}
	before := sp.FirstToken - 2
	if words > termWords || b.words.Kind(sp.EndToken-1) == extract.Punct || before < b.Doc.Paragraphs[sp.Paragraph].FirstToken {
		return true
	}
	return b.words.Kind(before) != extract.Word || b.words.SpeechVerb(before) > 0
}

// A tagger reads the narration round a unit.
type tagger struct {
	*Book
	unit *Unit
}

// read fills in what the narration round the unit says.
func (t *tagger) read() {
	u := t.unit
	*u = Unit{Spans: u.Spans, Paragraph: u.Paragraph, Last: u.Last, start: u.start, stop: u.stop, BeatBefore: -1, BeatAfter: -1, Lead: -1}
	spans := t.Doc.Spans
	u.first, u.end = spans[u.Spans[0]].FirstToken, spans[u.Spans[len(u.Spans)-1]].EndToken
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
		if t.words.Kind(k) == extract.Word {
			t.unit.words++
		}
	}
	if k := sp.EndToken - 1; k >= sp.FirstToken {
		t.unit.question = t.words.Text(k) == "?"
	}
}

// after returns the first token after span i and its closing mark.
func (t *tagger) after(i int) int {
	k := t.Doc.Spans[i].EndToken
	if t.words.Kind(k) == extract.Mark && int(t.Doc.Tokens[k].Start) >= t.Doc.Spans[i].End {
		k++
	}
	return k
}

// before returns the token of the opening mark of span i.
func (t *tagger) before(i int) int {
	k := t.Doc.Spans[i].FirstToken
	if k > 0 && t.words.Kind(k-1) == extract.Mark {
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
		if t.words.Kind(k) == extract.Word {
			u.narration++
		}
	}
	if follows {
		end := from
		for end < to && !t.words.Ends(end) {
			end++
		}
		position := After
		if precedes {
			position = Inside
		}
		if !t.tag(from, end, position) && u.BeatAfter < 0 {
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

// clauseBefore reads the last sentence of the narration before a span.
func (t *tagger) clauseBefore(from, to int) {
	start := to
	for start > from && !(t.words.Ends(start-1) && start < to) {
		start--
	}
	if !t.tag(start, to, Before) && t.unit.BeatBefore < 0 {
		t.unit.BeatBefore = t.subject(start, to)
	}
}

// weakCue is the strength from which on a verb may be the tag's.
const weakCue = .08

// tag looks for a verb of speech with its subject among the tokens of a clause.
func (t *tagger) tag(from, to int, position Position) bool {
	best, cue := 0.0, -1
	for k := from; k < to; k++ {
		s := t.words.SpeechVerb(k)
		if s < weakCue || t.words.Lower(k-1) == "to" {
			continue
		}
		distance := k - from
		if position == Before {
			distance = to - 1 - k
		}
		if s -= .015 * float64(distance); cue < 0 || s > best {
			best, cue = s, k
		}
	}
	if cue < 0 {
		return false
	}
	subject, inverted := t.subjectOf(cue, from, to, position)
	if subject < 0 {
		return false
	}
	m := &t.Mentions[subject]
	distance := min(m.FirstToken, cue) - from
	if position == Before {
		distance = to - max(m.EndToken, cue+1)
	}
	t.unit.Tags = append(t.unit.Tags, Tag{
		Mention: subject, Entity: t.Mentions[subject].Entity, Cue: cue, Strength: float32(t.words.SpeechVerb(cue)), Position: position, Inverted: inverted, Distance: distance, Phrase: -1,
	})
	return true
}

// subjectOf returns the mention that is the subject of the verb at token cue:
// the one before it, of several the first after a speech and the last before
// one, else the one right after it.
func (t *tagger) subjectOf(cue, from, to int, position Position) (mention int, inverted bool) {
	found := -1
	for k := t.mentionAt(from); k < len(t.Mentions) && t.Mentions[k].FirstToken < cue; k++ {
		if !t.canAct(k) || t.afterPreposition(k) || position == Before && t.called(k) {
			continue
		}
		if position != Before && found >= 0 {
			break
		}
		found = k
	}
	if found >= 0 {
		return found, false
	}
	if k := t.mentionAt(cue + 1); k < len(t.Mentions) && t.Mentions[k].FirstToken <= cue+2 && t.Mentions[k].EndToken <= to && t.canAct(k) {
		return k, true
	}
	return -1, false
}

// canAct says that mention k can be a subject.
func (b *Book) canAct(k int) bool {
	m := &b.Mentions[k]
	return !m.Object && !m.Possessor && !m.Quoted
}

// called says that a verb of speech right before mention k takes it for its
// object: Abram called Ben, and said, “...”
func (b *Book) called(k int) bool {
	before := b.Mentions[k].FirstToken - 1
	return b.Mentions[k].Kind != mention.Pronoun && b.words.Acts(before) && b.words.SpeechVerb(before) > 0
}

// afterPreposition says that a preposition or a verb governs mention k.
func (b *Book) afterPreposition(k int) bool {
	if before := b.Mentions[k].FirstToken - 1; b.Mentions[k].Kind != mention.Pronoun && b.words.Acts(before) && b.words.SpeechVerb(before) == 0 {
		return true // Ann met Ben
	}
	switch b.words.Lower(b.Mentions[k].FirstToken - 1) {
	case "to", "at", "of", "for", "with", "from", "in", "on", "by", "upon", "towards", "toward", "over", "after", "before", "about", "into", "like", "beside", "behind", "against", "told", "asked", "than":
		return true
	}
	return false
}

// subject returns the mention that acts first among the tokens, -1 for none.
func (t *tagger) subject(from, to int) int {
	for k := t.mentionAt(from); k < len(t.Mentions) && t.Mentions[k].FirstToken < to; k++ {
		if t.canAct(k) && !t.afterPreposition(k) {
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

// leadsOn says that token i ends a paragraph so that the next one belongs to it.
func (t *tagger) leadsOn(i int) bool {
	if t.words.Kind(i) != extract.Punct || t.Doc.Tokens[i].Span >= 0 {
		return false
	}
	switch t.words.Text(i)[0] {
	case ':', ',', '-':
		return true
	}
	return t.words.Text(i) == "—" || t.words.Text(i) == "–"
}
