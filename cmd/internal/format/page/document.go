package page

import (
	"fmt"
	"html/template"
	"math"
	"path"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/format/marking"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// A pageDoc is a document on a page.
type pageDoc struct {
	ID, Name, Title, Kicker, Author, Link string
	Summary, Language                     string
	Speakers                              []pageSpeaker
	Article                               template.HTML
	Quotes                                []pageQuote
}

// A pageSpeaker is a speaker at the side of a document.
type pageSpeaker struct {
	ID, Class, Name, Role string
	Quotes                int
	Width                 template.CSS // of the bar
	Share                 string
}

// A pageQuote is a quote with its evidence. Class gives its looks; the same
// classes stand in the article.
type pageQuote struct {
	ID, Class, Speaker, SpeakerID, Role string
	Sure, Text, Mention, Cue            string
	OthersLabel, Others                 string
	Line                                int
	Time, Kind, Why                     string
	short                               string // the speaker, for print, where there may be no colour
}

// nobody stands for the speakers that are not named.
const nobody = "none"

// sureFrom is the confidence from which the page shows an answer as sure.
const sureFrom = 0.8

// Colors is how many colours the style has; then they begin again.
const Colors = 10

func newPageDoc(doc *record.Document, text *marking.Text, number int) pageDoc {
	b := pageBuilder{doc: doc, colors: map[string]string{}}
	if number > 1 {
		b.prefix = "d" + strconv.Itoa(number) + "-"
	}
	meta := &doc.Meta
	out := pageDoc{
		ID: "doc" + strconv.Itoa(number), Name: doc.Doc, Title: record.Value(meta.Title), Author: record.Value(meta.Author),
		Link: marking.WebAddress(doc), Language: doc.Language, Kicker: Joined(" · ", record.Value(meta.Outlet), record.Value(meta.Date)),
	}
	if out.Title == "" {
		out.Title = path.Base(doc.Doc)
	}
	out.Speakers = b.speakers()
	for i := range doc.Quotes {
		out.Quotes = append(out.Quotes, b.quote(&doc.Quotes[i]))
	}
	out.Summary = b.summary()
	out.Article = markArticle(text, marking.PartPieces(text, doc.Quotes), marking.EvidencePieces(text, doc.Quotes), out.Quotes)
	return out
}

// Joined joins what is not empty.
func Joined(separator string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, separator)
}

// A pageBuilder turns a record into what the page shows.
type pageBuilder struct {
	doc    *record.Document
	prefix string            // of ids, which are unique on a page
	colors map[string]string // by speaker
}

// speakers returns the speakers that have quotes, the most quoted first, and
// what nobody is named for, with their shares of all quoted words.
func (b *pageBuilder) speakers() []pageSpeaker {
	speakers := quoted(b.doc)
	quotes, words := unnamed(b.doc)
	total := words
	for _, s := range speakers {
		total += s.Words
	}
	var out []pageSpeaker
	for i, s := range speakers {
		b.colors[s.ID] = "c" + strconv.Itoa(i%Colors+1)
		p := pageSpeaker{ID: s.ID, Class: b.colors[s.ID], Name: s.Name, Role: Office(record.Value(s.Role), record.Value(s.Organization)), Quotes: s.Quotes}
		p.Width, p.Share = share(s.Words, total)
		out = append(out, p)
	}
	if quotes > 0 {
		p := pageSpeaker{ID: nobody, Class: nobody, Name: "Not named", Quotes: quotes}
		p.Width, p.Share = share(words, total)
		out = append(out, p)
	}
	return out
}

func share(words, total int) (template.CSS, string) {
	percent := 100 * float64(words) / float64(max(1, total))
	return template.CSS(strconv.FormatFloat(percent, 'f', 1, 64) + "%"), strconv.Itoa(int(math.Round(percent))) + " %"
}

// Office says what somebody is: the role, and the organisation where the role does
// not name it; either may be empty.
func Office(role, organization string) string {
	if strings.Contains(role, organization) {
		return role
	}
	return Joined(", ", role, organization)
}

func (b *pageBuilder) summary() string {
	named := len(quoted(b.doc))
	quotes, _ := unnamed(b.doc)
	out := Count(len(b.doc.Quotes), "quote") + " · " + Count(named, "speaker")
	if quotes > 0 {
		out += fmt.Sprintf(" · %d not named", quotes)
	}
	return out
}

func (b *pageBuilder) quote(q *record.Quote) pageQuote {
	out := pageQuote{
		ID: b.prefix + q.ID, Speaker: "Not named", SpeakerID: nobody, Text: q.Text, Line: q.Line, Time: q.SpokenAt().Clock(), Kind: q.Kind,
		Why: record.Value(q.Why), Others: others(q), OthersLabel: "perhaps",
	}
	if q.Mention != nil {
		out.Mention = "“" + terminal.Clean(q.Mention.Text) + "”"
	}
	if q.Cue != nil {
		out.Cue = "“" + terminal.Clean(q.Cue.Text) + "”"
	}
	class := nobody
	switch {
	case q.Speaker != nil:
		class = b.named(q, &out)
	case q.Kind == string(attribute.Term):
		class, out.Speaker, out.SpeakerID = q.Kind, "Not speech", q.Kind
	}
	out.Class = class + " " + q.Kind
	return out
}

// named fills in the speaker of a quote and returns its looks.
func (b *pageBuilder) named(q *record.Quote, out *pageQuote) string {
	class := b.colors[q.Speaker.ID]
	if class == "" {
		class = nobody // only nested quotes
	}
	out.Speaker, out.SpeakerID, out.OthersLabel = q.Speaker.Name, q.Speaker.ID, "or else"
	out.short = q.Speaker.Name
	for i := range b.doc.Speakers {
		if s := &b.doc.Speakers[i]; s.ID == q.Speaker.ID {
			out.Role = Office(record.Value(s.Role), record.Value(s.Organization))
			if s.Kind == string(attribute.Person) {
				out.short = s.Name[strings.LastIndex(s.Name, " ")+1:]
			}
		}
	}
	if q.Confidence != nil {
		out.Sure = Percent(*q.Confidence) + " sure"
		if *q.Confidence < sureFrom {
			class += " unsure"
		}
	}
	return class
}

// others lists who else could have spoken.
func others(q *record.Quote) string {
	var out []string
	for _, c := range q.Candidates {
		out = append(out, c.Name+" "+Percent(c.Confidence))
	}
	return strings.Join(out, ", ")
}

// Percent writes a share as hundredths.
func Percent(p float64) string { return strconv.Itoa(int(math.Round(100*p))) + " %" }
