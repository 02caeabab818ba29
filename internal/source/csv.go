package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// csvRows yields one document a row of a table with a header. Columns are
// separated by what the header has most of: commas, semicolons or tabs.
func csvRows(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	head, _ := br.Peek(document.SniffLen)
	if e := notText(name, head); e != nil {
		return yield(failed(e))
	}
	asked := opts.Encoding
	if asked == "" {
		asked = document.GuessEncoding(head)
	}
	r, encoding, err := document.DecodingReader(br, head, asked)
	if err != nil {
		return yield(failed(asError(document.WithName(err, name), name)))
	}
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		r = transform.NewReader(r, runes.Map(crToLF))
	}
	meter := &meter{r: r, limit: opts.maxBytes()}
	t := &table{rows: newRows(meter, head), name: name, encoding: encoding, opts: opts}
	if t.header, err = t.rows.Read(); err == io.EOF {
		return true
	}
	if e := t.badHeader(err); e != nil {
		return yield(failed(e))
	}
	return t.each(meter, yield)
}

// crToLF makes the line ends of old Macs those that readers of tables know.
func crToLF(r rune) rune {
	if r == '\r' {
		return '\n'
	}
	return r
}

// rows are the rows of a table, read one by one.
type rows interface {
	Read() ([]string, error)
	FieldPos(field int) (line, column int) // of the row that was read last
}

// newRows returns the rows of a table that starts with head.
func newRows(r io.Reader, head []byte) rows {
	comma := separator(head)
	if comma == '\t' && hasPlainQuotes(head) {
		return &tabRows{r: bufio.NewReader(r)}
	}
	c := csv.NewReader(r)
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = comma, true, -1
	return c
}

// hasPlainQuotes says that quotation marks at the start of cells between tabs
// are the text's own: after the second of them the cell goes on.
func hasPlainQuotes(head []byte) bool {
	for line := range bytes.Lines(head) {
		for cell := range bytes.SplitSeq(bytes.TrimRight(line, "\r\n"), []byte("\t")) {
			rest, ok := bytes.CutPrefix(cell, []byte(`"`))
			if _, after, closed := bytes.Cut(bytes.ReplaceAll(rest, []byte(`""`), nil), []byte(`"`)); ok && closed && len(after) > 0 {
				return true
			}
		}
	}
	return false
}

// tabRows are rows of lines whose cells stand between tabs as they are.
type tabRows struct {
	r    *bufio.Reader
	line int
}

// Read returns the cells of the next line that is not empty.
func (t *tabRows) Read() ([]string, error) {
	for {
		line, err := t.r.ReadString('\n')
		if err != nil && (err != io.EOF || line == "") {
			return nil, err
		}
		t.line++
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			return strings.Split(line, "\t"), nil
		}
	}
}

// FieldPos returns the number of the line.
func (t *tabRows) FieldPos(int) (line, column int) { return t.line, 1 }

// separator returns what separates the columns of a header.
func separator(head []byte) rune {
	line := head
	if end := bytes.IndexAny(head, "\r\n"); end >= 0 {
		line = head[:end]
	}
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// A meter fails where more is read than a row may hold.
type meter struct {
	r           io.Reader
	read, limit int64
}

// Read reads, within the limit.
func (m *meter) Read(p []byte) (int, error) {
	if m.read > m.limit {
		return 0, errLong
	}
	n, err := m.r.Read(p)
	m.read += int64(n)
	return n, err
}

// A table is a CSV file that is read row by row.
type table struct {
	rows     rows
	name     string
	encoding string
	header   []string
	opts     Options
}

// badHeader says what is wrong with the table's header, or nothing.
func (t *table) badHeader(err error) *document.Error {
	if err != nil {
		return &document.Error{Name: t.name, Code: document.Broken, Problem: "is broken CSV", Advice: "check the quotation marks of its first line", Err: err}
	}
	for i := range t.header {
		t.header[i] = strings.TrimSpace(strings.TrimPrefix(document.ValidUTF8([]byte(t.header[i])), "\ufeff"))
	}
	if key := t.opts.Fields.key("text"); !slices.Contains(t.header, key) {
		return &document.Error{Name: t.name, Code: document.NoArticle, Problem: fmt.Sprintf("has no column %q", key),
			Advice: fmt.Sprintf("name the one that holds the text: --field text=COLUMN (there are %s)", listColumns(t.header))}
	}
	return nil
}

// listColumns lists the first columns of a header.
func listColumns(header []string) string {
	const most = 12
	if len(header) > most {
		return strings.Join(header[:most], ", ") + ", ..."
	}
	return strings.Join(header, ", ")
}

// each yields the rows. After one that is too long the rest cannot be found.
func (t *table) each(m *meter, yield func(Item) bool) bool {
	for line := 1; ; {
		m.read = 0
		row, err := t.rows.Read()
		if err == io.EOF {
			return true
		}
		if line++; len(row) > 0 {
			line, _ = t.rows.FieldPos(0)
		}
		at := fmt.Sprintf("%s:%d", t.name, line)
		cells := func(w io.Writer) { fmt.Fprintf(w, "%q", row) }
		item := Item{Name: at, Path: t.name, read: cells, load: func(ctx context.Context) (*document.Document, error) { return t.document(ctx, row, at) }}
		switch {
		case errors.Is(err, errLong):
			return yield(failed(tooLarge(at, t.opts.maxBytes())))
		case err != nil:
			return yield(failed(fileError(t.name, err)))
		}
		if !yield(item) {
			return false
		}
	}
}

// document reads one row.
func (t *table) document(ctx context.Context, row []string, at string) (*document.Document, error) {
	cells := map[string]string{}
	for i, column := range t.header {
		if i < len(row) {
			cells[column] = document.ValidUTF8([]byte(row[i]))
		}
	}
	key := t.opts.Fields.key
	doc := &document.Document{Name: at, Path: t.name, Format: document.CSV, Encoding: t.encoding, Text: cells[key("text")]}
	if id := cells[key("id")]; id != "" {
		doc.Name = id
	}
	doc.Meta = document.Meta{Title: cells[key("title")], Author: cells[key("author")], Date: cells[key("date")], URL: cells[key("url")], Outlet: cells[key("outlet")]}
	for _, ours := range FieldNames() {
		if cells[key(ours)] != "" {
			t.opts.Found.note(ours)
		}
	}
	if t.opts.Keep {
		doc.Extra = map[string]json.RawMessage{}
		for column, value := range cells {
			if !t.opts.Fields.reads(column) {
				doc.Extra[column], _ = json.Marshal(value)
			}
		}
	}
	return doc, page.ReadFragment(ctx, doc)
}
