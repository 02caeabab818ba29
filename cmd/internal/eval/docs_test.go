package eval

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotes/cmd/internal/eval/corpus"
)

// TestFiguresAreDescribed holds the figures of docs/fields.md against those that
// there are.
func TestFiguresAreDescribed(t *testing.T) {
	data, err := os.ReadFile("../../../docs/fields.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(data), "<!-- figures -->\n")
	if !ok {
		t.Fatal("docs/fields.md has no table of figures")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var told []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\| .").FindAllStringSubmatch(table, -1) {
		told = append(told, row[1])
	}
	one := ratio{1, 1}
	all := overlap{1, 1, 1}
	news := &Tally{Found: one, Listed: one, Source: one, Predicted: one, Entity: one, Given: one, GivenRight: one, Described: one, Open: one, Overlap: [3]overlap{all, all, all}}
	novel := &Tally{Found: one, Speaker: one, Letters: all}
	for _, kind := range corpus.NovelKinds {
		novel.Items = append(novel.Items, Item{Kind: kind})
	}
	there := []string{"ece"}
	for _, m := range append(news.Metrics(), novel.Metrics()...) {
		there = append(there, m.Name)
	}
	for _, name := range there {
		if !slices.Contains(told, name) {
			t.Errorf("%s is not described", name)
		}
	}
	for _, name := range told {
		if !slices.Contains(there, name) {
			t.Errorf("%s is described and is not there", name)
		}
	}
}
