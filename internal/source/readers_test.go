package source

import (
	"archive/tar"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"quotes/internal/source/document"
)

const (
	classicExport = "\n 1 of 2 DOCUMENTS\n\n  The Holm Echo\n\n  June 3, 2024 Monday\n\nBridge to open\n\nBYLINE: Ada Kvist\n\nLENGTH: 9 words\n\n“It is open,” said Jo Ek.\n\nLOAD-DATE: June 3, 2024\n\n" +
		" 2 of 2 DOCUMENTS\n\n  The Holm Echo\n\n  June 4, 2024 Tuesday\n\nFerry to stop\n\nLENGTH: 5 words\n\n“It stops,” Ek said.\n\nGRAPHIC: The ferry\n"
	lexisExport = "Bridge to open\nThe Holm Echo\nJune 3, 2024 Monday\n\nCopyright 2024 Echo Ltd\nLength: 9 words\nByline: Ada Kvist\nBody\n\n“It is open,” said Jo Ek.\n\nLoad-Date: June 3, 2024\n\nEnd of Document\n"
	factivaPage = `<html><body><div class="article enArticle"><table><tr><td><b>HD</b>&nbsp;</td><td>Bridge to open</td></tr><tr><td><b>PD</b></td><td>3 June 2024</td></tr><tr><td><b>SN</b></td><td>The Holm Echo</td></tr><tr><td><b>LP</b>&nbsp;</td><td><p>The bridge opens.</p></td></tr><tr><td><b>TD</b>&nbsp;</td><td><p>“It is open,” said Jo Ek.</p></td></tr></table></div></body></html>`
	message     = "From: Ada Kvist <ada@example.org>\r\nTo: desk@example.org\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\nDate: Mon, 03 Jun 2024 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E2=80=9CIt is open,=E2=80=9D said Jo=\r\n Ek.\r\n"
	mailbox     = "From ada@example.org Mon Jun  3 10:00:00 2024\nFrom: ada@example.org\nSubject: One\nDate: Mon, 03 Jun 2024 10:00:00 +0000\n\nFirst.\n\n>From here on.\n\nFrom ada@example.org Mon Jun  3 11:00:00 2024\nFrom: ada@example.org\nSubject: Two\nDate: Mon, 03 Jun 2024 11:00:00 +0000\n\nSecond.\n"
	savedPage   = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://echo.example.org/a\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<html><head><title>Bridge</title></head><body><p>“It is open,” said Jo Ek.</p></body></html>\r\n--x--\r\n"
	rssFeed     = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Holm Echo</title><item><title>Bridge</title><link>https://echo.example.org/a</link><pubDate>Mon, 03 Jun 2024 10:00:00 +0000</pubDate><description>Short.</description><content:encoded><![CDATA[<p>“It is open,” said Jo Ek.</p>]]></content:encoded></item></channel></rss>`
	atomFeed    = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Holm Echo</title><entry><title>Bridge</title><link href="https://echo.example.org/a"/><author><name>Ada Kvist</name></author><updated>2024-06-03T10:00:00Z</updated><content type="html">&lt;p&gt;“It is open,” said Jo Ek.&lt;/p&gt;</content></entry></feed>`
	newsItem    = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider><name>Holm Agency</name></provider><versionCreated>2024-06-03T10:00:00Z</versionCreated><edNote>Not for print.</edNote></itemMeta><contentMeta><headline>Bridge</headline><by>Ada Kvist</by></contentMeta><contentSet><inlineXML><html><body><p>“It is open,” said Jo Ek.</p></body></html></inlineXML></contentSet></newsItem>`
	nitfItem    = `<nitf><head><docdata><date.issue norm="20240603T100000Z"/></docdata></head><body><body.head><hedline><hl1>Bridge</hl1></hedline><byline>By <person>Ada Kvist</person></byline></body.head><body.content><p>“It is open,” said Jo Ek.</p></body.content></body></nitf>`
	ninjsItem   = "{\n\"uri\": \"https://echo.example.org/a\", \"headline\": \"Bridge\", \"byline\": \"Ada Kvist\",\n\"description_text\": \"Short.\", \"body_xhtml\": \"<p>“It is open,” said Jo Ek.</p>\"}"
	richText    = `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title Bridge}{\author Ada Kvist}}\f0 {\b Bridge}\par \ldblquote It is open,\rdblquote  said Jo Ek, Zo\u235? H\'e9bert.\par}`
	timedText   = `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata><ttm:agent xml:id="a"><ttm:name>Jo Ek</ttm:name></ttm:agent></metadata></head><body><div><p begin="1s" end="00:00:02.500" ttm:agent="a">It is<br/>open.</p></div></body></tt>`
	subStation  = "[Script Info]\nTitle: Bridge\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,note\nDialogue: 0,0:00:01.00,0:00:02.50,Default,Jo Ek,0,0,0,,{\\i1}It is\\Nopen, now.\n"
)

