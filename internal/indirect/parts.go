package indirect

import (
	"sort"
	"strings"

	"quotes/extract"
	"quotes/internal/report"
)

// wordsOf returns the parts of a report without the stops and white space
// at their ends.
func (d *decider) wordsOf(r *report.Report) []report.Place {
	var parts []report.Place
	text := d.Doc.Text
	for _, c := range r.Content {
		start, end := c.Start, c.End
		for start < end && strings.IndexByte(" \t\r\n,;:-.", text[start]) >= 0 {
			start++
		}
		for start < end && strings.IndexByte(" \t\r\n,;:-.", text[end-1]) >= 0 {
			end--
		}
		end = d.marked.beyond(start, end) // a stop may be that of a quote
		if start < end && (len(r.Content) == 1 || strings.IndexByte(text[start:end], ' ') >= 0) {
			parts = append(parts, report.Place{Start: start, End: end})
		}
	}
	return parts
}

// withoutSpeech takes direct speech out of the parts of a report, with what
// stands after it: that is a quote by itself.
func (d *decider) withoutSpeech(parts []report.Place) []report.Place {
	var out []report.Place
	for _, p := range parts {
		end := d.marked.speechIn(p.Start, p.End)
		if end == p.End {
			out = append(out, p)
			continue
		}
		if start, end := trimMarks(d.Doc.Text, p.Start, end); d.hasVerb(start, end) {
			out = append(out, report.Place{Start: start, End: end})
		}
	}
	return out
}

// hasVerb says that the bytes from start to end hold a verb.
func (d *decider) hasVerb(start, end int) bool {
	doc := d.Doc
	first := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > start })
	for i := first; i < len(doc.Sentences) && doc.Sentences[i].Start < end; i++ {
		sent := d.Text.Sentence(i)
		for v := range sent.Verbs {
			if at := sent.Words[sent.Verbs[v].Head].Start; start <= at && at < end {
				return true
			}
		}
	}
	return false
}

// trimMarks narrows a range to leave out stops, marks and white space at both ends.
func trimMarks(text string, start, end int) (int, int) {
	const outer = " \t\r\n\u00a0,;:-.\"“”„«»‘"
	s := text[start:end]
	start += len(s) - len(strings.TrimLeft(s, outer))
	return start, max(start, end-(len(s)-len(strings.TrimRight(s, outer))))
}

// allMarked says that the words of all parts stand inside marks.
func (d *decider) allMarked(parts []report.Place) bool {
	doc := d.Doc
	for _, p := range parts {
		for k := doc.TokenAt(p.Start); k < len(doc.Tokens) && int(doc.Tokens[k].Start) < p.End; k++ {
			t := &doc.Tokens[k]
			if t.Span < 0 && (t.Kind == extract.Word || t.Kind == extract.Number) {
				return false
			}
		}
	}
	return true
}
