package record

import "testing"

func TestRepeats(t *testing.T) {
	var r Repeats
	ann, bob := &Ref{"s1", "Ann"}, &Ref{"s2", "Bob"}
	for _, c := range []struct {
		q    Quote
		want string
	}{
		{Quote{ID: "q1", Text: "The bridge is safe"}, ""},
		{Quote{ID: "q2", Text: "The bridge is safe,", Speaker: ann}, "q1"},
		{Quote{ID: "q3", Text: "THE BRIDGE IS SAFE!", Speaker: bob}, "q1"},
		{Quote{ID: "q4", Text: "No, sir.", Speaker: ann}, ""},
		{Quote{ID: "q5", Text: "No, sir.", Speaker: ann}, ""},
		{Quote{ID: "q6", Text: "We will see.", Speaker: ann}, ""},
		{Quote{ID: "q7", Text: "We will see.", Speaker: bob}, ""},
		{Quote{ID: "q8", Text: "We will see.", Speaker: bob}, "q7"},
		{Quote{ID: "n9", Text: "We will see.", Kind: NarrationKind}, ""},
	} {
		got := ""
		if of := r.Of(&c.q); of != nil {
			got = *of
		}
		if got != c.want {
			t.Errorf("%s repeats %q, not %q", c.q.ID, got, c.want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, c := range [][5]string{
		{"a", "news", "person", "J.D. Vance", "jd-vance"},
		{"a", "news", "person", "Vance", "vance@a"},
		{"a", "news", "organization", "Acme", "acme"},
		{"a", "fiction", "person", "Tom Sawyer", "tom-sawyer@a"},
		{"a", "news", "unnamed", "a man", "a-man@a"},
	} {
		if got := Key(c[0], c[1], c[2], c[3]); got != c[4] {
			t.Errorf("%v: %s", c, got)
		}
	}
	for name, want := range map[string]string{
		"JD Vance": "jd-vance", "J.D. Vance": "jd-vance", "Seán O'Brien": "seán-obrien", "St. Brendan Health": "st-brendan-health", "Anne-Marie Ek": "anne-marie-ek",
	} {
		if got := Slug(name); got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
	}
}
