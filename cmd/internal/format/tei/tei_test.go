package tei

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/format/formattest"
	"quotes/cmd/internal/format/marking"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
)

var defaultAttributor = sync.OnceValues(func() (*attribute.Attributor, error) { return attribute.New(attribute.Options{}) })

// analyseTEI runs the program on a file of TEI; it returns nil where the file
// cannot be read.
func analyseTEI(t testing.TB, data string, opts record.Options) *record.Document {
	t.Helper()
	who, err := defaultAttributor()
	if err != nil {
		t.Fatal(err)
	}
	for item := range source.Items([]string{source.Stdin}, source.Options{Format: source.TEI, Name: "a.tei", Stdin: strings.NewReader(data)}) {
		in, err := item.Load(context.Background())
		if err != nil {
			return nil
		}
		quoted := make([]extract.Quoted, len(in.Quotes))
		for i, q := range in.Quotes {
			quoted[i] = extract.Quoted(q)
		}
		doc := extract.New(in.Text, extract.WithQuoted(quoted))
		res, err := who.Attribute(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		opts.WithText = true
		return record.New(in, doc, res, opts)
	}
	return nil
}

var everyQuote = record.Options{Kinds: record.AllKinds(), Nested: true}

// TestTEIMarkup writes what the files of testdata/tei become, and holds each
// to what checkTEIMarkup checks.
func TestTEIMarkup(t *testing.T) {
	files, err := filepath.Glob("testdata/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := analyseTEI(t, string(data), everyQuote)
			out := written(t, doc)
			formattest.Golden(t, strings.TrimSuffix(file, ".xml")+".golden", out)
			checkTEIMarkup(t, doc, string(out))
			again := analyseTEI(t, string(out), everyQuote)
			if second := written(t, again); !bytes.Equal(second, out) {
				t.Errorf("what was written is not written the same again:\n%s", second)
			}
		})
	}
}

// TestTEICorpus writes three documents into one file: the second needs its
// DOCTYPE and so is made anew, the third was no TEI.
func TestTEICorpus(t *testing.T) {
	var docs []*record.Document
	for _, name := range []string{"loft", "entities"} {
		data, err := os.ReadFile(filepath.Join("testdata", name+".xml"))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, analyseTEI(t, string(data), everyQuote))
	}
	out := written(t, append(docs, formattest.Document(t, "council"))...)
	formattest.Golden(t, "testdata/several.golden", out)
	if _, err := readXML(string(out)); err != nil {
		t.Error(err)
	}
}

// TestTEIEncodings holds that what is written is UTF-8 and says so, and that a
// file which is not well-formed is made anew.
func TestTEIEncodings(t *testing.T) {
	const head, body = `<?xml version="1.0" encoding="X"?><TEI><teiHeader><fileDesc/></teiHeader>`, `<text><p n="1">“Café,” said Éva Roe.</p></text></TEI>`
	declare := func(name string) string { return strings.Replace(head, "X", name, 1) + body }
	utf16le := "\xff\xfe"
	for _, c := range declare("UTF-16") {
		utf16le += string([]byte{byte(c), byte(c >> 8)})
	}
	latin1 := strings.NewReplacer("é", "\xe9", "É", "\xc9", "“", "\x93", "”", "\x94").Replace(declare("iso-8859-1"))
	for name, data := range map[string]string{"utf-16": utf16le, "latin": latin1, "BOM": "\ufeff" + declare("utf-8")} {
		out := string(written(t, analyseTEI(t, data, everyQuote)))
		if !strings.HasPrefix(out, declare("UTF-8")[:40]) || !strings.Contains(out, `<p n="1">“<said xml:id="q1" direct="true" who="#s1"`) || !strings.Contains(out, ">Café,</said>” said Éva Roe.</p>") {
			t.Errorf("%s: %s", name, out)
		}
	}
	for _, broken := range []string{"<p n=1>“A.”</p>", `<p n="1" n="2">“A.”</p>`, "<p>“A.” &nbsp;</p>", "<p>“A.”</p></text></TEI><TEI><text>"} {
		doc := analyseTEI(t, head+"<text>"+broken+"</text></TEI>", everyQuote)
		if doc == nil {
			t.Errorf("%s: not read", broken)
			continue
		}
		out := string(written(t, doc))
		if _, err := readXML(out); err != nil || !strings.Contains(out, "<idno>a.tei</idno>") {
			t.Errorf("%s: %v %s", broken, err, out)
		}
	}
}

// TestTEIEval reads what is written as quotes eval reads gold and predictions:
// as many quotes, with the same words and speakers, and every figure is 1.
func TestTEIEval(t *testing.T) {
	for _, doc := range append(formattest.Articles(t, "../../../../"), formattest.Document(t, "council")) {
		doc.Quotes = slices.DeleteFunc(doc.Quotes, func(q record.Quote) bool { return q.Kind == "term" || q.Within != nil || q.Report != nil })
		file := filepath.Join(t.TempDir(), "article.xml")
		if err := os.WriteFile(file, written(t, doc), 0o666); err != nil {
			t.Fatal(err)
		}
		if len(doc.Quotes) == 0 {
			continue
		}
		docs, err := corpus.Corpus{Path: file}.Read()
		if err != nil {
			t.Fatal(err)
		}
		if len(docs[0].Quotes) != len(doc.Quotes) {
			t.Errorf("%s: %d quotes, want %d", doc.Doc, len(docs[0].Quotes), len(doc.Quotes))
			continue
		}
		for i, q := range docs[0].Quotes {
			name := ""
			if q.Speaker != nil {
				name = q.Speaker.Name
			}
			if want := formattest.SpeakerName(&doc.Quotes[i]); name != want {
				t.Errorf("%s: %s: %q, want %q", doc.Doc, q.ID, name, want)
			}
		}
		preds, err := corpus.ReadPredictions(file, docs)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range eval.Score(docs, preds, false).Micro {
			if m.Value != 1 && m.N > 0 && m.Name != "ece" && m.Name != "names.described" {
				t.Errorf("%s: %s is %v of %d, not 1", doc.Doc, m.Name, m.Value, m.N)
			}
		}
	}
}