// crawl is an archive of one page that was sent in chunks, behind a note.
var crawl = func() string {
	page := "<p>“It is open,” said Jo Ek."
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(page), page)
	return "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example.org/a\r\n" +
		fmt.Sprintf("Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
}()

// smallPDF is a PDF of one page without the table of its objects.
var smallPDF = func() string {
	drawn := "BT /F1 12 Tf 50 300 Td (The bridge is open, said Jo Ek, the light-) Tj 0 -14 Td (house keeper of Holm and of no other.) Tj ET"
	return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(drawn), drawn) +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
}()

// codedPDF is a PDF whose font names its letters by codes of its own, as Chrome
// and publishers write them: e and f are 1 and 2, an ffi in one letter is 3.
var codedPDF = func() string {
	drawn := "BT /F1 12 Tf 50 300 Td (\x01\x03cient\x04 said Jo Ek) Tj ET"
	coded := "1 beginbfchar\n<03> <FB03>\nendbfchar\n1 beginbfrange\n<01> <02> <0065>\nendbfrange"
	return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(drawn), drawn) +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Own/Encoding<</Differences[1/g1/g2/g3]>>/ToUnicode 6 0 R>>endobj\n" +
		fmt.Sprintf("6 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(coded), coded)
}()

// pdfOf ends a PDF with the table of its objects.
func pdfOf(body string) string {
	var b strings.Builder
	b.WriteString(body)
	at := []int{}
	for i := 1; ; i++ {
		k := strings.Index(body, fmt.Sprintf("\n%d 0 obj", i))
		if k < 0 {
			break
		}
		at = append(at, k+1)
	}
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, k := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", k)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, len(body))
	return b.String()
}

// tarOf packs files, named and filled in turn.
func tarOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readAll reads every document of data.
func readAll(t testing.TB, name, data string, opts Options) (docs []*document.Document) {
	t.Helper()
	opts.Stdin, opts.Name = strings.NewReader(data), name
	for item := range Items([]string{Stdin}, opts) {
		doc, err := item.Load(context.Background())
		if err != nil {
			t.Errorf("%s: %v", item.Name, err)
			continue
		}
		checkDocument(t, doc)
		docs = append(docs, doc)
	}
	return docs
}

