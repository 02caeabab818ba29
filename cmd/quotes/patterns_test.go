package main

import (
	"testing"

	"quotes/internal/lazy"
)

// TestPatternsCompile compiles every pattern of the program, which by itself
// compiles none before it needs it.
func TestPatternsCompile(t *testing.T) {
	if len(lazy.All()) == 0 {
		t.Error("no patterns")
	}
	for _, p := range lazy.All() {
		p.MatchString("")
	}
}
