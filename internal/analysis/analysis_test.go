package analysis

import (
	"context"
	"errors"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
)

// stuck is an attributor that ends with an error.
type stuck struct{ err error }

func (s stuck) Attribute(context.Context, *extract.Document) (*attribute.Result, error) {
	return nil, s.err
}

// TestFailure holds that the record of a failed document names it by its own id,
// where that could be read.
func TestFailure(t *testing.T) {
	good, bad := stuck{errors.New("no memory")}, stuck{context.DeadlineExceeded}
	for _, c := range []struct {
		line string
		who  Attributor
		want record.Failure
	}{
		{`{"id": "x", "text": "a"}`, good, record.Failure{Doc: "x", Error: record.Reason{Code: "failed", Message: "x: no memory"}}},
		{`{"id": "x", "text": "a"}`, bad, record.Failure{Doc: "x", Error: record.Reason{Code: "timeout", Message: "took longer than --timeout allows"}}},
		{`{"id": "x"}`, good, record.Failure{Doc: "x", Error: record.Reason{Code: "field", Message: `a:2: has no text in "text"; name the field that holds it: --field text=KEY`}}},
		{`{"id"`, good, record.Failure{Doc: "a:2", Error: record.Reason{Code: "json", Message: "a:2: is broken JSON (unexpected end of JSON input); give one object a line"}}},
	} {
		item := source.Line{Path: "a", Number: 2, Text: []byte(c.line)}.Item(source.Options{})
		_, err := Of(context.Background(), item, c.who)
		if got := Failure(item, err); got != c.want {
			t.Errorf("%s: %+v, not %+v", c.line, got, c.want)
		}
	}
}
