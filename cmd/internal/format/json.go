package format

import (
	"bytes"
	"io"

	"quotes/internal/record"
)

// jsonWriter writes an indented array of documents, one at a time.
type jsonWriter struct {
	w       io.Writer
	started bool
}

func newJSON(w io.Writer, _ Options) Writer { return &jsonWriter{w: w} }

// Write adds a document to the array.
func (j *jsonWriter) Write(doc *record.Document) error {
	var b bytes.Buffer
	if j.started {
		b.WriteString(",\n  ")
	} else {
		b.WriteString("[\n  ")
	}
	e := Encoder(&b)
	e.SetIndent("  ", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line break
	j.started = true
	_, err := j.w.Write(b.Bytes())
	return err
}

// Close ends the array.
func (j *jsonWriter) Close() error {
	end := "\n]\n"
	if !j.started {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
