package mcp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMissingFile holds that a file which is not there is told as such in a folder
// that is allowed, and not in one that is not.
func TestMissingFile(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for _, d := range []string{in, out} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	allowed, err := newFolders([]string{in})
	if err != nil {
		t.Fatal(err)
	}
	if err := allowed.check(filepath.Join(in, "none.txt")); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("in the folder: %v", err)
	}
	if err := allowed.check(filepath.Join(out, "none.txt")); err == nil || !strings.Contains(err.Error(), "not in a folder") {
		t.Errorf("outside: %v", err)
	}
}
