package record

import (
	"context"
	"slices"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/source"
)

// TestNarrationTilesTheText holds that the parts of all rows are the text.
func TestNarrationTilesTheText(t *testing.T) {
	for _, text := range []string{
		"", "\n", "No quote.", "\"All quote.\"",
		"“I,” said Ann,\n“am here.”\n\nShe sat.\n\n“Why?” – “Né en ’64,” he said.\n",
	} {
		doc := extract.New(text)
		a, err := attribute.New(attribute.Options{})
		if err != nil {
			t.Fatal(err)
		}
		res, err := a.Attribute(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		var parts []Place
		for _, q := range New(&source.Document{}, doc, res, Options{Kinds: AllKinds(), Narration: true}).Quotes {
			parts = append(parts, q.Parts...)
		}
		slices.SortFunc(parts, func(a, b Place) int { return a.Start - b.Start })
		at, whole := 0, ""
		for _, p := range parts {
			if p.Start != at {
				t.Errorf("%q: a part starts at %d, not %d", text, p.Start, at)
			}
			at, whole = p.End, whole+p.Text
		}
		if whole != text {
			t.Errorf("the rows hold %q, not %q", whole, text)
		}
	}
}
