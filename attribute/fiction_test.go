package attribute

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"quotes/extract"
)

// attributed attributes a text.
func attributed(t testing.TB, opts Options, text string) *Result {
	t.Helper()
	a, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	res, err := a.Attribute(context.Background(), extract.New(text))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestStoryInDashes holds that every line of a story that marks its dialogue by
// dashes has its speaker, the one whom the line's own tag names.
func TestStoryInDashes(t *testing.T) {
	text, err := os.ReadFile("../testdata/stories/ferry-dashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	full := map[string]string{"Nora": "Nora Quill", "Silas": "Silas Brand", "Tobias": "Tobias", "Edwin": "Edwin Quill"}
	tag := regexp.MustCompile(`(?:said|asked|cried|called|whispered) (\w+)[.,!?]|, (Nora) asked|\? (Nora) asked`)
	res := attributed(t, Options{}, string(text))
	if res.Genre != Fiction {
		t.Fatalf("the story is read as %s", res.Genre)
	}
	lines, paragraph := 0, strings.Split(string(text), "\n\n")
	for _, p := range paragraph {
		if !strings.HasPrefix(p, "— ") {
			continue
		}
		lines++
		m := tag.FindStringSubmatch(p)
		if m == nil {
			continue // There he is! is Nora's by the next tag
		}
		want := full[m[1]+m[2]+m[3]]
		found := false
		for _, q := range res.Quotes {
			if !strings.Contains(p, q.Parts[0].Text) || !strings.HasPrefix(strings.TrimPrefix(p, "— "), q.Parts[0].Text) {
				continue
			}
			found = true
			if q.Speaker == nil || q.Speaker.Name != want {
				t.Errorf("%s: not by %s", p, want)
			}
		}
		if !found {
			t.Errorf("%s: no quote", p)
		}
	}
	if lines < 50 {
		t.Errorf("only %d lines of dialogue", lines)
	}
}

// TestAddressees holds that those whom a speech addresses are told.
func TestAddressees(t *testing.T) {
	a, err := New(Options{Genre: Fiction})
	if err != nil {
		t.Fatal(err)
	}
	res, err := a.Attribute(context.Background(), extract.New("“Come here, Judith,” said Mrs. Tansley.\n\n“No, aunt,” said Judith.\n\n“Where is he?” Mrs. Tansley asked Mr. Crewe.\n\n“I do not know,” said Mr. Crewe to Judith.\n\n“You never do.”\n\n“He is in the barn,” she said, and she went to the window.\n\n“Then fetch him.”\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Come here, Judith,": "Judith", "Where is he?": "Mr. Crewe", "I do not know,": "Judith", "You never do.": ""}
	for _, q := range res.Quotes {
		name := ""
		for _, a := range q.Addressees {
			name = a.Name
		}
		if w, ok := want[q.Parts[0].Text]; ok && name != w {
			t.Errorf("%s is spoken to %q, not %q", q.Parts[0].Text, name, w)
		}
	}
}
