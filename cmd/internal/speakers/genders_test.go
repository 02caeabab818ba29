package speakers

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A genderCase is a line of speakers.jsonl and genders.jsonl, as
// testdata/sets/README.md describes them.
type genderCase struct {
	ID, Text string
	Speakers []struct{ Name, Gender string } // Gender is empty where the text does not tell
}

// TestGendersOfSets holds of how many of the speakers of short texts the gender is
// told by the text's own words, and how many of those are right.
func TestGendersOfSets(t *testing.T) {
	for _, set := range []struct {
		file         string
		known, right float64 // at least
	}{{"genders.jsonl", .70, .97}, {"speakers.jsonl", .60, .97}} {
		all, known, right := 0, 0, 0
		for _, c := range setOf[genderCase](t, set.file) {
			told := gendersOf(t, &c)
			for _, s := range c.Speakers {
				all++
				switch g := told(s.Name); g {
				case "":
				case s.Gender:
					known++
					right++
				default:
					known++
					t.Logf("%s: %s: %s, not %q", c.ID, s.Name, g, s.Gender)
				}
			}
		}
		t.Logf("%s: of %d speakers %d are known, and %d of those are right", set.file, all, known, right)
		if float64(known) < set.known*float64(all) || float64(right) < set.right*float64(known) {
			t.Errorf("%s: wanted are %.2f and %.2f", set.file, set.known, set.right)
		}
	}
}

// setOf reads the lines of a set of texts.
func setOf[C any](t *testing.T, file string) []C {
	t.Helper()
	f, err := os.Open("../../../testdata/sets/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []C
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c C
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}

// gendersOf counts a text and returns what tells the gender of somebody by the
// name, or the shorter one that the text gives; empty where nothing is known.
func gendersOf(t *testing.T, c *genderCase) func(name string) string {
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := source.Options{Stdin: strings.NewReader(c.Text), Name: c.ID, Format: "text"}
	count := New(Options{Join: true, Gender: Gender{Text: true}})
	for item := range source.Items([]string{source.Stdin}, in) {
		a, err := analysis.Of(context.Background(), item, who)
		if err != nil {
			t.Fatal(err)
		}
		count.Add(a.Record(record.Options{Kinds: record.DefaultKinds(), Unit: record.CodePoints}))
	}
	rows := count.Rows(0)
	return func(name string) string {
		i := slices.IndexFunc(rows, func(r Row) bool {
			return r.Gender != nil && (strings.HasSuffix(r.Values[0], name) || strings.HasSuffix(name, " "+r.Values[0]))
		})
		if i < 0 {
			return ""
		}
		return *rows[i].Gender
	}
}
