// Package scenetest makes scenes for the tests of what stands on them.
package scenetest

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/scene"
)

// Of returns the scene of a text, which has a quote.
func Of(t testing.TB, text string) *scene.Scene {
	t.Helper()
	s, err := scene.New(extract.New(text), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Quotes) == 0 {
		t.Fatalf("%q: no quotes", text)
	}
	return s
}
