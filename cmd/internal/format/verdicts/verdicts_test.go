package verdicts

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/formattest"
	"quotes/internal/record"
)

// verdicts are one that holds, one with every kind of difference from a text
// that tries to break out, and one that nothing was found for.
func verdicts() []record.Verdict {
	field := func(name, value string) record.Field { return record.Field{Name: name, Value: json.RawMessage(value)} }
	why, speaker, time := `changed: <b> | *two* → =three`, "Jo | Ek", "00:01:02.500"
	return []record.Verdict{
		{
			Fields: []record.Field{field("id", `"q1"`), field("quote", `"It is open."`), field("speaker", `{"name":"Jo | Ek","kind":"person"}`), field("line", "3"), field("verdict", `"old"`)},
			Quote:  "It is open.", Speaker: "Jo | Ek", Verdict: "exact", SpeakerChecked: true, Score: 1, Matches: 2,
			Passage: &record.Passage{Source: "talk.vtt", Text: "It is open", Sentence: "It is open.", Start: 4, End: 14, SentenceStart: 4, Line: 2, Time: &time, Speaker: &speaker},
			Pieces:  []record.Passage{}, Words: []record.Difference{{Op: "equal", Quote: "It is open", Source: "It is open"}},
		},
		{
			Fields: []record.Field{field("quote", `"=three is … [he] added"`), field("extra", `{"a":1}`)},
			Quote:  "=three is … [he] added", Verdict: "altered", VerdictWhy: &why, Partial: true, Score: 0.5,
			Passage: &record.Passage{Source: "a\tb.txt", Text: "<b> | *two*\nis so I", Sentence: "<b> | *two*\nis so I am", Line: 1, End: 19},
			Pieces:  []record.Passage{}, Words: []record.Difference{
				{Op: "changed", Quote: "=three", Source: "<b> | *two*"}, {Op: "equal", Quote: "is", Source: "is"}, {Op: "elided", Quote: "…", Source: "so"},
				{Op: "bracket", Quote: "[he]", Source: "I"}, {Op: "added", Quote: "added"}, {Op: "dropped", Source: "\x1b[31mnot"},
			},
		},
		{Quote: "Nobody said this", Verdict: "missing", Pieces: []record.Passage{}, Words: []record.Difference{}},
	}
}

// TestVerdictGolden compares each format of verdicts with what it gave before.
func TestVerdictGolden(t *testing.T) {
	looks := map[string]format.Options{"": {Width: 60}, "-color": {Width: 60, Color: true}}
	for _, f := range All() {
		for name, opts := range looks {
			if name != "" && f.Name != "table" {
				continue
			}
			var b bytes.Buffer
			if err := f.Write(&b, verdicts(), opts); err != nil {
				t.Fatal(err)
			}
			got := b.Bytes()
			if f.Name == "xlsx" {
				got = formattest.Unzipped(t, got)
			}
			formattest.Golden(t, filepath.Join("testdata", "golden", "verdicts"+name+"."+f.Name), got)
		}
	}
}

// TestVerdictFields expects the input's fields under their own names, in JSON
// and in CSV, and the verdict of an earlier run replaced.
func TestVerdictFields(t *testing.T) {
	var lines, table bytes.Buffer
	if err := writeLines(&lines, verdicts(), format.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := writeCSV(&table, verdicts(), format.Options{}); err != nil {
		t.Fatal(err)
	}
	var first map[string]any
	line, _, _ := strings.Cut(lines.String(), "\n")
	if err := json.Unmarshal([]byte(line), &first); err != nil {
		t.Fatal(err)
	}
	if first["id"] != "q1" || first["verdict"] != "exact" || first["line"] != 3.0 || strings.Count(line, `"verdict":`) != 1 {
		t.Errorf("got %s", line)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := "id,quote,speaker,line,verdict,"; !strings.HasPrefix(strings.Join(rows[0], ","), want) {
		t.Errorf("got the columns %q, want %q first", rows[0], want)
	}
	if rows[1][2] != "Jo | Ek" || rows[2][1] != "'=three is … [he] added" {
		t.Errorf("got %q", rows[1:3])
	}
}

// TestRefusalsAreTrue says of a format of extract that is a table no more than that
// verify does not have it.
func TestRefusalsAreTrue(t *testing.T) {
	brat, err := format.ByName("brat")
	if err != nil {
		t.Fatal(err)
	}
	if got := refusal(brat); !strings.Contains(got, "marks quotes in their text") {
		t.Error(got)
	}
	if got := refusal(format.Format{Name: "org"}); strings.Contains(got, "in their text") || !strings.Contains(got, "formats of its own") {
		t.Error(got)
	}
}
