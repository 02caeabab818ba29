package attribute

import (
	"fmt"
	"sort"

	"quotes/extract"
	"quotes/internal/fiction"
	"quotes/internal/mention"
	"quotes/internal/scene"
	"quotes/internal/story"
)

// storyRules are the rules that only stories have.
var storyRules = []Rule{{Name: fiction.Conversation, Doc: "in a story, no tag: M fits best among those who talk"}}

// storyBuilder turns the decisions about a story into quotes and speakers.
type storyBuilder struct {
	book     *story.Book
	res      *Result
	lines    []int
	speakers map[int]*Speaker // character → speaker
	meant    map[int]int      // character → pronouns of tags that surely mean it: women less men
}

// storyResult makes the result of a document that is a story.
func storyResult(book *story.Book, decoder *fiction.Decoder, opts Options) *Result {
	b := &storyBuilder{book: book, res: &Result{Genre: Fiction}, lines: book.Doc.LineStarts, speakers: map[int]*Speaker{}, meant: map[int]int{}}
	decided := decoder.Quotes(book, opts.MinConfidence)
	for i := range decided {
		b.means(&decided[i])
	}
	for i := range decided {
		book.Watch.Check()
		b.add(&decided[i])
	}
	return b.res
}

// means counts the pronoun of a tag that surely means who speaks.
func (b *storyBuilder) means(d *fiction.Quote) {
	if d.Tag == nil || d.Speaker < 0 || d.Confidence < surePronoun {
		return
	}
	m := &b.book.Mentions[d.Tag.Mention]
	switch {
	case m.Kind != mention.Pronoun:
	case m.Female > .9:
		b.meant[d.Speaker]++
	case m.Female < .1:
		b.meant[d.Speaker]--
	}
}

func (b *storyBuilder) place(start, end int) Place {
	return Place{Text: b.book.Doc.Text[start:end], Start: start, End: end}
}

// tokens returns the place of the tokens from first to end.
func (b *storyBuilder) tokens(first, end int) Place {
	return b.place(int(b.book.Doc.Tokens[first].Start), int(b.book.Doc.Tokens[end-1].End))
}

// add adds the quote of a decision.
func (b *storyBuilder) add(d *fiction.Quote) {
	q := b.quote(d.Spans)
	if d.Continues >= 0 {
		q.Continues = b.res.Quotes[d.Continues]
	}
	if d.Within >= 0 {
		q.Within = b.res.Quotes[d.Within]
	}
	if d.Term {
		q.Kind = Term
	}
	if d.Thought {
		q.Act = Thought
	}
	b.attribute(q, d)
	b.res.Quotes = append(b.res.Quotes, q)
}

// quote returns the quote of some spans, whom nobody says yet.
func (b *storyBuilder) quote(spans []int) *Quote {
	doc := b.book.Doc
	first := &doc.Spans[spans[0]]
	q := &Quote{Kind: Direct, Style: first.Style, Paragraph: first.Paragraph + 1, Act: Speech, Context: b.context(first)}
	for _, i := range spans {
		sp := &doc.Spans[i]
		q.Parts = append(q.Parts, b.place(scene.Trim(doc.Text, sp.Start, sp.End)))
		q.Context = b.place(q.Context.Start, max(q.Context.End, b.context(sp).End))
	}
	start := q.Parts[0].Start
	q.Line = lineOf(b.lines, start)
	if c := doc.ChapterAt(start); c >= 0 {
		q.Chapter = doc.Chapters[c].Title
	}
	return q
}

// context returns the sentence that holds a span.
func (b *storyBuilder) context(sp *extract.Span) Place {
	doc := b.book.Doc
	para := &doc.Paragraphs[sp.Paragraph]
	sentences := doc.Sentences[para.FirstSentence:para.EndSentence]
	if k := sort.Search(len(sentences), func(k int) bool { return sentences[k].End > sp.Start }); k < len(sentences) {
		return b.place(min(sentences[k].Start, sp.OuterStart), max(sentences[k].End, sp.OuterEnd))
	}
	return b.place(sp.OuterStart, sp.OuterEnd)
}

// attribute fills in who speaks.
func (b *storyBuilder) attribute(q *Quote, d *fiction.Quote) {
	q.Status, q.Confidence, q.Threshold = Status(d.Status), d.Confidence, d.Threshold
	for _, c := range d.Choices {
		q.Candidates = append(q.Candidates, Candidate{Speaker: b.speaker(c.Person), Confidence: c.P})
	}
	if d.Speaker >= 0 {
		q.Speaker = b.speaker(d.Speaker)
	}
	for _, p := range d.Addressees {
		q.Addressees = append(q.Addressees, b.speaker(p))
	}
	q.Rule = NoRule
	switch {
	case d.Found >= 0:
		q.Rule = d.Rule
		b.evidence(q, d)
	case d.Within >= 0:
		q.Why = "it stands inside of another quote"
	case d.Term:
		q.Why = "nobody of the story says these words"
	default:
		q.Why = "nothing in the text says whose words these are"
	}
}

// evidence fills in the tag that fits who speaks, and the sentence that says why.
func (b *storyBuilder) evidence(q *Quote, d *fiction.Quote) {
	name := b.book.Cast[d.Found].Name
	if d.Tag == nil {
		q.Why = fmt.Sprintf("no words beside it say who speaks; of those present %s fits best in the order of the conversation", name)
		return
	}
	m := &b.book.Mentions[d.Tag.Mention]
	at := b.tokens(m.FirstToken, m.EndToken)
	cue := Cue{Place: b.tokens(d.Tag.Cue, d.Tag.Cue+1), Lemma: d.Tag.Lemma}
	q.Mention, q.Cue = &at, &cue
	q.Chain = append(q.Chain, Step{Place: at, Line: lineOf(b.lines, at.Start), How: "the words at the quote"})
	q.Why = fmt.Sprintf("%q is its source by %q", at.Text, cue.Text)
	if m.Entity < 0 {
		q.Why += fmt.Sprintf("; of those present %s fits best", name)
	} else if name != at.Text {
		q.Why += fmt.Sprintf("; that is %s", name)
	}
}

// speaker returns the speaker of a character.
func (b *storyBuilder) speaker(person int) *Speaker {
	if sp, ok := b.speakers[person]; ok {
		return sp
	}
	c := &b.book.Cast[person]
	sp := &Speaker{Name: c.Name, Title: c.Title, Kind: Person, Aliases: c.Aliases, Gender: c.Gender(b.meant[person]), Tells: person == b.book.Narrator}
	switch {
	case len(c.Members) > 0:
		sp.Kind = Group
	case c.Narrator:
		sp.Kind = Narrator
	case c.Virtual:
		sp.Kind = Unnamed
	}
	b.res.Speakers = append(b.res.Speakers, sp)
	b.speakers[person] = sp
	for _, p := range c.Members {
		sp.Members = append(sp.Members, b.speaker(p))
	}
	return sp
}
