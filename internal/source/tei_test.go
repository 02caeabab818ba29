package source

import (
	"context"
	"slices"
	"strings"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/tei"
)

const edition = `<?xml version="1.0" encoding="UTF-8"?>
<!-- an edition --><?xml-model href="x"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The <hi>Loft</hi></title><author>Ida Kroll</author></titleStmt>
<publicationStmt><publisher>Orle Press</publisher><date when="1902">in 1902</date></publicationStmt></fileDesc></teiHeader>
<text><body><div><head>Chapter 1</head><pb n="1"/><p>“<said who="#ann">Come up,</said>” said <hi>Ann</hi> &amp; laughed.<note>“A note,” it said.</note></p>
<p>She read: <quote>No rain <lb/>to<lb break="no"/>day</quote><![CDATA[ <& so on>]]>. <choice><sic>Noo</sic><corr>No</corr></choice> &unknown;.</p>
<lg><l>One line,</l><l>and two.</l></lg><q><p>First.</p><p>Second.</p></q></div></body></text></TEI>`

const editionText = `Chapter 1

“Come up,” said Ann & laughed.

She read: No rain today <& so on>. Noo &unknown;.

One line,
and two.

First.

Second.`

func TestTEI(t *testing.T) {
	for _, name := range []string{"a.tei", Stdin} {
		doc := readAs(t, name, edition, Options{})
		if doc.Text != editionText || doc.Format != document.TEI {
			t.Errorf("%s text:\n%s\nwant:\n%s", doc.Format, doc.Text, editionText)
		}
		if want := (document.Meta{Title: "The Loft", Author: "Ida Kroll", Date: "1902", Outlet: "Orle Press"}); doc.Meta != want {
			t.Errorf("meta %+v, want %+v", doc.Meta, want)
		}
		var quotes []string
		for _, q := range doc.Quotes {
			quotes = append(quotes, doc.Text[q.Start:q.End])
		}
		if want := []string{"No rain today", "First.", "Second."}; !slices.Equal(quotes, want) || doc.Quotes[1].GoesOn || !doc.Quotes[2].GoesOn {
			t.Errorf("quotations %q %+v, want %q", quotes, doc.Quotes, want)
		}
	}
	people := strings.Replace(edition, "</fileDesc>", `</fileDesc><profileDesc><listPerson><person xml:id="ann"><persName>Ann <hi>Roe</hi></persName><persName>Annie</persName></person></listPerson></profileDesc>`, 1)
	said := readAs(t, "a.tei", people, Options{}).Said
	if len(said) != 1 || said[0].Speaker != "Ann Roe" || editionText[said[0].Start:said[0].End] != "Come up," {
		t.Errorf("said %+v", said)
	}
	latin := strings.Replace(strings.Replace(edition, "UTF-8", "ISO-8859-1", 1), "Ann", "\xc9va", 1)
	latin = strings.NewReplacer("“", "\x93", "”", "\x94").Replace(latin)
	if doc := readAs(t, "a.tei", latin, Options{}); !strings.Contains(doc.Text, "“Come up,” said Éva &") {
		t.Errorf("%s: %q", doc.Encoding, doc.Text)
	}
}

func TestTEIBounds(t *testing.T) {
	wantError(t, "a.tei", "<TEI><text>"+strings.Repeat("<p>", 1000), document.Broken, "inside each other")
	bomb := `<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI><text><p>Say &b;.</p></text></TEI>`
	if doc := readAs(t, "a.tei", bomb, Options{}); doc.Text != "Say &b;." {
		t.Errorf("%q", doc.Text)
	}
}

func FuzzTEI(f *testing.F) {
	f.Add(edition)
	f.Add("<TEI><text><q>a<p>b</q>c<q/></p><![CDATA[]]><text>d</text>e")
	f.Fuzz(func(t *testing.T, data string) {
		if doc, err := tei.Read(document.Input{Ctx: context.Background(), Data: []byte(data)}); err == nil {
			checkDocument(t, doc)
			for _, s := range doc.Said {
				if s.Start < 0 || s.Start >= s.End || s.End > len(doc.Text) {
					t.Errorf("%+v in a text of %d bytes", s, len(doc.Text))
				}
			}
		}
	})
}
