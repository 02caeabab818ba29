package format

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"quotes/cmd/internal/format/formattest"
	"quotes/cmd/internal/format/marking"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// A found quote is what a reader of an output finds: the words, and where
// they are where the output says so.
type found struct {
	speaker string
	text    string
	places  []record.Place
}

// readers read each format back, each with a reader that is not this project's
// where there is one.
var readers = map[string]func(*testing.T, []byte, *record.Document) []found{
	"table":    readTable,
	"json":     readJSON,          // encoding/json
	"jsonl":    readLines,         // encoding/json
	"csv":      readCSV,           // encoding/csv
	"tsv":      readTSV,           // cells split at tabs, as cut does
	"text":     readText,          // lines
	"markdown": readMarkdown,      // goldmark, with tables
	"brat":     readStandoff,      // see also TestBratEval, with the reader of quotes eval
	"tei":      readTEI,           // encoding/xml
	"webanno":  readWebAnnotation, // encoding/json
	"jsonld":   readJSONLD,        // encoding/json
	"html":     readHTML,          // golang.org/x/net/html
	"xlsx":     readXLSX,          // github.com/xuri/excelize
}

// TestReadBack holds every format to the promise: what it says a quote is,
// stands in the text, where it says.
func TestReadBack(t *testing.T) {
	docs := append(formattest.Articles(t, "../../../"), formattest.Document(t, "council"), formattest.Document(t, "hostile"))
	for _, f := range All() {
		read := readers[f.Name]
		if read == nil {
			t.Errorf("%s: no reader", f.Name)
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			for _, doc := range docs {
				compare(t, f, doc, read(t, render(t, f, Options{}, doc), doc))
			}
		})
	}
}

// compare holds what was found against the record.
func compare(t *testing.T, f Format, doc *record.Document, got []found) {
	t.Helper()
	if len(got) != len(doc.Quotes) {
		t.Fatalf("%s: %d quotes, want %d", doc.Doc, len(got), len(doc.Quotes))
	}
	points := []rune(*doc.Text)
	for i, q := range doc.Quotes {
		if want := shown(f, q.Text); got[i].text != want {
			t.Errorf("%s: %s: got %q, want %q", doc.Doc, q.ID, got[i].text, want)
		}
		if want := shown(f, formattest.SpeakerName(&q)); f.Name != "table" && got[i].speaker != want {
			t.Errorf("%s: %s: speaker %q, want %q", doc.Doc, q.ID, got[i].speaker, want)
		}
		for _, p := range got[i].places {
			words := string(points[p.Start:p.End])
			if f.Name == "tei" {
				words = marking.XMLCharacters(words)
			}
			if p.Text != words {
				t.Errorf("%s: %s: %d-%d is %q, not %q", doc.Doc, q.ID, p.Start, p.End, words, p.Text)
			}
		}
	}
}

// shown returns what a format for people, or one that XML carries, makes of a text.
func shown(f Format, s string) string {
	switch f.Name {
	case "table", "text", "markdown":
		return terminal.Clean(s)
	case "tei", "xlsx":
		return marking.XMLCharacters(s)
	}
	return s
}

func fromRecord(q *record.Quote) found {
	return found{speaker: formattest.SpeakerName(q), text: q.Text, places: q.Parts}
}

func readJSON(t *testing.T, out []byte, _ *record.Document) []found {
	var docs []record.Document
	decode(t, out, &docs)
	var all []found
	for i := range docs[0].Quotes {
		all = append(all, fromRecord(&docs[0].Quotes[i]))
	}
	return all
}

func decode(t *testing.T, out []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(out, v); err != nil {
		t.Fatal(err)
	}
}

func readLines(t *testing.T, out []byte, _ *record.Document) []found {
	var all []found
	for line := range strings.Lines(string(out)) {
		var q record.QuoteLine
		decode(t, []byte(line), &q)
		f := found{text: q.Text, places: q.Parts}
		if q.Speaker != nil {
			f.speaker = q.Speaker.Name
		}
		all = append(all, f)
	}
	return all
}

func readCSV(t *testing.T, out []byte, doc *record.Document) []found {
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return fromRows(verbatim(t, rows), doc)
}

// verbatim returns the cells without what keeps a spreadsheet from running them.
func verbatim(t *testing.T, rows [][]string) [][]string {
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet runs %q", cell)
			}
			row[i] = record.Verbatim(cell)
		}
	}
	return rows
}

func readTSV(t *testing.T, out []byte, doc *record.Document) []found {
	var rows [][]string
	for line := range strings.Lines(string(out)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return fromRows(verbatim(t, rows), doc)
}

// fromRows reads rows of cells below a header. A row has a place where the
// quote has one part.
func fromRows(rows [][]string, doc *record.Document) []found {
	at := func(name string) int { return slices.Index(rows[0], name) }
	var all []found
	for i, row := range rows[1:] {
		f := found{speaker: row[at("speaker")], text: row[at("quote")]}
		start, _ := strconv.Atoi(row[at("start")])
		end, _ := strconv.Atoi(row[at("end")])
		if parts := doc.Quotes[i].Parts; len(parts) == 1 {
			f.places = []record.Place{{Text: parts[0].Text, Start: start, End: end}}
		}
		all = append(all, f)
	}
	return all
}

func readText(_ *testing.T, out []byte, doc *record.Document) []found {
	var all []found
	if len(doc.Quotes) == 0 {
		return nil
	}
	for paragraph := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n\n") {
		q := &doc.Quotes[len(all)]
		name, words := paragraph[:len(terminal.Clean(who(q)))], paragraph[len(terminal.Clean(who(q)))+2:]
		if q.Speaker == nil {
			name = ""
		}
		all = append(all, found{speaker: name, text: words})
	}
	return all
}

