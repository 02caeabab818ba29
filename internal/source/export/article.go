package export

import (
	"slices"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// A line is one of an export's lines, white space at its ends left out.
type line struct {
	from, to int
	text     string
	apart    bool // a blank line stands before it
}

// An article is one of an export: what its head says, and the lines of its text.
type article struct {
	meta document.Meta
	body []line
}

// write writes the article's text, line by line and paragraph by paragraph.
func (a *article) write(w *document.Writer) {
	for i, l := range a.body {
		switch {
		case i == 0:
		case l.apart:
			w.Paragraph()
		default:
			w.LineBreak()
		}
		w.Words(l.from, l.to)
	}
}

// articles cuts an export into its articles. Those without a text are left out.
func articles(raw string) []article {
	var all []article
	var open []line
	classic := false // articles begin with a counter
	done := func() {
		if a := readArticle(open, classic); len(a.body) > 0 {
			all = append(all, a)
		}
		open = nil
	}
	for _, l := range lines(raw) {
		switch {
		case counter.MatchString(l.text):
			if len(all) > 0 || classic {
				done()
			}
			open, classic = nil, true
		case !classic && (endLine.MatchString(l.text) || idLine.MatchString(l.text)):
			done()
		default:
			open = append(open, l)
		}
	}
	done()
	return all
}

// lines returns the lines that are not blank.
func lines(raw string) []line {
	var all []line
	at, apart := 0, false
	for text := range strings.Lines(raw) {
		start := at
		at += len(text)
		words := strings.TrimSpace(text)
		if words == "" {
			apart = true
			continue
		}
		from := start + strings.Index(text, words)
		all = append(all, line{from, from + len(words), words, apart || strings.Contains(text[:from-start], "\f")})
		apart = false
	}
	return all
}

var (
	headField = lazy.MustCompile(`(?i)^(byline|section|length|dateline|highlight|series|distribution|column|edition|type|source|author)\s*:\s*(.*)$`)
	footField = lazy.MustCompile(`^(?i:load-date|language|graphic|graphics|publication-type|document-type|journal-code|subject|organization|person|geographic|city|state|country|company|ticker|industry|url|notes|correction-date|classification|transcript|jscode|acc-no|correction)\s*(:|$)`)
	capitals  = lazy.MustCompile(`^[A-Z][A-Z -]+:|^(Load-Date|Graphic|Classification|Notes|Correction-Date)\b`)
	copyright = lazy.MustCompile(`(?i)^(copyright\b|©|\(c\)|all rights reserved)`)
	wordCount = lazy.MustCompile(`^[\d,.]+ words$`)
	bodyLine  = lazy.MustCompile(`^(Body|Full Text|BODY:)$`)
	cover     = lazy.MustCompile(`Terms (&|and) Conditions|^Job Number|^Documents \(\d+\)|^(?i:page) \d+ of \d+$`)
	edition   = lazy.MustCompile(`(?i)\bedition\b|\bfinal$|^correction appended$`)
	by        = lazy.MustCompile(`^(?i:by)\s+(\p{Lu}.*)$`)
)

// A head is what is read of the lines over an article's text.
type head struct {
	fields map[string]string
	open   string // the field that the next line goes on with
	before []line // lines that are no field, before the date
	after  []line // and after it
	date   string
	length bool // the number of words was told
	rights bool // the copyright was told, the last line of Factiva's head
}

// readArticle reads the lines of one article; one of a classic export stands
// under a counter.
func readArticle(all []line, classic bool) article {
	h := head{fields: map[string]string{}}
	body := -1
	lexis := false
	for _, l := range all {
		lexis = lexis || bodyLine.MatchString(l.text)
	}
	for i, l := range all {
		if bodyLine.MatchString(l.text) {
			body = i + 1
			break
		}
		if !lexis && h.ended(l) {
			body = i
			break
		}
		h.take(l)
	}
	if body < 0 {
		return article{}
	}
	end := body
	for end < len(all) && !isFoot(all[end].text) {
		end++
	}
	return article{meta: h.meta(lexis && !classic), body: all[body:end]}
}

// isFoot says that a line is the first under an article's text.
func isFoot(text string) bool {
	return footField.MatchString(text) && capitals.MatchString(text) || copyright.MatchString(text) && len(text) < 120
}

// ended says that the head ends before the line: it is no field, and stands
// apart after the length or the copyright.
func (h *head) ended(l line) bool {
	if headField.MatchString(l.text) || copyright.MatchString(l.text) || wordCount.MatchString(l.text) {
		return false
	}
	return h.length && l.apart && h.fields["length"] != "" || h.rights && h.length
}

// take takes a line of the head.
func (h *head) take(l line) {
	field := headField.FindStringSubmatch(l.text)
	date, start, _ := document.FindDate(l.text)
	switch {
	case cover.MatchString(l.text):
		*h = head{fields: map[string]string{}} // the front page of the export
	case field != nil:
		h.open = strings.ToLower(field[1])
		h.fields[h.open] = field[2]
		h.length = h.length || h.open == "length"
	case h.open != "" && !l.apart && h.open != "length":
		h.fields[h.open] = strings.TrimSpace(h.fields[h.open] + " " + l.text)
	case copyright.MatchString(l.text):
		h.rights = true
	case wordCount.MatchString(l.text):
		h.length = true
	case by.MatchString(l.text) && h.fields["byline"] == "":
		h.fields["byline"] = by.FindStringSubmatch(l.text)[1]
	case h.date == "" && date != "" && start < 20:
		h.date = date
	case h.date == "":
		h.before = append(h.before, l)
	default:
		h.after = append(h.after, l)
	}
}

// meta says what the head tells. Classic exports name the outlet, the date and
// the title in this order, newer ones the title, the outlet and the date, those
// of Factiva the title, the date and the outlet.
func (h *head) meta(lexis bool) document.Meta {
	m := document.Meta{Date: h.date, Author: page.CleanAuthor(h.fields["byline"])}
	switch {
	case lexis && len(h.before) > 1:
		last := len(h.before) - 1
		m.Title, m.Outlet = joined(h.before[:last]), h.before[last].text
	case h.fields["length"] != "" && !lexis:
		m.Outlet, m.Title = first(h.before), joined(lastGroup(withoutEditions(h.after)))
	default:
		m.Title, m.Outlet = joined(withoutSection(h.before)), first(h.after)
	}
	return m
}

// withoutSection leaves out the line over a headline of Factiva's that names the
// section: a few words, where a longer line follows at once.
func withoutSection(all []line) []line {
	if len(all) == 2 && !all[1].apart && len(strings.Fields(all[0].text)) <= sectionWords && len(all[1].text) > len(all[0].text) {
		return all[1:]
	}
	return all
}

// sectionWords is how many words name a section at most.
const sectionWords = 2

func first(all []line) string {
	if len(all) == 0 {
		return ""
	}
	return all[0].text
}

// withoutEditions leaves out the lines that name an edition, which are no title.
func withoutEditions(all []line) []line {
	kept := slices.DeleteFunc(slices.Clone(all), func(l line) bool { return edition.MatchString(l.text) })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// lastGroup returns the lines after the last blank one.
func lastGroup(all []line) []line {
	for i := len(all) - 1; i > 0; i-- {
		if all[i].apart {
			return all[i:]
		}
	}
	return all
}

func joined(all []line) string {
	var words []string
	for _, l := range all {
		words = append(words, l.text)
	}
	return document.Fold(strings.Join(words, " "))
}
