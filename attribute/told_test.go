package attribute

import (
	"context"
	"testing"

	"quotes/extract"
)

// TestSaidAtAll holds that quotes and reports tell where something was not said,
// and where it is only to be said.
func TestSaidAtAll(t *testing.T) {
	every := 0.0
	a, err := New(Options{Indirect: true, MinConfidence: &every})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text                  string
		negated, hypothetical bool
	}{
		{`Mayor Karl Ek said that the ferry was safe.`, false, false},
		{`Mayor Karl Ek never said that the ferry was safe.`, true, false},
		{`Mayor Karl Ek declined to say that the ferry was safe.`, true, false},
		{`Mayor Karl Ek would say that the ferry was safe.`, false, true},
		{`Mayor Karl Ek hopes to tell parliament that the ferry is safe.`, false, true},
		{`Mayor Karl Ek said the ferry was “safe and sound”.`, false, false},
		{`Mayor Karl Ek never said the ferry was “safe and sound”.`, true, false},
		{`Mayor Karl Ek declined to call the ferry “safe and sound”.`, true, false},
		{`Mayor Karl Ek might call the ferry “safe and sound”.`, false, true},
		{`Mayor Karl Ek is likely to call the ferry “safe and sound”.`, false, true},
	} {
		res, err := a.Attribute(context.Background(), extract.New(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Quotes) == 0 {
			t.Errorf("%s: nothing is listed", c.text)
		}
		for i := range res.Quotes {
			if q := res.Quotes[i]; q.Negated != c.negated || q.Hypothetical != c.hypothetical {
				t.Errorf("%s: %s is negated %v, hypothetical %v", c.text, q.Kind, q.Negated, q.Hypothetical)
			}
		}
	}
}
