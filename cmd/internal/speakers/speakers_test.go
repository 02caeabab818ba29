package speakers

import "testing"

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"JD Vance", "J.D. Vance", true},
		{"J. Vance", "JD Vance", true},
		{"Vance", "JD Vance", true},
		{"Tom Roe", "Thomas Roe", false}, // never more than a guess
		{"Rob Roe", "Robert Roe", true},
		{"Ann Roe", "Al Roe", true},
		{"Ann Roe", "Bo Roe", false},
		{"Ann Roe", "Ann Ek", false},
		{"Kevin Marsh", "Linda Marsh", false},
		{"“”", "Ek", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"JD Vance": "jd-vance", "J.D. Vance": "jd-vance", "Seán O'Brien": "seán-obrien", "St. Brendan Health": "st-brendan-health", "Anne-Marie Ek": "anne-marie-ek",
	} {
		if got := slug(name); got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
	}
}

func TestSharesAddUp(t *testing.T) {
	sum := 0.0
	for _, n := range []int{1, 2, 3, 4} {
		sum += share(n, 10)
	}
	if sum < .9999 || sum > 1.0001 || share(1, 0) != 0 {
		t.Error(sum)
	}
}
