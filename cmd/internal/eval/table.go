package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"quotes/internal/source"
)

// shownMetrics are the columns of the table of documents, where there are such.
var shownMetrics = []string{"quoted.recall", "quoted.precision", "quoted.f1", "entity", "names.given", "names.right",
	"speaker", "explicit", "anaphoric", "implicit", "found", "chars.f1"}

// WriteJSON writes the report as one indented object.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// WriteTable writes the report for people. A star marks documents that the
// embedded weights were trained on.
func (r *Report) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	r.writeErrors(t)
	r.writeDocuments(t)
	r.writeMetrics(t)
	r.writeGroups(t)
	r.writeCalibration(t)
	r.writeCurve(t)
	for _, doc := range r.Missing {
		fmt.Fprintf(t, "no predictions for %s\n", doc)
	}
	return t.Flush()
}

func (r *Report) writeErrors(w io.Writer) {
	for _, f := range r.Errors {
		fmt.Fprintf(w, "%s:%d: %s", f.Doc, f.Line, f.What)
		if f.ID != "" {
			fmt.Fprintf(w, " (%s)", f.ID)
		}
		if f.Want != "" {
			fmt.Fprintf(w, ": is %s", source.Fold(f.Want))
		}
		fmt.Fprintf(w, "; found: %s", orNothing(f.Got))
		if f.Rule != "" {
			fmt.Fprintf(w, " by %s", f.Rule)
		}
		fmt.Fprintf(w, "\n    %s …\n    in: %s\n", f.Quote, f.Sentence)
	}
	if len(r.Errors) > 0 {
		fmt.Fprintln(w)
	}
}

func orNothing(names []string) string {
	shown := make([]string, len(names))
	for i, n := range names {
		if shown[i] = source.Fold(n); n == "" {
			shown[i] = "?"
		}
	}
	if len(shown) == 0 {
		return "nothing"
	}
	return strings.Join(shown, ", ")
}

func (r *Report) writeDocuments(w io.Writer) {
	var columns []string
	for _, name := range shownMetrics {
		if _, ok := r.Value(name); ok {
			columns = append(columns, name)
		}
	}
	fmt.Fprintf(w, "document\t%s\n", strings.Join(columns, "\t"))
	trained := false
	for _, row := range r.Documents {
		name := row.Doc
		if row.Trained {
			name, trained = name+" *", true
		}
		writeRow(w, name, columns, row.Metrics)
	}
	writeRow(w, "macro", columns, r.Macro)
	writeRow(w, "micro", columns, r.Micro)
	if trained {
		fmt.Fprintln(w, "* the embedded weights were trained on it")
	}
}

func writeRow(w io.Writer, name string, columns []string, metrics []Metric) {
	fmt.Fprint(w, name)
	for _, c := range columns {
		if v, ok := find(metrics, c); ok {
			fmt.Fprintf(w, "\t%.3f", v)
		} else {
			fmt.Fprint(w, "\t-")
		}
	}
	fmt.Fprintln(w)
}

func (r *Report) writeMetrics(w io.Writer) {
	fmt.Fprint(w, "\nfigure\tmicro\tn\tmacro\n")
	for _, m := range r.Micro {
		fmt.Fprintf(w, "%s\t%.3f\t%d", m.Name, m.Value, m.N)
		if v, ok := find(r.Macro, m.Name); ok && m.Name != "ece" {
			fmt.Fprintf(w, "\t%.3f", v)
		}
		fmt.Fprintln(w)
	}
}

func (r *Report) writeGroups(w io.Writer) {
	by := ""
	for _, g := range r.Groups {
		if g.By != by {
			by = g.By
			fmt.Fprintf(w, "\n%s\tn\tright\tnamed\tname right\n", by)
		}
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%d\t%.3f\n", g.Value, g.N, g.Right, g.Named, g.NameRight)
	}
}

func (r *Report) writeCalibration(w io.Writer) {
	if r.Calibration == nil {
		return
	}
	fmt.Fprint(w, "\nconfidence\tn\tmean\tright\n")
	for _, b := range r.Calibration.Bins {
		if b.N > 0 {
			fmt.Fprintf(w, "%.1f to %.1f\t%d\t%.3f\t%.3f\n", b.From, b.From+1.0/bins, b.N, b.Confidence, b.Right)
		}
	}
}

// curveShown is every how many points of the curve the table shows one.
const curveShown = curvePoints / 10

func (r *Report) writeCurve(w io.Writer) {
	if len(r.Curve) == 0 {
		return
	}
	fmt.Fprint(w, "\nthreshold\tnamed\tright\n")
	for i, p := range r.Curve {
		if (i+1)%curveShown == 0 || i+1 == len(r.Curve) {
			fmt.Fprintf(w, "%.3f\t%.3f\t%.3f\n", p.Threshold, p.Coverage, p.Right)
		}
	}
}
