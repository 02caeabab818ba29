package nlp

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quotes/extract"
	"quotes/internal/word"
)

// TestTagsAreProses holds that the model read in place tags as prose does.
func TestTagsAreProses(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../testdata/articles/*.txt", "../../testdata/stories/*.txt", "../../../shared/corpora/polnear/dev/text/*.txt"} {
		found, _ := filepath.Glob(pattern)
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatal("no texts")
	}
	model, err := english()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		differs(t, model, string(text))
	}
	differs(t, model, "She said :-) at 1999 and 0. @who XDD --yes-- a-b +12 -LRB- *T*-1 Said THE É \xff xD 8D £5 £ § †")
}

// differs reports the sentences of a text that the two tag differently.
func differs(t *testing.T, model *perceptron, text string) {
	t.Helper()
	doc := extract.New(text)
	n, err := New(doc, word.Of(doc), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n.Doc.Sentences {
		want := n.cut(i).Words
		got := slices.Clone(want)
		tagWithProse(want)
		if model.tag(got) && !slices.Equal(got, want) {
			t.Errorf("%v\n%v", got, want)
		}
	}
}
