package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/analysis"
)

// A faulty attributor panics at some documents, and never ends at others.
type faulty struct{ analysis.Attributor }

// Attribute attributes the documents that are neither.
func (f faulty) Attribute(ctx context.Context, doc *extract.Document) (*attribute.Result, error) {
	switch {
	case strings.Contains(doc.Text, "panic"):
		panic("oh dear")
	case strings.Contains(doc.Text, "endless"):
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return f.Attributor.Attribute(ctx, doc)
}

// TestBadDocuments holds that a document that panics and one that takes too
// long are error records, and that the run goes on.
func TestBadDocuments(t *testing.T) {
	const input = `{"id": "a", "text": "“It is open,” Jo Ek said."}
{"id": "b", "text": "panic"}
{"id": "c", "text": "endless"}
{"id": "d", "text": "“It is open,” Jo Ek said."}
`
	var out, errs bytes.Buffer
	s := (&Command{Stdin: strings.NewReader(input), Stdout: &out, Stderr: &errs}).streams()
	cmd := newExtractCmd(s, func(ctx context.Context, opts *extractOptions) error {
		opts.who = faulty{opts.who}
		return runExtract(ctx, opts)
	})
	cmd.SetArgs([]string{"--input-format", "jsonl", "-f", "jsonl", "--per", "doc", "--timeout", "1s"})
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	if code := exitCode(context.Background(), s, cmd.ExecuteContext(context.Background())); code != ExitError {
		t.Errorf("exit code %d", code)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, start := range []string{`{"schema":1,"doc":"a"`, `{"doc":"b","error":{"code":"internal"`, `{"doc":"c","error":{"code":"timeout"`, `{"schema":1,"doc":"d"`} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], start) {
			t.Errorf("line %d is not %s...: %s", i, start, out.String())
		}
	}
	for _, message := range []string{"internal error: oh dear; please report it", "took longer than 1s; give it more with --timeout"} {
		if !strings.Contains(errs.String(), message) {
			t.Errorf("nothing says %q: %s", message, errs.String())
		}
	}
}

// TestReadError holds that a stream that breaks in the middle is one failed
// document, and that those before it are whole.
func TestReadError(t *testing.T) {
	lines := `{"id": "a", "text": "“It is open,” Jo Ek said."}` + "\n" + `{"id": "b", "text": "“It is`
	for _, format := range []string{"jsonl", "json", "csv"} {
		var out, errs bytes.Buffer
		c := Command{Stdin: io.MultiReader(strings.NewReader(lines), iotest.ErrReader(errors.New("input/output error"))), Stdout: &out, Stderr: &errs}
		if code := c.Main([]string{"extract", "--input-format", "jsonl", "-f", format}); code != ExitError {
			t.Errorf("%s: exit code %d", format, code)
		}
		if n := strings.Count(out.String(), "q1"); n != 1 || !strings.HasSuffix(out.String(), "\n") {
			t.Errorf("%s: %s", format, out.String())
		}
		if errs.String() != "quotes: -: cannot be read (input/output error); check the file\n" {
			t.Errorf("%s: %s", format, errs.String())
		}
	}
}
