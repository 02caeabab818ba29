package tei

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/format/marking"
)

// TestTEIMarkupAnywhere puts elements, notes, comments and sections wherever
// they can stand in articles, and holds each file to what checkTEIMarkup checks.
func TestTEIMarkupAnywhere(t *testing.T) {
	files, _ := filepath.Glob("../../../../testdata/articles/*.txt")
	if len(files) == 0 {
		t.Fatal("no articles")
	}
	for seed := range uint64(60) {
		article, err := os.ReadFile(files[int(seed)%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		raw := markUp(string(article), rand.New(rand.NewPCG(seed, 1)))
		doc := analyseTEI(t, raw, everyQuote)
		if doc == nil || doc.Markup == nil || len(doc.Quotes) == 0 {
			t.Fatalf("seed %d: not read:\n%s", seed, raw)
		}
		checkTEIMarkup(t, doc, string(written(t, doc)))
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, raw)
		}
	}
}

// markUp makes TEI of a text, with markup at random places.
func markUp(text string, r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<TEI><teiHeader><fileDesc/></teiHeader><text><body><div>")
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		b.WriteString("<p>")
		var open []string
		for _, c := range paragraph {
			switch n := r.IntN(160); {
			case n == 0:
				b.WriteString("<note>“A note,” it said.</note>")
			case n == 1:
				b.WriteString("<!-- “A comment,” it said. --><lb/>")
			case n == 2:
				b.WriteString("<choice><sic>x</sic><corr>y</corr></choice>")
			case n == 3 && c != '<' && c != ']':
				b.WriteString("<![CDATA[" + string(c) + "]]>")
				continue
			case n < 7:
				open = append(open, []string{"hi", "said", "q", "seg"}[r.IntN(4)])
				b.WriteString("<" + open[len(open)-1] + ` n="a > b">`)
			case n < 12 && len(open) > 0:
				b.WriteString("</" + open[len(open)-1] + ">")
				open = open[:len(open)-1]
			case n == 13 && len(open) == 0:
				b.WriteString("</p>\n<p>")
			case n == 14:
				b.WriteString("<?page 7?>&#x2013;")
			}
			b.WriteString(marking.XMLText(string(c)))
		}
		for ; len(open) > 0; open = open[:len(open)-1] {
			b.WriteString("</" + open[len(open)-1] + ">")
		}
		b.WriteString("</p>\n")
	}
	return b.String() + "</div></body></text></TEI>"
}

func FuzzTEIMarkup(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.xml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("<TEI><text><q>“a<p>b”</q>c<q/></p><![CDATA[]]><text>d</text>e")
	f.Add("<TEI><text><p xml:id='q1'>“A” <note/>said B.</p><profileDesc xml:id='quotes'>“C”</profileDesc></text></TEI>")
	f.Fuzz(func(t *testing.T, data string) {
		doc := analyseTEI(t, data, everyQuote)
		if doc == nil {
			return
		}
		out := string(written(t, doc))
		if file, err := readXML(doc.Markup.Raw); err == nil && !hasOwn(file) {
			if _, err := newTEIMarkup(doc, 1); err == nil {
				checkTEIMarkup(t, doc, out)
				return
			}
		}
		d := xml.NewDecoder(strings.NewReader(out))
		for {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
		}
	})
}

// hasOwn says that the program wrote into the file before.
func hasOwn(f *xmlFile) bool {
	for _, t := range f.tags {
		if strings.HasSuffix(t.id, teiOwn) {
			return true
		}
	}
	return false
}
