package main

import (
	"go/ast"
	"go/token"
	"path"
	"strings"
	"testing"
)

// The most lines that a package, without its tests, and a file may have: who
// has more of either has two things in one.
const (
	packageLines = 2500
	fileLines    = 450
)

func TestPackagesAndFilesAreSmall(t *testing.T) {
	lines := map[string]int{}
	sources(t, func(name string, set *token.FileSet, file *ast.File) {
		n := set.File(file.Pos()).LineCount()
		if n > fileLines {
			t.Errorf("%s has %d lines, and should have %d at most", name, n, fileLines)
		}
		if !strings.HasSuffix(name, "_test.go") {
			lines[path.Dir(name)] += n
		}
	})
	for name, n := range lines {
		if n > packageLines {
			t.Errorf("%s has %d lines, and should have %d at most", name, n, packageLines)
		}
	}
}

// TestPatternsAreLazy holds that no pattern is compiled when the program starts:
// they come from internal/lazy.
func TestPatternsAreLazy(t *testing.T) {
	sources(t, func(name string, _ *token.FileSet, file *ast.File) {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "internal/lazy/") || strings.HasPrefix(name, "cmd/internal/learn/") {
			return
		}
		for _, imported := range file.Imports {
			if imported.Path.Value == `"regexp"` {
				t.Errorf("%s compiles patterns itself; internal/lazy does so when they are used", name)
			}
		}
	})
}