// TestReaders holds what is read of each format, by its content alone: one
// document an article, its text and what its source says of it.
func TestReaders(t *testing.T) {
	const quote = "“It is open,” said Jo Ek."
	odt := zipOf(t, "META-INF/manifest.xml", "<m/>", "content.xml", `<o><text><h>Bridge</h><p>“It<s/>is open,” said <span>Jo</span> Ek.</p></text></o>`, "meta.xml", "<m><title>Bridge</title></m>")
	for _, c := range []struct {
		data   string
		format document.Format
		texts  []string
		meta   document.Meta // of the first
	}{
		{classicExport, document.Export, []string{quote, "“It stops,” Ek said."}, document.Meta{Title: "Bridge to open", Author: "Ada Kvist", Date: "2024-06-03", Outlet: "The Holm Echo"}},
		{lexisExport, document.Export, []string{quote}, document.Meta{Title: "Bridge to open", Author: "Ada Kvist", Date: "2024-06-03", Outlet: "The Holm Echo"}},
		{factivaPage, document.Export, []string{"The bridge opens.\n\n" + quote}, document.Meta{Title: "Bridge to open", Date: "2024-06-03", Outlet: "The Holm Echo"}},
		{message, document.Mail, []string{quote + "\n"}, document.Meta{Title: "Brücke", Author: "Ada Kvist", Date: "2024-06-03T10:00:00Z"}},
		{mailbox, document.Mail, []string{"First.\n\nFrom here on.\n\n", "Second.\n"}, document.Meta{Title: "One", Author: "ada@example.org", Date: "2024-06-03T10:00:00Z"}},
		{savedPage, document.MHTML, []string{quote}, document.Meta{Title: "Bridge", URL: "https://echo.example.org/a"}},
		{rssFeed, document.Feed, []string{quote}, document.Meta{Title: "Bridge", Date: "2024-06-03T10:00:00Z", URL: "https://echo.example.org/a", Outlet: "The Holm Echo"}},
		{atomFeed, document.Feed, []string{quote}, document.Meta{Title: "Bridge", Author: "Ada Kvist", Date: "2024-06-03T10:00:00Z", URL: "https://echo.example.org/a", Outlet: "The Holm Echo"}},
		{newsItem, document.NewsML, []string{quote}, document.Meta{Title: "Bridge", Author: "Ada Kvist", Date: "2024-06-03T10:00:00Z", Outlet: "Holm Agency"}},
		{nitfItem, document.NITF, []string{quote}, document.Meta{Title: "Bridge", Author: "Ada Kvist", Date: "2024-06-03T10:00:00Z"}},
		{ninjsItem, document.JSON, []string{quote}, document.Meta{Title: "Bridge", Author: "Ada Kvist", URL: "https://echo.example.org/a"}},
		{"[\n{\"text\": \"One.\", \"title\": \"A\"},\n{\"text\": \"Two.\"}]", document.JSON, []string{"One.", "Two."}, document.Meta{Title: "A"}},
		{richText, document.RTF, []string{"Bridge\n\n“It is open,” said Jo Ek, Zoë Hébert."}, document.Meta{Title: "Bridge", Author: "Ada Kvist"}},
		{odt, document.ODT, []string{"Bridge\n\n" + quote}, document.Meta{Title: "Bridge"}},
		{timedText, document.TTML, []string{"Jo Ek: It is open."}, document.Meta{}},
		{subStation, document.ASS, []string{"Jo Ek: It is open, now."}, document.Meta{Title: "Bridge"}},
		{subStation + "Dialogue", document.ASS, []string{"Jo Ek: It is open, now."}, document.Meta{Title: "Bridge"}},
		{crawl, document.WARC, []string{quote}, document.Meta{URL: "https://echo.example.org/a"}},
		{pdfOf(codedPDF), document.PDF, []string{"efficient said Jo Ek"}, document.Meta{}},
		{pdfOf(smallPDF), document.PDF, []string{"The bridge is open, said Jo Ek, the lighthouse keeper of Holm and of no other."}, document.Meta{}},
		{zipOf(t, "b.txt", "Two.", "a/a.txt", "One.", ".hidden.txt", "No."), document.Text, []string{"One.", "Two."}, document.Meta{}},
		{tarOf(t, "a.txt", "One.", "b.md", "*Two.*"), document.Text, []string{"One.", "Two."}, document.Meta{}},
	} {
		docs := readAll(t, Stdin, c.data, Options{})
		var texts []string
		for _, d := range docs {
			texts = append(texts, d.Text)
		}
		if strings.Join(texts, "|") != strings.Join(c.texts, "|") {
			t.Errorf("%s: texts %q, want %q", c.format, texts, c.texts)
			continue
		}
		if docs[0].Format != c.format || docs[0].Meta != c.meta {
			t.Errorf("%s: read as %s with %+v, want %+v", c.format, docs[0].Format, docs[0].Meta, c.meta)
		}
	}
}

