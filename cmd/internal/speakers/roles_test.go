package speakers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// A roleCase is a line of roles.jsonl and speakers.jsonl, as testdata/sets/README.md
// describes them. What the text does not tell is nil.
type roleCase struct {
	ID, Text string
	Speakers []struct {
		Name, Role  string
		RoleClass   *string   `json:"role_class"`
		AcceptRole  []*string `json:"accept_role"`
		AcceptClass []*string `json:"accept_role_class"`
	}
}

// TestRolesOfSets holds how many of the roles and classes that the text tells of
// speakers are given, and how many of those that are given are right.
func TestRolesOfSets(t *testing.T) {
	for _, set := range []struct {
		file         string
		given, right float64 // at least: of those that the text tells, and of those that are given
	}{{"roles.jsonl", .90, .96}, {"speakers.jsonl", .80, .96}} {
		var roles, classes scored
		for _, c := range setOf[roleCase](t, set.file) {
			found := speakersOf(t, c.Text)
			for _, s := range c.Speakers {
				got, ok := found(s.Name)
				if !ok {
					continue
				}
				roles.add(t, c.ID+": "+s.Name, s.Role, got.Role, slices.ContainsFunc(s.AcceptRole, func(r *string) bool { return r == nil && got.Role == "" || r != nil && like(*r, got.Role) }))
				if class := value(s.RoleClass); s.Role != "" || class != "" && got.RoleClass != "" {
					classes.add(t, c.ID+": "+s.Name, class, got.RoleClass, slices.ContainsFunc(s.AcceptClass, func(a *string) bool { return value(a) == got.RoleClass }))
				}
			}
		}
		t.Logf("%s: %d roles told, %d given, %d right; %d classes told, %d given, %d right", set.file, roles.told, roles.given, roles.right, classes.told, classes.given, classes.right)
		for _, c := range []scored{roles, classes} {
			if float64(c.given) < set.given*float64(c.told) || float64(c.right) < set.right*float64(c.given) {
				t.Errorf("%s: wanted are %.2f and %.2f", set.file, set.given, set.right)
			}
		}
	}
}

// scored counts what a text tells and what was given.
type scored struct{ told, given, right int }

func (c *scored) add(t *testing.T, who, want, got string, accepted bool) {
	if want != "" {
		c.told++
	}
	if got == "" {
		return
	}
	c.given++
	if accepted || like(want, got) {
		c.right++
	} else {
		t.Logf("%s: %q, not %q", who, got, want)
	}
}

// like says that two roles are longer and shorter forms of one.
func like(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// speakersOf returns what finds a speaker of a text by the name, or by its end.
func speakersOf(t *testing.T, text string) func(name string) (*attribute.Speaker, bool) {
	who, err := attribute.New(attribute.Options{Genre: attribute.News})
	if err != nil {
		t.Fatal(err)
	}
	res, err := who.Attribute(context.Background(), extract.New(text))
	if err != nil {
		t.Fatal(err)
	}
	return func(name string) (*attribute.Speaker, bool) {
		for _, s := range res.Speakers {
			if strings.HasSuffix(s.Name, name) || strings.HasSuffix(name, s.Name) {
				return s, true
			}
		}
		return nil, false
	}
}
