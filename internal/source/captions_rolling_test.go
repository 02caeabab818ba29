package source

import "testing"

// TestRollingCaptions reads captions that show each line twice, and some that only
// say something again.
func TestRollingCaptions(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"rolling", "WEBVTT\n\n00:01.000 --> 00:03.000\nand the snow came early\n\n00:03.000 --> 00:03.010\nand the snow came early\n\n00:03.010 --> 00:06.000\nand the snow came early\nso we<c> moved</c>\n\n00:06.000 --> 00:06.010\nso we moved\n",
			"and the snow came early so we moved"},
		{"short lines are said again", "WEBVTT\n\n00:01.000 --> 00:03.000\nNo, no.\n\n00:03.000 --> 00:05.000\nNo, no.\nNever.\n", "No, no. No, no. Never."},
		{"later, and so said again", "WEBVTT\n\n00:01.000 --> 00:03.000\nWe moved the herd.\n\n00:04.000 --> 00:06.000\nWe moved the herd.\nTwice.\n", "We moved the herd. We moved the herd. Twice."},
		{"long enough to be read", "WEBVTT\n\n00:01.000 --> 00:03.000\nWe moved the herd.\n\n00:03.000 --> 00:05.000\nWe moved the herd.\n", "We moved the herd. We moved the herd."},
	} {
		if got := readAs(t, "a.vtt", c.in, Options{}).Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
