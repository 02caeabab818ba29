package provenance

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// TestMaker tells a file by its hash and date, a stream by its name alone, and each
// of them once, in the order in which they were read.
func TestMaker(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	changed := time.Date(2026, 5, 1, 10, 0, 0, 0, time.FixedZone("", 7200))
	if err := os.Chtimes(path, changed, changed); err != nil {
		t.Fatal(err)
	}
	m := New("v1", map[string]string{"genre": "news"}, "-")
	var wait sync.WaitGroup
	m.Note(path)
	for range 8 {
		wait.Go(func() { m.Of(path); m.Note("-") })
	}
	wait.Wait()
	run := m.All()
	sum := sha256.Sum256([]byte("one"))
	if s := run.Sources; len(s) != 2 || s[0].Name != path || *s[0].SHA256 != hex.EncodeToString(sum[:]) || *s[0].Date != "2026-05-01T08:00:00Z" || s[1].Name != "-" || s[1].SHA256 != nil || s[1].Date != nil {
		t.Errorf("sources: %+v", s)
	}
	if run.SourcesRead != 2 || run.Version != "v1" || len(run.Weights) != 16 || run.Options["genre"] != "news" {
		t.Errorf("run: %+v", run)
	}
	if m := (*Maker)(nil); m.Of(path) != nil || m.All() != nil {
		t.Error("a maker that nobody asked for makes runs")
	}
}

// TestOptions leaves out what changes no byte, and tells a file by its hash.
func TestOptions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.yaml")
	if err := os.WriteFile(path, []byte("people: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := Options([]Flag{{"jobs", "4"}, {"format", "json"}, {"genre", "news"}, {"people", path}, {"meta", "none.csv"}})
	sum, _ := Sum(path)
	if len(got) != 3 || got["genre"] != "news" || got["people"] != path+" sha256:"+sum || got["meta"] != "none.csv" {
		t.Errorf("options: %q", got)
	}
}