// TestReadersPlaces holds that times, pages and lines come with the text.
func TestReadersPlaces(t *testing.T) {
	for _, data := range []string{timedText, subStation} {
		d := readAs(t, Stdin, data, Options{})
		if len(d.Times) != 1 || d.Times[0].From.Seconds() != 1 || d.Times[0].To.Seconds() != 2.5 || !d.Spoken {
			t.Errorf("%s: times %+v", d.Format, d.Times)
		}
	}
	if d := readAs(t, Stdin, pdfOf(smallPDF), Options{}); len(d.Pages) != 1 || d.Pages[0] != (document.Page{End: len(d.Text), Number: 1}) {
		t.Errorf("pages %+v", d.Pages)
	}
	second := readAll(t, Stdin, classicExport, Options{})[1]
	if line := len(second.LineStarts()); line < 20 || second.Name != "-#2" {
		t.Errorf("%s starts on line %d", second.Name, line)
	}
}

// TestEncodings holds that the encoding of a text is told by its bytes, and that
// what cannot be told is said.
func TestEncodings(t *testing.T) {
	jp, err := japanese.ShiftJIS.NewEncoder().String("「橋は六月から一年間閉鎖されます」と市長の田中花子は言った。だれも私に聞かなかった。")
	if err != nil {
		t.Fatal(err)
	}
	if d := readAs(t, "a.txt", jp, Options{}); d.Encoding != "shift_jis" || !strings.HasPrefix(d.Text, "「橋") {
		t.Errorf("%s: %q", d.Encoding, d.Text)
	}
	if d := readAs(t, "a.txt", "\xff\xfe\x00\x00J\x00\x00\x00o\x00\x00\x00", Options{}); d.Text != "Jo" || d.Encoding != "utf-32le" {
		t.Errorf("%s: %q", d.Encoding, d.Text)
	}
	if d := readAs(t, "a.txt", "“It is open,” \xff said Jo Ek, “and it stays so.”", Options{}); !strings.Contains(d.Notice, "1 bytes are no UTF-8") {
		t.Errorf("notice %q", d.Notice)
	}
	if d := readAs(t, "a.txt", " \n\t\n", Options{}); d.Notice != "holds no text" {
		t.Errorf("notice %q", d.Notice)
	}
}

// TestSignatures holds that what is no text is told by its first bytes.
func TestSignatures(t *testing.T) {
	wantError(t, "a.txt", "\x89PNG\r\n\x1a\n\x00\x00", document.Binary, "is a picture (PNG)")
	wantError(t, "a.txt", "BZh91AY&SY\x00", document.Compressed, "bzip2 -dc a.txt")
	wantError(t, "a.docx", "\xd0\xcf\x11\xe0"+string(wide("EncryptedPackage")), document.Protected, "locked with a password")
	wantError(t, "a.msg", "\xd0\xcf\x11\xe0"+string(wide("__substg1.0_0037001F")), document.Office, "Outlook")
	wantError(t, "a.doc", "\xd0\xcf\x11\xe0"+string(wide("WordDocument")), document.Office, "Word 97")
	wantError(t, "a.json", "[\n{", document.BadJSON, "broken JSON")
}

// TestGutenberg holds that a book's notice tells its title and its author.
func TestGutenberg(t *testing.T) {
	d := readAs(t, "a.txt", "The Project Gutenberg eBook of Salt\n\nTitle: Salt\n\nAuthor: Ida Kroll\n\n*** START OF THE PROJECT GUTENBERG EBOOK SALT ***\n\nIt rained.\n", Options{})
	if d.Meta != (document.Meta{Title: "Salt", Author: "Ida Kroll"}) {
		t.Errorf("%+v", d.Meta)
	}
}

// TestDottedField holds that a field may lie inside of others.
func TestDottedField(t *testing.T) {
	opts := Options{Fields: Fields{"text": "article.body", "id": "ids.1"}}
	docs := readAll(t, "a.jsonl", `{"ids": ["x", "y"], "article": {"body": "One."}}`, opts)
	if len(docs) != 1 || docs[0].Text != "One." || docs[0].Name != "y" {
		t.Errorf("%+v", docs)
	}
}
