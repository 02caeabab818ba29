package annotate

import (
	"encoding/json"
	"strings"
	"testing"

	"quotes/internal/record"
)

func verdicts() []record.Verdict {
	why, at := "changed: ten → two, 100%\nof it", "00:00:04.000"
	draft := []record.Field{{Name: "doc", Value: []byte(`"my draft, 2.md"`)}, {Name: "line", Value: []byte("3")}}
	return []record.Verdict{
		{Fields: draft, Quote: "We will open two schools.", Speaker: "Ana Reyes", Verdict: "altered", VerdictWhy: &why,
			Passage: &record.Passage{Source: "talk.vtt", Line: 7, Time: &at, Text: "We will open ten schools"}},
		{Fields: draft, Quote: "It holds.", Verdict: "exact"},
		{Quote: "Nobody asked.", Verdict: "missing"},
	}
}

func TestWriteGitHub(t *testing.T) {
	var b strings.Builder
	if err := WriteGitHub(&b, verdicts()); err != nil {
		t.Fatal(err)
	}
	want := "::error file=my draft%2C 2.md,line=3,title=quote altered::altered: “We will open two schools.” (Ana Reyes): changed: ten → two, 100%25%0Aof it; see talk.vtt:7 at 00:00:04.000\n" +
		"::error title=quote missing::missing: “Nobody asked.”\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestWriteSARIF(t *testing.T) {
	var b strings.Builder
	if err := WriteSARIF(&b, verdicts(), nil); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if log.Version != "2.1.0" || len(results) != 3 {
		t.Fatalf("version %s, %d results", log.Version, len(results))
	}
	r := results[0]
	if at := r.Locations[0].PhysicalLocation; r.Level != "error" || at.ArtifactLocation.URI != "my%20draft,%202.md" || at.Region.StartLine != 3 {
		t.Errorf("%+v", r)
	}
	if at := r.RelatedLocations[0].PhysicalLocation; at.ArtifactLocation.URI != "talk.vtt" || at.Region.StartLine != 7 {
		t.Errorf("%+v", at)
	}
	if results[1].Kind != "pass" || results[1].Level != "none" || len(results[2].Locations) != 0 {
		t.Errorf("%+v", results[1:])
	}
}
