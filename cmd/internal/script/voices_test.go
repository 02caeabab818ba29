package script

import (
	"slices"
	"testing"
)

// TestUnusedVoices holds that a name with a voice that nobody of the cast has is
// told as the user wrote it, with who may be meant.
func TestUnusedVoices(t *testing.T) {
	v := NewVoices(map[string]string{"MARTHA pell": "amy", "Narrator": "joe", "unknown": "bo", "Marta Pell": "amy", "Anybody": "jo", "default": "x"})
	want := []string{`nobody who speaks is "Anybody"; the names are those of cast.csv`, `nobody who speaks is "Marta Pell"; did you mean Martha Pell?`}
	if got := v.Unused(lockHouseScript(t, v)); !slices.Equal(got, want) {
		t.Errorf("unused are %q", got)
	}
}

// TestVoicesByAlias holds whose a voice is: by the name before an alias, by no alias
// that two have, and of all others the default.
func TestVoicesByAlias(t *testing.T) {
	cast := func() []Character {
		return []Character{{Name: Narrator}, {Name: Speaking}, {Name: "Toad Hall", Aliases: []string{"Toad", "Mr. Toad"}}, {Name: "Mole", Aliases: []string{"Moly"}},
			{Name: "Ann Ek", Aliases: []string{"Ek"}}, {Name: "Bo Ek", Aliases: []string{"Ek", "Bo"}}}
	}
	for _, test := range []struct {
		voices map[string]string
		want   []Optional
	}{
		{map[string]string{"TOAD": "t"}, []Optional{"", "", "t", "", "", ""}},
		{map[string]string{"Toad Hall": "h", "Toad": "t", "narrator": "n"}, []Optional{"n", "n", "h", "", "", ""}},
		{map[string]string{"Narrator": "n", "Narrator speaking": "s", "Default": "d"}, []Optional{"n", "s", "d", "d", "d", "d"}},
		{map[string]string{"Ek": "e", "Bo": "b", "*": "d"}, []Optional{"d", "d", "d", "d", "d", "b"}},
	} {
		v, got := NewVoices(test.voices), cast()
		v.cast(got)
		for i, c := range got {
			if c.Voice != test.want[i] {
				t.Errorf("%v: %s has %q, not %q", test.voices, c.Name, c.Voice, test.want[i])
			}
		}
	}
	v := NewVoices(map[string]string{"Ek": "e"})
	if got := v.Unused(&Book{Cast: cast()}); len(got) != 1 || got[0] != `"Ek" is an alias of 2 who speak; write the name of the one that is meant` {
		t.Errorf("%q", got)
	}
}
