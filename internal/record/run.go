package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Run tells how output was made, so that it can be made again: by which program
// and weights, with which options, from which files. The time of the run is not in
// it: the same input gives the same bytes.
type Run struct {
	Program string            `json:"program"`
	Version string            `json:"version"`
	Weights string            `json:"weights"` // the first 16 hexadecimal digits of the SHA-256 of all weights
	Options map[string]string `json:"options"` // flags that were given, without those that change no byte
	Sources []RunSource       `json:"sources"`

	// SourcesRead counts the sources. Of more than [MaxRunSources] each verdict
	// and each row lists only those that it is about.
	SourcesRead int `json:"sources_read"`

	// QuotesFrom is the file whose quotes a run of verify held against the sources;
	// nil of other runs, and where the quotes were typed.
	QuotesFrom *RunSource `json:"quotes_from,omitempty"`

	// Unread are sources of a run of verify that could not be read or hold no text, a
	// line each with what is wrong: "scan.pdf: holds no text". Of other runs it is nil.
	Unread []string `json:"unread,omitempty"`
}

// A RunSource is a file that was read.
type RunSource struct {
	Name   string  `json:"name"`
	SHA256 *string `json:"sha256"` // of the file as it is stored; null of a stream
	Date   *string `json:"date"`   // when it was last changed, in UTC as RFC 3339 has it; null of a stream
}

// MaxRunSources is how many sources every verdict of a run lists.
const MaxRunSources = 100

// About returns the run for one of many records: with its own sources alone where
// the run has more than [MaxRunSources].
func (r *Run) About(names ...string) *Run {
	if r == nil || len(r.Sources) <= MaxRunSources {
		return r
	}
	own := *r
	own.Sources = []RunSource{}
	for _, s := range r.Sources {
		if slices.Contains(names, s.Name) {
			own.Sources = append(own.Sources, s)
		}
	}
	return &own
}

// With returns a run with the sources of another as well; either may be nil. It
// may change the run, which a caller gets from With alone. Documents of one file
// follow on each other, so that only the last source is looked at.
func (r *Run) With(other *Run) *Run {
	switch {
	case other == nil:
		return r
	case r == nil:
		own := *other
		own.Sources = slices.Clone(other.Sources)
		return &own
	}
	for _, s := range other.Sources {
		if n := len(r.Sources); n == 0 || r.Sources[n-1].Name != s.Name {
			r.Sources = append(r.Sources, s)
		}
	}
	r.SourcesRead = len(r.Sources)
	return r
}

// RunColumns are the columns that tell of the run in a table that has no other
// place for it, with --with-run.
func RunColumns() []string {
	return []string{"run_version", "run_weights", "run_options", "source_sha256", "source_date"}
}

// Cells returns the run in the columns of [RunColumns], with a source: the first
// where none has the name.
func (r *Run) Cells(name string) []string {
	cells := []string{r.Program + " " + r.Version, r.Weights, r.told(), "", ""}
	i := max(0, slices.IndexFunc(r.Sources, func(s RunSource) bool { return s.Name == name }))
	if i < len(r.Sources) {
		cells[3], cells[4] = Value(r.Sources[i].SHA256), Value(r.Sources[i].Date)
	}
	return cells
}

func (r *Run) optionText() string {
	text := ""
	for _, name := range slices.Sorted(maps.Keys(r.Options)) {
		if text != "" {
			text += " "
		}
		text += name + "=" + r.Options[name]
	}
	return text
}

// told returns the options and, where there is one, the file of the quotes.
func (r *Run) told() string {
	text := r.optionText()
	if f := r.QuotesFrom; f != nil {
		text = strings.TrimLeft(text+" quotes_from="+f.Name, " ")
		if f.SHA256 != nil {
			text += " sha256:" + *f.SHA256
		}
	}
	return text
}

// Table returns the run as rows of a name, a value, a SHA-256 and a date, with a head.
func (r *Run) Table() [][]string {
	rows := [][]string{
		{"what", "value", "sha256", "date"}, {"program", r.Program, "", ""}, {"version", r.Version, "", ""}, {"weights", r.Weights, "", ""},
	}
	for _, name := range slices.Sorted(maps.Keys(r.Options)) {
		rows = append(rows, []string{name, r.Options[name], "", ""})
	}
	if f := r.QuotesFrom; f != nil {
		rows = append(rows, []string{"quotes_from", f.Name, Value(f.SHA256), Value(f.Date)})
	}
	rows = append(rows, []string{"sources", strconv.Itoa(r.SourcesRead), "", ""})
	for _, s := range r.Unread {
		rows = append(rows, []string{"unread", s, "", ""})
	}
	for _, s := range r.Sources {
		rows = append(rows, []string{"source", s.Name, Value(s.SHA256), Value(s.Date)})
	}
	return rows
}

// Sentence tells the run in a line for people: Made by quotes v1.2.0 (…), weights …,
// genre=news. Read: a.txt (2026-05-01T08:00:00Z, SHA-256 …).
func (r *Run) Sentence() string {
	s := "Made by " + r.Program + " " + r.Version + ", weights " + r.Weights
	if options := r.optionText(); options != "" {
		s += ", " + options
	}
	s += "."
	if r.QuotesFrom != nil {
		s += " Quotes: " + r.QuotesFrom.sentence() + "."
	}
	for i, f := range r.Sources {
		switch {
		case i == 0:
			s += " Read: "
		default:
			s += "; "
		}
		s += f.sentence()
	}
	if len(r.Unread) > 0 {
		s += ". NOT READ: " + strings.Join(r.Unread, "; ")
	}
	return s
}

func (s *RunSource) sentence() string {
	if s.SHA256 == nil {
		return s.Name
	}
	return s.Name + " (" + Value(s.Date) + ", SHA-256 " + *s.SHA256 + ")"
}
