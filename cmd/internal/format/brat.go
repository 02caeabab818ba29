package format

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotes/cmd/internal/format/marking"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// bratWriter writes brat standoff in the terms of PolNeAR: spans Source, Cue
// and Content, and an event Attribution that ties them, or
// Attribution-no-source where no words name the source. Contents leave the
// marks out. A note of the annotator on the event gives the speaker, the
// confidence and the reason, which PolNeAR has no place for. The event's
// trigger is the tag, from the source to the cue, and not the cue alone: some
// readers refuse two spans of the same place.
type bratWriter struct {
	w    io.Writer
	done bool
}

func newBrat(w io.Writer, _ Options) Writer { return &bratWriter{w: w} }

var errOneDocument = errors.New("brat has a file for each document; write them to a folder with -o DIR/")

// Write writes the document's quotes.
func (w *bratWriter) Write(doc *record.Document) error {
	if w.done {
		return errOneDocument
	}
	w.done = true
	text, err := marking.NewText(doc)
	if err != nil {
		return err
	}
	s := standoff{text: text}
	for i := range doc.Quotes {
		s.quote(&doc.Quotes[i])
	}
	_, err = io.WriteString(w.w, s.b.String())
	return err
}

// Close does nothing: the file is whole.
func (w *bratWriter) Close() error { return nil }

// A standoff collects the lines of a file and numbers them.
type standoff struct {
	text          *marking.Text
	b             strings.Builder
	spans, events int
	taken         map[string]bratSpan // by where it stands
}

// A bratSpan is a span that was written.
type bratSpan struct{ name, kind string }

func (s *standoff) quote(q *record.Quote) {
	event := "Attribution-no-source"
	args := " Content:" + s.span("Content", q.Parts)
	if q.Cue != nil {
		args += " Cue:" + s.span("Cue", []record.Place{{Text: q.Cue.Text, Start: q.Cue.Start, End: q.Cue.End}})
	}
	if q.Mention != nil {
		event = "Attribution"
		args += " Source:" + s.span("Source", []record.Place{*q.Mention})
	}
	ref := s.trigger(event, q)
	s.events++
	fmt.Fprintf(&s.b, "E%d\t%s:%s%s\n", s.events, event, ref, args)
	fmt.Fprintf(&s.b, "#%d\tAnnotatorNotes E%d\t%s\n", s.events, s.events, note(q))
}

// trigger writes the trigger of an event and returns its name: from source to
// cue, or over the whole quote where one of them is missing, or of that the
// longest beginning that no other span has.
func (s *standoff) trigger(event string, q *record.Quote) string {
	all := []record.Place{q.Parts[0], q.Parts[len(q.Parts)-1]}
	if q.Mention != nil && q.Cue != nil {
		all = nil
	}
	if q.Mention != nil {
		all = append(all, *q.Mention)
	}
	if q.Cue != nil {
		all = append(all, record.Place{Start: q.Cue.Start, End: q.Cue.End})
	}
	whole := all[0]
	for _, p := range all {
		whole.Start, whole.End = min(whole.Start, p.Start), max(whole.End, p.End)
	}
	for whole.End > whole.Start+1 {
		if old, ok := s.taken[place(s.lines(whole))]; !ok || old.kind == event {
			break
		}
		whole.End--
	}
	return s.span(event, []record.Place{whole})
}

// place says where the pieces of a span stand.
func place(pieces []record.Place) string {
	var at []string
	for _, p := range pieces {
		at = append(at, strconv.Itoa(p.Start)+" "+strconv.Itoa(p.End))
	}
	return strings.Join(at, ";")
}

// span writes a span, unless it stands there already, and returns its name.
func (s *standoff) span(kind string, places []record.Place) string {
	var pieces []record.Place
	var words []string
	for _, p := range places {
		pieces = append(pieces, s.lines(p)...)
	}
	for _, p := range pieces {
		words = append(words, p.Text)
	}
	at := place(pieces)
	if old, ok := s.taken[at]; ok && old.kind == kind {
		return old.name
	}
	s.spans++
	name := "T" + strconv.Itoa(s.spans)
	if s.taken == nil {
		s.taken = map[string]bratSpan{}
	}
	s.taken[at] = bratSpan{name, kind}
	fmt.Fprintf(&s.b, "%s\t%s %s\t%s\n", name, kind, at, strings.Join(words, " "))
	return name
}

// isBratBreak says that brat's reader, which splits as Python's splitlines
// does, takes the character for the end of a line.
func isBratBreak(r rune) bool {
	return strings.ContainsRune("\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029", r)
}

// lines cuts a place at line breaks, which brat does not allow in a span.
func (s *standoff) lines(p record.Place) []record.Place {
	var out []record.Place
	text := s.text.Slice(p.Start, p.End)
	at := p.Start
	for text != "" {
		end := strings.IndexFunc(text, isBratBreak)
		if end < 0 {
			end = len(text)
		}
		words := text[:end]
		if words != "" {
			out = append(out, record.Place{Text: words, Start: at, End: at + utf8.RuneCountInString(words)})
		}
		at += utf8.RuneCountInString(words)
		if text = text[end:]; text != "" {
			_, size := utf8.DecodeRuneInString(text)
			text = text[size:]
			at++
		}
	}
	return out
}

// note says in a line who spoke and why.
func note(q *record.Quote) string {
	words := who(q)
	if q.Speaker != nil && q.Confidence != nil {
		words += " " + confidence(q.Confidence)
	}
	if at := q.SpokenAt(); at != nil {
		words += "; at " + at.Clock()
	}
	if q.Why != nil {
		words += "; " + *q.Why
	}
	return terminal.Clean(words)
}

// bratConfig tells brat which spans and events to show.
const bratConfig = `[entities]
Source
Cue
Content

[relations]

[events]
Attribution Source*:Source, Cue*:Cue, Content*:Content
Attribution-no-source Cue*:Cue, Content*:Content

[attributes]
`

func writeBratConfig(w io.Writer, _ []page.Entry) error {
	_, err := io.WriteString(w, bratConfig)
	return err
}
