package news

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// TestWays holds in which way the last quote of a text could go on with the one
// before, and whether it does.
func TestWays(t *testing.T) {
	d, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		way  Join
		one  bool
	}{
		{`“I think,” Jo Ek said, “that we will win.”`, AroundTag, true},
		{`“I think,” Mr. Ek said, “that we will win.”`, AroundTag, true},
		{`“Yes,” said Al Reyes. Joe Platt said, “No.”`, AroundMore, false},
		{`“I think so,” Jo Ek said. “We will win.”`, NoJoin, false},
		{"“It is late,” said Jo Ek. “We must go.\n\n“And we will go.”", Reopened, true},
	} {
		s, err := scene.New(extract.New(c.text), lexicon.Cues(), nil)
		if err != nil {
			t.Fatal(err)
		}
		all := d.Decode(refer.New(s), nil)
		last := all[len(all)-1]
		if last.Way != c.way || last.Joins >= 0 != c.one {
			t.Errorf("%s: way %q, joins %d, want %q, %v", c.text, last.Way, last.Joins, c.way, c.one)
		}
		s.Close()
	}
}