// readTable reads the second column, whose lines are one cell until a kind
// stands in the third.
func readTable(_ *testing.T, out []byte, doc *record.Document) []found {
	if len(doc.Quotes) == 0 {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	what, kind := strings.Index(lines[0], "WHAT"), strings.Index(lines[0], "KIND")
	var all []found
	for _, line := range lines[2:] {
		cells := []rune(line)
		cell := func(from, to int) string {
			return strings.TrimSpace(string(cells[min(from, len(cells)):min(to, len(cells))]))
		}
		if cell(kind, len(cells)) != "" {
			all = append(all, found{text: cell(what, kind)})
			continue
		}
		last := &all[len(all)-1]
		last.text = strings.TrimSpace(last.text + " " + cell(what, kind))
	}
	return all
}

func readMarkdown(_ *testing.T, out []byte, doc *record.Document) []found {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	var all []found
	_ = ast.Walk(md.Parser().Parse(text.NewReader(out)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if row, ok := n.(*east.TableRow); ok && entering {
			name := plainText(row.FirstChild(), out)
			if doc.Quotes[len(all)].Speaker == nil {
				name = ""
			}
			all = append(all, found{speaker: name, text: plainText(row.FirstChild().NextSibling(), out)})
		}
		return ast.WalkContinue, nil
	})
	return all
}

// plainText returns what a reader of a node sees.
func plainText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.WriteString(unescape(string(n.Value(src))))
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(src))
			}
		case *ast.RawHTML, *ast.Emphasis, *ast.CodeSpan, *ast.Link, *ast.Image:
			b.WriteString("[markup]")
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// unescape takes backslashes off, as a renderer does with a text node.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func readStandoff(t *testing.T, out []byte, _ *record.Document) []found {
	spans := map[string][]record.Place{}
	var all []found
	for line := range strings.Lines(string(out)) {
		cols := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		switch cols[0][0] {
		case 'T':
			spans[cols[0]] = standoffPlaces(t, cols)
		case 'E':
			var f found
			for _, arg := range strings.Fields(cols[1]) {
				if ref, ok := strings.CutPrefix(arg, "Content:"); ok {
					f.places = spans[ref]
				}
			}
			var words []string
			for _, p := range f.places {
				words = append(words, strings.Fields(p.Text)...)
			}
			f.text = strings.Join(words, " ")
			all = append(all, f)
		case '#':
			name, _, _ := strings.Cut(cols[2], "; ")
			if i := strings.LastIndexAny(name, "."); i > 0 && !strings.HasPrefix(name, "? ") {
				all[len(all)-1].speaker = strings.TrimRight(name[:i], " 01")
			}
		}
	}
	return all
}

// standoffPlaces reads a line "T1 TAB Source 1 5;6 9 TAB words".
func standoffPlaces(t *testing.T, cols []string) []record.Place {
	t.Helper()
	_, at, _ := strings.Cut(cols[1], " ")
	var places []record.Place
	rest := cols[2]
	for span := range strings.SplitSeq(at, ";") {
		a, b, _ := strings.Cut(span, " ")
		start, _ := strconv.Atoi(a)
		end, _ := strconv.Atoi(b)
		points := []rune(rest)
		if end-start > len(points) {
			t.Fatalf("%v: the words are too short", cols)
		}
		places = append(places, record.Place{Text: string(points[:end-start]), Start: start, End: end})
		rest = strings.TrimPrefix(string(points[end-start:]), " ")
	}
	return places
}

func readWebAnnotation(t *testing.T, out []byte, doc *record.Document) []found {
	var page struct {
		Items []struct {
			Body   []struct{ Purpose, Value string }
			Target []struct {
				Source   string
				Selector []struct {
					Type, Exact, Prefix, Suffix string
					Start, End                  int
				}
			}
		}
	}
	decode(t, out, &page)
	var all []found
	for _, item := range page.Items {
		var f found
		if item.Body[0].Purpose == "identifying" {
			f.speaker = item.Body[0].Value
		}
		var words []string
		for _, target := range item.Target {
			quote, place := target.Selector[0], target.Selector[1]
			f.places = append(f.places, record.Place{Text: quote.Exact, Start: place.Start, End: place.End})
			words = append(words, strings.Fields(quote.Exact)...)
			if !strings.Contains(*doc.Text, quote.Prefix+quote.Exact+quote.Suffix) {
				t.Errorf("%q is not in the text", quote.Prefix+quote.Exact+quote.Suffix)
			}
		}
		f.text = strings.Join(words, " ")
		all = append(all, f)
	}
	return all
}

func readJSONLD(t *testing.T, out []byte, _ *record.Document) []found {
	var page struct {
		Graph []node `json:"@graph"`
	}
	decode(t, out, &page)
	names := map[string]string{}
	for _, n := range page.Graph {
		names[n.ID] = n.Name
	}
	var all []found
	for _, n := range page.Graph {
		if n.Type != "Quotation" {
			continue
		}
		f := found{text: n.Text}
		for _, by := range []*node{n.SpokenBy, n.IsBasedOn} {
			if by != nil {
				f.speaker = names[by.ID]
			}
		}
		for _, part := range n.HasPart {
			f.places = append(f.places, charPlace(t, part.URL, part.Text))
		}
		all = append(all, f)
	}
	return all
}

// charPlace reads the place that a fragment of RFC 5147 gives.
func charPlace(t *testing.T, address, words string) record.Place {
	t.Helper()
	_, at, ok := strings.Cut(address, "#char=")
	a, b, _ := strings.Cut(at, ",")
	start, errA := strconv.Atoi(a)
	end, errB := strconv.Atoi(b)
	if !ok || errA != nil || errB != nil {
		t.Fatalf("%s: no place", address)
	}
	return record.Place{Text: words, Start: start, End: end}
}
