package fiction

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/story"
)

// TestSaid holds which tags leave no choice who speaks.
func TestSaid(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Ben sat. “I go,” said Ann.", "Ann"},
		{"Ben sat. “I go,” said a voice.", "a voice"},
		{"Ben sat. “I go,” said the android.", "the android"},
		{"Ben sat. “We go,” they said.", "they"},
		{"“I stay,” said Ben. “I go,” I said.", "Narrator"},
		{"Ann said nothing to Ben. “I go.”", ""},
		{"They went to town. “I go.” Ben sat.", ""},
		{"Ben sat. “I go,” she said.", ""},
		{"Ann sat. “I go,” said her mother.", ""},
	}
	for _, tt := range tests {
		s, got := newScene(story.Read(extract.New(tt.text), lexicon.Cues(), nil)), ""
		if p := s.said(&s.Units[len(s.Units)-1]); p >= 0 {
			got = s.Cast[p].Name
		}
		if got != tt.want {
			t.Errorf("%s: %q, not %q", tt.text, got, tt.want)
		}
	}
}
