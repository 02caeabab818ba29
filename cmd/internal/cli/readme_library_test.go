package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestREADMELibrary builds the README's example as a module of its own, with
// the lines of go.mod that the README gives, and compares what it prints.
func TestREADMELibrary(t *testing.T) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, library, _ := strings.Cut(string(readme), "\n## As a library")
	program, printed, requires := block(t, library, "go"), block(t, library, "text"), block(t, library, "")
	dir := t.TempDir()
	module := "module example\n\ngo 1.26\n\n" + strings.Replace(requires, "=> ../quotes", "=> "+filepath.ToSlash(root), 1)
	for name, text := range map[string]string{"go.mod": module, "main.go": program} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// What tidy would write is known without a network: the sums of the project's own.
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "-mod=mod", ".")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if string(out) != printed {
		t.Errorf("the README has\n%s\nand the example prints\n%s", printed, out)
	}
}

// block returns the first block of a language.
func block(t *testing.T, text, language string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "\n\n```"+language+"\n")
	body, _, end := strings.Cut(rest, "```\n")
	if !ok || !end {
		t.Fatalf("the README has no block of %q", language)
	}
	return body
}
