package record

import (
	"encoding/json"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/internal/lexicon"
	"quotes/internal/source"
)

// A Row is one quote as a line of a table. An empty cell is what a null is in
// JSON. Cells hold no line breaks.
type Row struct {
	Doc, ID, Kind, Status     string
	Speaker, SpeakerKind      string
	Role, Organization        string
	Quote, Context            string
	Mention, Cue              string
	Confidence                string
	Line, Chapter, Start, End string
	Rule, Why                 string
	CorrectSpeaker, Checked   string // empty: for people to fill in
	Time, Page                string // of the first part, where the kind of input has them
	SaidByProgram             string // of a corrected quote
	Likely, Second            string // a name that was withheld, and the next likely one, with their probabilities
	Title, Outlet, Date, URL  string // of the document
	Key, RepeatOf             string
	Extra                     string // further fields of the document, as JSON
	Gender, RoleClass         string // of the speaker
}

// columns is the order of a row's cells. New ones are appended.
var columns = []struct {
	name string
	cell func(*Row) string
}{
	{"doc", func(r *Row) string { return r.Doc }},
	{"id", func(r *Row) string { return r.ID }},
	{"kind", func(r *Row) string { return r.Kind }},
	{"status", func(r *Row) string { return r.Status }},
	{"speaker", func(r *Row) string { return r.Speaker }},
	{"speaker_kind", func(r *Row) string { return r.SpeakerKind }},
	{"role", func(r *Row) string { return r.Role }},
	{"organization", func(r *Row) string { return r.Organization }},
	{"quote", func(r *Row) string { return r.Quote }},
	{"context", func(r *Row) string { return r.Context }},
	{"mention", func(r *Row) string { return r.Mention }},
	{"cue", func(r *Row) string { return r.Cue }},
	{"confidence", func(r *Row) string { return r.Confidence }},
	{"line", func(r *Row) string { return r.Line }},
	{"chapter", func(r *Row) string { return r.Chapter }},
	{"start", func(r *Row) string { return r.Start }},
	{"end", func(r *Row) string { return r.End }},
	{"rule", func(r *Row) string { return r.Rule }},
	{"why", func(r *Row) string { return r.Why }},
	{"correct_speaker", func(r *Row) string { return r.CorrectSpeaker }},
	{"checked", func(r *Row) string { return r.Checked }},
	{"time", func(r *Row) string { return r.Time }},
	{"page", func(r *Row) string { return r.Page }},
	{"said_by_program", func(r *Row) string { return r.SaidByProgram }},
	{"likely", func(r *Row) string { return r.Likely }},
	{"second", func(r *Row) string { return r.Second }},
	{"title", func(r *Row) string { return r.Title }},
	{"outlet", func(r *Row) string { return r.Outlet }},
	{"date", func(r *Row) string { return r.Date }},
	{"url", func(r *Row) string { return r.URL }},
	{"key", func(r *Row) string { return r.Key }},
	{"repeat_of", func(r *Row) string { return r.RepeatOf }},
	{"extra", func(r *Row) string { return r.Extra }},
	{"gender", func(r *Row) string { return r.Gender }},
	{"role_class", func(r *Row) string { return r.RoleClass }},
}

// Columns returns the names of a row's cells.
func Columns() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// Cells returns the row's cells in the order of [Columns].
func (r *Row) Cells() []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(r)
	}
	return cells
}

// Rows returns the document's quotes as rows.
func (d *Document) Rows() []Row {
	lines := d.QuoteLines()
	rows := make([]Row, len(lines))
	for i := range lines {
		rows[i] = lines[i].row()
	}
	return rows
}

func (q *QuoteLine) row() Row {
	row := Row{
		Doc: source.Fold(q.Doc), ID: q.ID, Kind: q.Kind, Status: q.Status,
		Quote: q.Text, Context: source.Fold(q.Context.Text),
		Line: strconv.Itoa(q.Line), Chapter: foldPtr(q.Chapter),
		Rule: foldPtr(q.Rule), Why: foldPtr(q.Why),
	}
	if s := q.Speaker; s != nil {
		row.Speaker, row.SpeakerKind = source.Fold(s.Name), s.Kind
		row.Role, row.Organization = s.office(), foldPtr(s.Organization)
		row.Gender, row.RoleClass = Value(s.Gender), Value(s.RoleClass)
	}
	q.aboutDocument(&row)
	q.aboutOthers(&row)
	if q.Mention != nil {
		row.Mention = source.Fold(q.Mention.Text)
	}
	if q.Cue != nil {
		row.Cue = source.Fold(q.Cue.Text)
	}
	if q.Confidence != nil {
		row.Confidence = strconv.FormatFloat(*q.Confidence, 'f', -1, 64)
	}
	if n := len(q.Parts); n > 0 {
		if t := q.Parts[0].Time; t != nil {
			row.Time = strconv.FormatFloat(t.Start, 'f', -1, 64)
		}
		if page := q.Parts[0].Page; page != nil {
			row.Page = strconv.Itoa(*page)
		}
		row.Start, row.End = strconv.Itoa(q.Parts[0].Start), strconv.Itoa(q.Parts[n-1].End)
	}
	return row
}

// aboutDocument fills in what a row says of its document.
func (q *QuoteLine) aboutDocument(row *Row) {
	m := &q.Meta
	row.Title, row.Outlet, row.Date, row.URL = foldPtr(m.Title), foldPtr(m.Outlet), foldPtr(m.Date), foldPtr(m.URL)
	if len(m.Extra) > 0 {
		if data, err := json.Marshal(m.Extra); err == nil {
			row.Extra = string(data)
		}
	}
	if q.Speaker != nil {
		row.Key = q.Speaker.Key
	}
	row.RepeatOf = Value(q.RepeatOf)
}

// aboutOthers fills in who else may have said a quote, and what people wrote.
func (q *QuoteLine) aboutOthers(row *Row) {
	row.SaidByProgram, row.Checked = foldPtr(q.SaidByProgram), foldPtr(q.Checked)
	name := func(i int) string {
		if i >= len(q.Candidates) {
			return ""
		}
		return source.Fold(q.Candidates[i].Name) + " " + strconv.FormatFloat(q.Candidates[i].Confidence, 'f', -1, 64)
	}
	if q.Status == string(attribute.Withheld) {
		row.Likely, row.Second = name(0), name(1)
	} else {
		row.Second = name(0)
	}
}

// Value returns what a field holds, and nothing where it is null.
func Value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// foldPtr makes one line of a text, and nothing of none.
func foldPtr(s *string) string { return source.Fold(Value(s)) }

// Harmless puts an apostrophe before a cell that a spreadsheet would run as a
// formula, and before one that [Verbatim] would take for such a cell.
func Harmless(cell string) string {
	if isFormula(cell) {
		return "'" + cell
	}
	return cell
}

// Verbatim undoes [Harmless].
func Verbatim(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && isFormula(rest) {
		return rest
	}
	return cell
}

func isFormula(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.ContainsRune("=+-@\t\r\n", rune(rest[0]))
}

// office returns the role of a speaker for a row, which has no title: the role
// that the text tells, else a title that is one. Mrs. and Sir are none.
func (s *Speaker) office() string {
	if s.Role != nil || s.Title == nil {
		return foldPtr(s.Role)
	}
	words := strings.Fields(*s.Title)
	if len(words) == 0 {
		return ""
	}
	if t, ok := lexicon.Title(words[len(words)-1]); ok && len(words) == 1 && t.Kind != lexicon.Office && t.Kind != lexicon.Military {
		return ""
	}
	return source.Fold(*s.Title)
}
