package review

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/attribute"
)

// TestUndoOfEarlierSessions holds that a session takes back what its reviewer has
// decided in those before it, the last first, and what others have decided not.
func TestUndoOfEarlierSessions(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.yaml")
	byHand := "corrections:\n  - {quote: It is closed, doc: a.txt, speaker: Cy, by: Bo, at: '2020-01-01T00:00:00Z'}\n"
	if err := os.WriteFile(people, []byte(byHand), 0o666); err != nil {
		t.Fatal(err)
	}
	s := session(t, people)
	first, second := s.Record(0).Quotes[0].ID, s.Record(0).Quotes[2].ID
	decide := func(id, name string, seen int) int {
		made, err := s.Decide(0, id, name, seen)
		if err != nil {
			t.Fatal(err)
		}
		return made.Revision
	}
	decide(second, "Al Roe", decide(second, attribute.Nobody, 0))
	decide(first, "Bo Lund", 0)
	s = session(t, people)
	if !s.State().CanUndo {
		t.Fatal("a new session has nothing to undo")
	}
	var got []string
	for {
		u, err := s.Undo()
		if errors.Is(err, ErrNothing) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, u.ID+" "+u.Decision.Speaker)
	}
	// The two stand in the same second, and then in the order of the text.
	if want := second + " -, " + first + " "; strings.Join(got, ", ") != want {
		t.Errorf("undone is %q, not %q", got, want)
	}
	if left := session(t, people).State().Docs[0].Decisions; left[second].Speaker != attribute.Nobody || len(left) != 2 {
		t.Errorf("left is %+v", left)
	}
}

// TestOtherNameOfDocument holds that decisions on a document are found, changed and
// taken back under the name that the file has for it, as extract finds them.
func TestOtherNameOfDocument(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.yaml")
	byHand := "corrections:\n  - {quote: It is closed, doc: articles/a.txt, speaker: Cy}\n  - {quote: It is closed, doc: b.txt, speaker: Di}\n"
	if err := os.WriteFile(people, []byte(byHand), 0o666); err != nil {
		t.Fatal(err)
	}
	s := session(t, people)
	id := s.Record(0).Quotes[1].ID
	seen := s.State().Docs[0].Decisions[id]
	if seen.Speaker != "Cy" {
		t.Fatalf("the decision of articles/a.txt is %+v", seen)
	}
	made, err := s.Decide(0, id, "Ed", seen.Revision)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(people)
	if err != nil || strings.Contains(string(data), "Cy") && !strings.Contains(string(data), "was: Cy") || strings.Count(string(data), "quote:") != 2 {
		t.Errorf("%v\n%s", err, data)
	}
	if _, err := s.Decide(0, id, "", made.Revision); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(people); strings.Contains(string(data), "articles/a.txt") || !strings.Contains(string(data), "Di") {
		t.Errorf("the decision was not taken back, or another was:\n%s", data)
	}
}

// TestWideDecision holds that what a file decides for every document is shown, can be
// decided otherwise here, and is not taken back in one place.
func TestWideDecision(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.yaml")
	if err := os.WriteFile(people, []byte("corrections:\n  - {quote: It is closed, speaker: Cy}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	s := session(t, people)
	id := s.Record(0).Quotes[1].ID
	seen := s.State().Docs[0].Decisions[id]
	if _, err := s.Decide(0, id, "", seen.Revision); seen.Speaker != "Cy" || !errors.Is(err, ErrWide) {
		t.Errorf("%+v %v", seen, err)
	}
	if _, err := s.Decide(0, id, "Ed", seen.Revision); err != nil {
		t.Fatal(err)
	}
	if again := session(t, people).State().Docs[0].Decisions[id]; again.Speaker != "Ed" {
		t.Errorf("a new session has %+v", again)
	}
	if data, _ := os.ReadFile(people); !strings.Contains(string(data), "Cy") || !strings.Contains(string(data), "Ed") {
		t.Errorf("the file holds\n%s", data)
	}
}
