package eval

import (
	"encoding/csv"
	"io"
	"strconv"
)

// WriteCSV writes a figure a row: those of each document, then micro and macro.
func (r *Report) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"scope", "doc", "trained", "figure", "value", "n"}}
	add := func(scope, doc, trained string, metrics []Metric) {
		for _, m := range metrics {
			rows = append(rows, []string{scope, doc, trained, m.Name, strconv.FormatFloat(m.Value, 'f', 4, 64), strconv.Itoa(m.N)})
		}
	}
	for _, row := range r.Documents {
		add("document", row.Doc, strconv.FormatBool(row.Trained), row.Metrics)
	}
	add("micro", "", "", r.Micro)
	add("macro", "", "", r.Macro)
	return out.WriteAll(rows)
}
