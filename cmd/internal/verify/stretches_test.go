package verify

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quotes/attribute"
	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
	"quotes/extract"
	"quotes/internal/source"
)

// TestChunks reads a long text a chunk at a time: every line is found once, in
// the place where it stands in the file, also where chunks meet.
func TestChunks(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeff")
	for i := 0; b.Len() < longText+chunkSize/2; i++ {
		fmt.Fprintf(&b, "Harbour number %d has %d cafés and no bridge, said the clerk.\n", i, i%7)
	}
	file := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	text := []rune(strings.TrimPrefix(b.String(), "\ufeff"))
	const stride = 4999
	lines := strings.Split(string(text), "\n")
	var claims []Claim
	for i := 0; i < len(lines)-1; i += stride {
		claims = append(claims, Claim{Text: strings.TrimSuffix(lines[i], ", said the clerk.")})
	}
	check := NewChecker(claims)
	index := check.Next()
	parts := 0
	for part := range new(Library).Parts(source.Items([]string{file}, source.Options{})) {
		s, err := part.Load(context.Background(), nobody{})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Text) > chunkSize+chunkBefore+chunkAfter {
			t.Errorf("a chunk of %d bytes", len(s.Text))
		}
		parts++
		check.Merge(index.Scan(s))
	}
	if parts < 4 {
		t.Errorf("%d chunks", parts)
	}
	for i, r := range check.Results(context.Background()) {
		if r.Verdict != verdict.Exact || r.Matches != 0 || r.Passage.Line != i*stride+1 || string(text[r.Passage.Start:r.Passage.End]) != r.Passage.Text {
			t.Fatalf("%q: %s, %d others, line %d, want %d", claims[i].Text, r.Verdict, r.Matches, r.Passage.Line, i*stride+1)
		}
	}
}

// TestResultsHoldNoStretch scans stretches that each have a quote, and expects
// that what is kept of them is small.
func TestResultsHoldNoStretch(t *testing.T) {
	const stretches, size = 32, 256 << 10
	var claims []Claim
	for i := range stretches {
		claims = append(claims, Claim{Text: fmt.Sprintf("Pier number %d has a lamp and no ladder", i), Speaker: "Jo Ek"})
	}
	check := NewChecker(claims)
	index := check.Next()
	voice := func(places []voice.Place) []voice.Voice { return make([]voice.Voice, len(places)) }
	before := heap()
	for i := range stretches {
		text := strings.Repeat("The clerk read the minutes. ", size/28) + claims[i].Text + "."
		check.Merge(index.Scan(&Stretch{Source: "a.txt", Text: text, Speakers: voice}))
	}
	if grown := heap() - before; grown > stretches*size/4 {
		t.Errorf("%d stretches of %d bytes leave %d bytes", stretches, size, grown)
	}
	for i, r := range check.Results(context.Background()) {
		if r.Verdict != verdict.Exact {
			t.Errorf("%q: %s", claims[i].Text, r.Verdict)
		}
	}
}

// heap returns the bytes that are in use.
func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

func TestTimeAt(t *testing.T) {
	times := []source.Time{{Start: 10, End: 20, From: time.Second}, {Start: 20, End: 30, From: time.Hour + 2*time.Minute + 3500*time.Millisecond}}
	for at, want := range map[int]string{10: "00:00:01.000", 25: "01:02:03.500"} {
		if got := timeAt(times, at); got == nil || *got != want {
			t.Errorf("%d: got %v, want %s", at, got, want)
		}
	}
	if got := timeAt(times, 5); got != nil {
		t.Errorf("got %s before the first", *got)
	}
}

// FuzzVerify holds any quote against any text: no panic, and a passage that
// stands in the text.
func FuzzVerify(f *testing.F) {
	f.Add("We will […] not [the] go.", "Um, we— we will, uh, not go. “We will,” he said.")
	f.Add("[W]e work[ed] … hard", "We work too hard.")
	f.Add("...", "…")
	f.Fuzz(func(t *testing.T, quote, text string) {
		r := verifyOne(Claim{Text: quote, Speaker: "Ana"}, text, nil)
		if p := r.Passage; p != nil && utf8.ValidString(text) && string([]rune(text)[p.Start:p.End]) != p.Text {
			t.Errorf("%d to %d is not %q", p.Start, p.End, p.Text)
		}
	})
}

// nobody attributes nothing.
type nobody struct{}

func (nobody) Attribute(context.Context, *extract.Document) (*attribute.Result, error) {
	return &attribute.Result{}, nil
}
