package speakers

import (
	"cmp"
	"maps"
	"slices"

	"quotes/internal/record"
)

// offices maps the key of a speaker and a field, role or role_class, to the values that
// quotes tell, with the number of their quotes.
type offices map[[2]string]map[string]int

// note takes what a quote's document says of its speaker.
func (o offices) note(who string, s *record.Speaker) {
	if !isPerson(s) || s.Kind == "unnamed" {
		return
	}
	for field, value := range map[string]*string{"role": s.Role, "role_class": s.RoleClass} {
		if value == nil {
			continue
		}
		key := [2]string{who, field}
		if o[key] == nil {
			o[key] = map[string]int{}
		}
		o[key][*value]++
	}
}

// tell gives a row of one speaker the role and the class that other documents tell
// where its own do not: of several the one that most quotes have.
func (o offices) tell(t *tally, by []string) {
	for i, field := range by {
		told := o[[2]string{t.who, field}]
		if t.who == "" || t.Values[i] != missing || len(told) == 0 {
			continue
		}
		values := slices.Sorted(maps.Keys(told))
		slices.SortStableFunc(values, func(a, b string) int { return cmp.Compare(told[b], told[a]) })
		t.Values[i], t.keys[i] = values[0], folded(values[0])
	}
}
