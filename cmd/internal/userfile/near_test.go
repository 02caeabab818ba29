package userfile

import (
	"strings"
	"testing"
)

// TestNear holds whom a name may be meant to be.
func TestNear(t *testing.T) {
	names := []string{"Leo", "Maya", "Toad Hall", "Mr. Badger", "Water Rat", "one", "Doctor Livesey"}
	for name, want := range map[string]string{
		"Leon": "Leo", "Badger": "Mr. Badger", "Mr. Badgr": "Mr. Badger", "Toad": "Toad Hall", "Rat": "", "Priya": "", "Mya": "Maya", "": "", "Ed": "", "jane": "", "Dr. Livesy": "Doctor Livesey", "Livesey": "Doctor Livesey",
	} {
		if got := Near(name, names); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
}

// TestSilentNamesAreNear expects the message of somebody who speaks nowhere to say
// which name to give as an alias.
func TestSilentNamesAreNear(t *testing.T) {
	f, err := Read(write(t, "p.yaml", "people: [{name: Annie}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := result()
	r.Quotes[0].Speaker.Name = "Anne"
	f.Apply("a.txt", r)
	want := `nobody who speaks is Annie (did you mean Anne? give "Anne" as an alias of Annie)`
	if got := f.Unused(false); len(got) != 1 || !strings.HasSuffix(got[0], want) {
		t.Errorf("%q", got)
	}
}
