package source

import (
	"strings"
	"testing"
)

const (
	chatTiers    = "@UTF8\n@Begin\n@Participants:\tCHI Runa Target_Child, MOT Alma Mother\n*MOT:\twhat is that ? \x15100_900\x15\n%mor:\tpro:int|what\n*CHI:\ta (.) boat\n\tof mine .\n%act:\tpoints\n@End\n"
	factivaCodes = "HD   Bridge to open\nBY   By Ada Kvist\nPD   3 June 2024\nSN   The Holm Echo\n\nLP\nThe bridge opens.\n\nTD\n“It is open,” said Jo Ek.\n\nAN   Document HOLM000020240603ek630001\n\n" +
		"HD   Ferry to stop\nSN   The Holm Echo\nLP\n“It stops,” Ek said.\n\nAN   Document HOLM000020240604ek640002\n"
	counted  = "1 of 1 DOCUMENT\n\nThe Holm Echo\n\nJune 3, 2024 Monday\nLate Edition\n\nBridge to open\n\nBYLINE: Ada Kvist; Staff Writer\n\nLENGTH: 9 words\n\nBODY:\n\n“It is open,” said Jo Ek.\n\nLOAD-DATE: June 4, 2024\n"
	fountain = "Title: The Bridge\nCredit: by\nAuthor: Ada\n    Kvist\nDraft date: 2024-06-03\n\nINT. HALL - DAY\n\nJO\nIt is open.\n"
)

// TestFurtherShapes holds what further shapes of known formats are read as: the
// text of each document, what its source says of it, and who speaks where.
func TestFurtherShapes(t *testing.T) {
	for _, c := range []struct{ name, data, texts, meta, voices string }{
		{"a.cha", chatTiers, "what is that ?\n\na boat of mine .", "||", "Alma|Runa"},
		{"a.txt", factivaCodes, "The bridge opens.\n\n“It is open,” said Jo Ek.|“It stops,” Ek said.", "Bridge to open|Ada Kvist|The Holm Echo", ""},
		{"a.txt", counted, "“It is open,” said Jo Ek.", "Bridge to open|Ada Kvist|The Holm Echo", ""},
		{"a.fountain", fountain, fountain, "The Bridge|Ada Kvist|", ""},
		{"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}JO:\\h\\hIt\\his open.\n", "JO: It is open.", "||", ""},
	} {
		docs := readAll(t, c.name, c.data, Options{})
		var texts, voices []string
		for _, d := range docs {
			checkDocument(t, d)
			texts = append(texts, d.Text)
			for _, v := range d.Voices {
				voices = append(voices, v.Speaker)
			}
		}
		m := docs[0].Meta
		if got := strings.Join(texts, "|"); got != c.texts {
			t.Errorf("%s: texts %q", c.name, got)
		}
		if got := m.Title + "|" + m.Author + "|" + m.Outlet; got != c.meta {
			t.Errorf("%s: meta %q", c.name, got)
		}
		if got := strings.Join(voices, "|"); got != c.voices {
			t.Errorf("%s: voices %q", c.name, got)
		}
	}
	if times := readAs(t, "a.cha", chatTiers, Options{}).Times; len(times) != 1 || times[0].From.Milliseconds() != 100 || times[0].To.Milliseconds() != 900 {
		t.Errorf("times %v", times)
	}
}

// TestQuotationsOfPages holds how quotations are read that the markup of a page
// sets apart in ways of its own.
func TestQuotationsOfPages(t *testing.T) {
	const page = `<html><body><article><p>The bridge opened on Tuesday, nine years after work on it began, to the sound of a brass band.</p>%s` +
		`<p>The old ferry, which carried three hundred people a day, will stop at the end of the month, the council said.</p></article></body></html>`
	for _, c := range []struct{ name, html, quotes, by, text string }{
		{"a caption signs", `<figure><blockquote><p>It was a long wait for all of us here.</p></blockquote><figcaption>Ferryman Jo Ek</figcaption></figure>`,
			"It was a long wait for all of us here.", "Ferryman Jo Ek", ""},
		{"a dash signs inside", `<blockquote><p>It was a long wait for all of us here. — Jo Ek</p></blockquote>`, "It was a long wait for all of us here.", "Jo Ek", ""},
		{"a q in a q", `<p><q>He used to say <q>rust is slow fire</q>, always,</q> said Jo Ek.</p>`, "He used to say rust is slow fire, always,", "", ""},
		{"a row", `<table><tr><td>Jo Ek</td><td>“We waited.”</td></tr><tr><td>“I did not.”</td><td>Al Roe</td></tr></table>`, "", "", "Jo Ek: “We waited.”\n\n“I did not.” — Al Roe"},
		{"a block quote of the text's own words", `<blockquote><p>We have waited long enough for it</p></blockquote><p>“We have waited long enough for it,” said Jo Ek, who cut the ribbon on the bridge.</p>`, "", "", ""},
	} {
		doc := readAs(t, "a.html", strings.Replace(page, "%s", c.html, 1), Options{})
		checkDocument(t, doc)
		var quotes, by []string
		for _, q := range doc.Quotes {
			quotes = append(quotes, doc.Text[q.Start:q.End])
			if q.ByEnd > 0 {
				by = append(by, doc.Text[q.ByStart:q.ByEnd])
			}
		}
		if strings.Join(quotes, "|") != c.quotes || strings.Join(by, "|") != c.by || !strings.Contains(doc.Text, c.text) {
			t.Errorf("%s: quotes %q by %q in %q", c.name, quotes, by, doc.Text)
		}
	}
}

// TestPackedFilesThatEnd holds what is said of a file whose packed data is cut off.
func TestPackedFilesThatEnd(t *testing.T) {
	for item := range Items([]string{Stdin}, Options{Stdin: strings.NewReader("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b")}) {
		if _, err := item.Load(t.Context()); err == nil || !strings.Contains(err.Error(), "packed data is cut off") {
			t.Errorf("error %v", err)
		}
	}
}
