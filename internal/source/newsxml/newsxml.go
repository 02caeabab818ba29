// Package newsxml reads the XML of news agencies: NewsML-G2 and NITF.
package newsxml

import (
	"encoding/xml"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// The first elements of the formats, behind declarations and comments.
var (
	newsML = lazy.MustCompile(document.XMLProlog + `(?:\w+:)?(newsItem|newsMessage|packageItem)[\s>]`)
	nitf   = lazy.MustCompile(document.XMLProlog + `nitf[\s>]`)
)

// IsNewsML says that the first bytes of a file are those of NewsML-G2.
func IsNewsML(head string) bool { return document.Opens(head, "<") && newsML.MatchString(head) }

// IsNITF says that the first bytes of a file are those of NITF.
func IsNITF(head string) bool { return document.Opens(head, "<") && nitf.MatchString(head) }

// A dialect says where the parts of an article stand in one of the formats.
type dialect struct {
	format document.Format
	text   map[string]bool // elements that hold the text
	title  map[string]bool
	slug   map[string]bool // elements of a title that counts where there is no other
	author map[string]bool
	outlet map[string]bool
	date   map[string]string // elements of dates, and the attribute that holds them; empty: their words
	skip   map[string]bool   // elements that are no part of the article
}

var newsMLDialect = dialect{
	format: document.NewsML,
	text:   document.WordSet(`inlineXML inlineData`),
	title:  document.WordSet(`headline`),
	author: document.WordSet(`by creator`),
	outlet: document.WordSet(`provider`),
	date:   map[string]string{"contentCreated": "", "versionCreated": "", "firstCreated": ""},
	skip:   document.WordSet(`edNote rightsInfo catalog catalogRef remoteContent description groupSet`),
}

var nitfDialect = dialect{
	format: document.NITF,
	text:   document.WordSet(`body.content`),
	title:  document.WordSet(`hl1`),
	slug:   document.WordSet(`title`),
	author: document.WordSet(`byline`),
	outlet: document.WordSet(`distributor`),
	date:   map[string]string{"date.issue": "norm", "date.release": "norm", "story.date": "norm", "pubdata": "date.publication"},
	skip:   document.WordSet(`ed-msg rights media note revision-history`),
}

// ReadNewsML reads the items of NewsML-G2: the text, not the notes to editors.
// Items without a text, as pictures and packages, are left out where others
// have one.
func ReadNewsML(in document.Input) ([]*document.Document, error) { return read(in, &newsMLDialect) }

// ReadNITF reads an article of NITF.
func ReadNITF(in document.Input) (*document.Document, error) {
	docs, err := read(in, &nitfDialect)
	if err != nil {
		return nil, err
	}
	return docs[0], nil
}

func read(in document.Input, d *dialect) ([]*document.Document, error) {
	raw, encoding, err := document.DecodeXML(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	r := &reader{dialect: d, raw: raw, r: document.NewXMLReader(in.Name, []byte(raw)), article: &article{}}
	if err := r.read(); err != nil {
		return nil, err
	}
	var docs []*document.Document
	for _, a := range append(r.done, r.article) {
		if a.to <= a.from {
			continue
		}
		doc, err := page.Fragment(in.Ctx, raw, raw[a.from:a.to], a.from)
		if err != nil {
			return nil, err
		}
		doc.Format, doc.Encoding, doc.Meta = d.format, encoding, a.described()
		docs = append(docs, doc)
	}
	if docs == nil {
		docs = []*document.Document{{Marked: true, Format: d.format, Encoding: encoding, Meta: r.article.described()}}
	}
	return docs, nil
}

// An article is what is read of one.
type article struct {
	meta     document.Meta
	slug     string
	from, to int // its text in the file: the longest there is
}

// described is the article's meta, with the slug where there is no title.
func (a *article) described() document.Meta {
	if a.meta.Title == "" {
		a.meta.Title = a.slug
	}
	return a.meta
}

// A reader reads a file once.
type reader struct {
	*dialect
	*article // that is being read
	raw      string
	r        *document.XMLReader
	done     []*article
}

func (a *reader) read() error {
	for {
		t, err := a.r.Next()
		if err != nil || t == nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if err := a.element(e); err != nil {
			return err
		}
	}
}

func (a *reader) element(e xml.StartElement) error {
	name := e.Name.Local
	attribute, dated := a.date[name]
	switch {
	case a.skip[name]:
		return a.r.Skip()
	case name == "newsItem":
		a.done, a.article = append(a.done, a.article), &article{}
	case a.text[name]:
		from, to, err := a.r.Inner()
		if to-from > a.to-a.from {
			a.from, a.to = from, to
		}
		return err
	case a.title[name]:
		return a.words(&a.meta.Title)
	case a.dialect.slug[name]:
		return a.words(&a.article.slug)
	case a.author[name]:
		err := a.words(&a.meta.Author)
		if rest, ok := strings.CutPrefix(a.meta.Author, "By "); ok {
			a.meta.Author = rest
		}
		return err
	case a.outlet[name]:
		if literal := document.XMLAttr(e, "literal"); literal != "" && a.meta.Outlet == "" {
			a.meta.Outlet = literal
		}
		return a.words(&a.meta.Outlet)
	case dated && attribute != "":
		a.dated(document.XMLAttr(e, attribute))
	case dated:
		words, err := a.r.Words()
		a.dated(words)
		return err
	}
	return nil
}

// words reads the words of an element; the first that has any counts.
func (a *reader) words(to *string) error {
	words, err := a.r.Words()
	if *to == "" {
		*to = words
	}
	return err
}

// compact is a date without the signs between its parts: 20240506T100000Z.
var compact = lazy.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(.*))?$`)

// dated takes a date; the first counts.
func (a *reader) dated(words string) {
	if a.meta.Date != "" {
		return
	}
	if m := compact.FindStringSubmatch(words); m != nil {
		words = m[1] + "-" + m[2] + "-" + m[3]
		if m[4] != "" {
			words += "T" + m[4] + ":" + m[5] + ":" + m[6] + m[7]
		}
	}
	if date, start, _ := document.FindDate(words); date != "" && start == 0 {
		a.meta.Date = words
	}
}
