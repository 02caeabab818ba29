package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quotes/internal/source"
)

// TestProgressLine holds that a line tells by bytes how far the run is, which only
// reading moves on.
func TestProgressLine(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": strings.Repeat("a", 3e6), "b.txt": strings.Repeat("b", 1e6), "c.exe": "no article", ".d.txt": "hidden"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	meter := new(source.Meter)
	opts := source.Options{Meter: meter}
	size, ok := source.Size([]string{dir}, opts)
	if !ok || size != 4e6 || meter.Read() != 0 {
		t.Fatalf("size %d, %v; %d bytes were read for it", size, ok, meter.Read())
	}
	p := StartProgress(nil, 2, meter, nil)
	p.total = size
	if got, want := p.line(time.Second), "2 documents done, 0.0 of 4.0 MB read, 0.0 MB/s"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for item := range source.Items([]string{filepath.Join(dir, "b.txt")}, opts) {
		doc, err := item.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		p.Read(len(doc.Text))
		p.Finish()
	}
	if got, want := p.line(2*time.Second), "3 documents done, 1.0 of 4.0 MB read, 0.5 MB/s, 6 s left"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
