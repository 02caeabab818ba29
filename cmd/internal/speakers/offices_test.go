package speakers

import (
	"testing"

	"quotes/internal/record"
)

// TestOfficesCarried holds that the class of a role that one document tells is told of
// the same person in all, and of nobody else.
func TestOfficesCarried(t *testing.T) {
	class := "politician"
	list := docs([4]string{"Post", "Jo Ek", "Ek", "a b c"}, [4]string{"Mail", "Jo Ek", "Ek", "a"}, [4]string{"Mail", "Al Roe", "Roe", "a b"})
	list[1].Speakers[0].RoleClass = &class
	want := "politician: 2 of 1, 1 of 2\n(unknown): 1 of 1\n"
	if got := shown(Options{By: []string{"role_class"}, Join: true}, list); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if got, want := shown(Options{By: []string{"role_class"}}, list), "(unknown): 2 of 2\npolitician: 1 of 1, 1 of 1\n"; got != want {
		t.Errorf("of people who are not joined: %s\nnot\n%s", got, want)
	}
	list = append(list, &record.Document{Doc: "none"})
	if got := shown(Options{By: []string{"outlet", "role_class"}, Join: true}, list); got != "Post, politician: 1 of 1, 1 of 1\nMail, (unknown): 1 of 1\nMail, politician: 1 of 1, 1 of 1\n" {
		t.Errorf("in groups:\n%s", got)
	}
}
