package format

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// readTEI takes the tags off the body, which must give the text, and puts the
// elements of each quote together in the order of next.
func readTEI(t *testing.T, out []byte, doc *record.Document) []found {
	r := teiReader{names: map[string]string{}, pieces: map[string]*teiPiece{}}
	d := xml.NewDecoder(bytes.NewReader(out))
	for {
		token, err := d.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatal(err)
			}
			break
		}
		r.token(token)
	}
	if want := marking.XMLCharacters(*doc.Text); r.body.String() != want {
		t.Errorf("%s: the body is not the text: got %q", doc.Doc, r.body.String())
	}
	var all []found
	for _, q := range doc.Quotes {
		all = append(all, r.chain(q.ID))
	}
	return all
}

type teiPiece struct {
	who, next string
	place     record.Place
	start     int // bytes
}

type teiReader struct {
	names  map[string]string
	pieces map[string]*teiPiece
	inBody bool
	body   strings.Builder
	open   []string // ids; empty for other elements
	person string
}

func (r *teiReader) token(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		r.start(token)
	case xml.EndElement:
		id := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if p := r.pieces[id]; p != nil {
			p.place.Text = r.body.String()[p.start:]
			p.place.End = utf8.RuneCountInString(r.body.String())
		}
		if token.Name.Local == "body" {
			r.inBody = false
		}
	case xml.CharData:
		if r.inBody {
			r.body.Write(token)
		} else if r.person != "" {
			if r.names[r.person] == "" {
				r.names[r.person] = string(token)
			}
			r.person = ""
		}
	}
}

func (r *teiReader) start(e xml.StartElement) {
	attr := map[string]string{}
	for _, a := range e.Attr {
		attr[a.Name.Local] = a.Value
	}
	id := ""
	switch {
	case r.inBody && attr["id"] != "":
		id = attr["id"]
		r.pieces[id] = &teiPiece{who: attr["who"], next: attr["next"], start: r.body.Len(),
			place: record.Place{Start: utf8.RuneCountInString(r.body.String())}}
	case attr["id"] != "":
		r.person = attr["id"]
	case e.Name.Local == "body":
		r.inBody = true
	}
	r.open = append(r.open, id)
}

// chain follows a quote from its first element.
func (r *teiReader) chain(id string) found {
	var f found
	var words []string
	for id != "" {
		p := r.pieces[id]
		if p == nil {
			break
		}
		f.speaker = r.names[strings.TrimPrefix(p.who, "#")]
		f.places = append(f.places, p.place)
		words = append(words, strings.Fields(p.place.Text)...)
		id = strings.TrimPrefix(p.next, "#")
	}
	f.text = strings.Join(words, " ")
	return f
}
