package pdf

import "testing"

func TestTold(t *testing.T) {
	for value, want := range map[string]string{
		"(anonymous)": "", "(unspecified)": "", "Untitled": "", "": "",
		"A  Report\n(draft)": "A Report (draft)", "Jo Ek": "Jo Ek",
	} {
		if got := told(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
