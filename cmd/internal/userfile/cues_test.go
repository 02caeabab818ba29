package userfile

import (
	"slices"
	"strings"
	"testing"
)

// TestReadCues holds that lines as the documentation shows them are read, and
// that none is taken and then ignored.
func TestReadCues(t *testing.T) {
	const good = "\ufeff# mine\r\nBellowate # a new one\n\n-claim\n- said\nchunner manner 0.62\nbespeak say 0.9 0.4 bespoke bespoken\nsoundbite noun\nad-lib\nbuzz\n"
	cues, err := ReadCues(write(t, "cues.txt", good))
	want := []string{"bellowate", "-claim", "- said", "chunner manner 0.62", "bespeak say 0.9 0.4 bespoke bespoken", "soundbite noun", "ad-lib", "buzz"}
	if err != nil || !slices.Equal(cues, want) {
		t.Errorf("%v, %q", err, cues)
	}
	for line, told := range map[string]string{
		"point out":         "one word",
		"according to":      "one word",
		"told, said":        "one word",
		"a,b":               "no word",
		"1":                 "no word",
		"-":                 "no word",
		"\xff":              "no word",
		"-point out":        "one word",
		"-bellowate":        "no cue",
		"said":              "a form of say",
		"statements":        "a form of statement",
		"bespeak say much":  "strength",
		"bespeak say 2":     "strength",
		"bespeak say .5 1":  "",
		"bespeak say .5 x,": "no word",
	} {
		_, err := ReadCues(write(t, "cues.txt", "say\n"+line+"\n"))
		switch {
		case told == "" && err != nil, told != "" && (err == nil || !strings.Contains(err.Error(), told) || !strings.Contains(err.Error(), "cues.txt:2")):
			t.Errorf("%q: %v", line, err)
		}
	}
}