// written returns the file of some documents.
func written(t testing.TB, docs ...*record.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	w := New(&b)
	for _, doc := range docs {
		if err := w.Write(doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checkTEIMarkup holds a file to the promises: it is well-formed, all of the
// input stands in it in order, nothing but said elements, q elements and the
// header's list of speakers is new, and each quote's elements hold its words.
func checkTEIMarkup(t testing.TB, doc *record.Document, out string) {
	t.Helper()
	before, err := readEvents(doc.Markup.Raw, nil, false)
	if err != nil {
		t.Fatalf("the input is not well-formed: %v", err)
	}
	prefix, ok := "", false
	for _, m := range regexp.MustCompile(`profileDesc xml:id="([^"]*)quotes"`).FindAllStringSubmatch(out, 1) {
		prefix, ok = m[1], true
	}
	if !ok {
		t.Fatalf("no speakers:\n%s", out)
	}
	after, err := readEvents(out, func(id string) bool { return isOwn(id, prefix) }, !slices.ContainsFunc(before.events, isHeader))
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !slices.Equal(before.events, after.events) {
		t.Errorf("was %q\n is %q\n%s", before.events, after.events, out)
	}
	for _, q := range doc.Quotes {
		want := strings.Join(strings.Fields(q.Text), "")
		if got := after.words(prefix, q.ID); got != marking.XMLCharacters(want) {
			t.Errorf("%s holds %q, want %q\n%s", q.ID, got, want, out)
		}
	}
}

func isHeader(event string) bool { return strings.HasPrefix(event, "teiHeader") }

// fileEvents are the tags and texts of a file, white space folded, without the
// elements that are ours, and what those hold and lead to, by their ids.
type fileEvents struct {
	events      []string
	holds, next map[string]string
	text        string
	open        []string // an id of ours, or nothing
	skipped     int
}

// words returns the words of a quote, in the order of next.
func (f *fileEvents) words(prefix, id string) string {
	words := ""
	for id = prefix + id; id != ""; id = strings.TrimPrefix(f.next[id], "#") {
		words += f.holds[id]
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(words, "\u00ad", "")), "")
}

func readEvents(data string, ours func(id string) bool, skipHeader bool) (*fileEvents, error) {
	d := xml.NewDecoder(strings.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	d.Entity = map[string]string{}
	for _, m := range regexp.MustCompile(`&(\w+);`).FindAllStringSubmatch(data, -1) {
		d.Entity[m[1]] = html.UnescapeString(m[0])
	}
	f := &fileEvents{holds: map[string]string{}, next: map[string]string{}}
	for {
		token, err := d.Token()
		if err == io.EOF {
			f.flush()
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			f.start(token, ours, skipHeader)
		case xml.EndElement:
			f.end(token.Name.Local)
		case xml.CharData:
			f.characters(string(token))
		case xml.Comment:
			f.add("!" + string(token))
		case xml.Directive:
			f.add(string(token))
		case xml.ProcInst:
			if token.Target != "xml" {
				f.add("?" + token.Target + string(token.Inst))
			}
		}
	}
}

func (f *fileEvents) start(e xml.StartElement, ours func(id string) bool, skipHeader bool) {
	id, next := "", ""
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "id":
			id = a.Value
		case "next":
			next = a.Value
		}
	}
	if ours == nil || !ours(id) {
		id = ""
	}
	switch {
	case f.skipped > 0, id != "" && e.Name.Local == "profileDesc", skipHeader && e.Name.Local == "teiHeader":
		f.skipped++
	case id == "":
		f.add(fmt.Sprint(e.Name.Local, e.Attr))
	default:
		f.next[id] = next
	}
	f.open = append(f.open, id)
}

func (f *fileEvents) end(name string) {
	id := f.open[len(f.open)-1]
	f.open = f.open[:len(f.open)-1]
	if f.skipped > 0 {
		f.skipped--
	} else if id == "" {
		f.add("/" + name)
	}
}

func (f *fileEvents) characters(text string) {
	if f.skipped > 0 {
		return
	}
	f.text += text
	for _, id := range f.open {
		if id != "" {
			f.holds[id] += text
		}
	}
}

func (f *fileEvents) add(event string) {
	f.flush()
	f.events = append(f.events, event)
}

func (f *fileEvents) flush() {
	if f.text = strings.Join(strings.Fields(f.text), " "); f.text != "" {
		f.events = append(f.events, strconv.Quote(f.text)) // told from tags
	}
	f.text = ""
}
