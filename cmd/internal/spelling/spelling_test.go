package spelling

import "testing"

// TestOneLetter holds that one letter put in, left out or changed is a distance of
// one, and that nothing else is.
func TestOneLetter(t *testing.T) {
	words := []string{"", "a", "Kerr", "Ker", "Keer", "kerr", "Krr", "Karre", "Zoë", "Zoe", "Zo", "Amsel", "Amsle"}
	for _, a := range words {
		for _, b := range words {
			if got, want := OneLetter(a, b), Distance(a, b) == 1; got != want {
				t.Errorf("%q and %q: %v at a distance of %d", a, b, got, Distance(a, b))
			}
		}
	}
	if Distance("kitten", "sitting") != 3 || Distance("Zoë", "Zoe") != 1 || Distance("", "ab") != 2 {
		t.Error("distances")
	}
}
