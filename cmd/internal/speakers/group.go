package speakers

import (
	"slices"
	"strings"

	"quotes/cmd/internal/spelling"
	"quotes/internal/record"
)

// fields are what quotes can be grouped by, besides the fields of a Table.
var fields = []struct {
	name  string
	value func(e *entry) string
}{
	{"speaker", nil}, // see Count.speaker
	{"doc", func(e *entry) string { return e.doc.Doc }},
	{"outlet", func(e *entry) string { return record.Value(e.doc.Meta.Outlet) }},
	{"author", func(e *entry) string { return record.Value(e.doc.Meta.Author) }},
	{"month", func(e *entry) string { return month(record.Value(e.doc.Meta.Date)) }},
	{"language", func(e *entry) string { return e.doc.Language }},
	{"genre", func(e *entry) string { return e.doc.Genre }},
	{"status", func(e *entry) string { return e.quote.Status }},
	{"quote-kind", func(e *entry) string { return e.quote.Kind }},
	{"speaker-kind", speakerKind},
	{"role", func(e *entry) string {
		if e.speaker == nil {
			return ""
		}
		return record.Value(e.speaker.Role)
	}},
	{"organization", func(e *entry) string {
		if e.speaker == nil {
			return ""
		}
		return record.Value(e.speaker.Organization)
	}},
	{"role_class", func(e *entry) string { return ofPerson(e, func(s *record.Speaker) *string { return s.RoleClass }) }},
	{"gender", func(e *entry) string { return ofPerson(e, func(*record.Speaker) *string { return nil }) }}, // see Count.merged
	{"cue", cue},
	{"addressee", addressee},
}

// Fields lists what quotes can be grouped by without a Table.
func Fields() []string {
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	return names
}

// missing stands for what a document does not tell.
const missing = "(unknown)"

// ofPerson returns a field of a person who speaks; of nobody and of others it is
// said that they are none.
func ofPerson(e *entry, field func(*record.Speaker) *string) string {
	switch {
	case e.speaker == nil:
		return Nobody
	case !isPerson(e.speaker):
		return NoPerson
	}
	return record.Value(field(e.speaker))
}

func speakerKind(e *entry) string {
	if e.speaker == nil {
		return Nobody
	}
	return e.speaker.Kind
}

func cue(e *entry) string {
	if e.quote.Cue == nil {
		return "(no cue)"
	}
	if e.quote.Cue.Lemma != nil {
		return *e.quote.Cue.Lemma
	}
	return strings.ToLower(e.quote.Cue.Text)
}

func addressee(e *entry) string {
	if len(e.quote.Addressees) == 0 {
		return ""
	}
	return e.quote.Addressees[0].Name
}

// ofOne says that a field is of one speaker, of whom other documents may tell more.
func ofOne(field string) bool {
	return field == "speaker" || field == "gender" || field == "role" || field == "role_class"
}

// group returns the values by which a quote is grouped, and their keys, for which
// case does not count. who is the key of the speaker, where the row is to be one
// speaker's: where there is a gender to tell.
func (c *Count) group(e *entry) (values, keys []string, who string) {
	keys = make([]string, len(c.opts.By))
	values = make([]string, len(c.opts.By))
	for i, by := range c.opts.By {
		if by == "speaker" {
			values[i], keys[i] = c.speaker(e)
			continue
		}
		values[i] = c.value(e, by)
		if values[i] == "" {
			values[i] = missing
		}
		keys[i] = folded(values[i])
	}
	if e.speaker != nil && slices.ContainsFunc(c.opts.By, ofOne) {
		_, who = c.speaker(e)
		if e.speaker.Kind == "unnamed" && !slices.Contains(c.opts.By, "speaker") {
			who += "|" + e.doc.Doc + "|" + e.speaker.Name // each is somebody else
		}
	}
	return values, keys, who
}

func (c *Count) value(e *entry, by string) string {
	meta := c.meta.of(e.doc.Doc)
	if v, ok := meta[by]; ok {
		return v
	}
	if v := month(meta["date"]); by == "month" && v != "" {
		return v
	}
	if c.opts.Person != nil && e.speaker != nil {
		if v := c.opts.Person(e.speaker.Name, by); v != "" {
			return v
		}
	}
	for _, f := range fields {
		if f.name == by {
			return f.value(e)
		}
	}
	return c.column(e, by)
}

// speaker returns a quote's speaker and the row's key: that of the
// record where people are joined, else one of the document's own.
func (c *Count) speaker(e *entry) (name, key string) {
	switch s := e.speaker; {
	case s == nil:
		return Nobody, Nobody
	case s.Kind == "unnamed":
		return Unnamed, Unnamed
	case c.opts.Join:
		return s.Name, record.Key(e.doc.Doc, e.doc.Genre, s.Kind, s.Name)
	default:
		return s.Name, record.Slug(s.Name) + "@" + e.doc.Doc
	}
}

// A Suggestion is two rows that are likely the same person.
type Suggestion struct{ A, B string }

// Suggestions returns pairs of people whose surname is the same and whose
// given names begin with the same letter, or one of whom has none, and pairs of whom
// a name is spelled with one letter more, less or else.
func (c *Count) Suggestions() []Suggestion {
	at := slices.Index(c.opts.By, "speaker")
	if at < 0 || len(c.opts.By) > 1 {
		return nil
	}
	var people []*tally
	for _, t := range c.merged() {
		if t.Kind != nil && *t.Kind == "person" {
			people = append(people, t)
		}
	}
	var out []Suggestion
	told := map[Suggestion]bool{} // people of one name may have many rows
	for i, a := range people {
		for _, b := range people[i+1:] {
			pair := Suggestion{a.Values[at], b.Values[at]}
			if pair.A != pair.B && alike(pair.A, pair.B) && !told[pair] {
				out, told[pair], told[Suggestion{pair.B, pair.A}] = append(out, pair), true, true
			}
		}
	}
	return out
}

// alike says that two names can be of one person.
func alike(a, b string) bool {
	x, y := strings.Split(record.Slug(a), "-"), strings.Split(record.Slug(b), "-")
	if nearNames(x, y) {
		return true
	}
	if x[len(x)-1] != y[len(y)-1] || x[0] == "" || y[0] == "" {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return true
	}
	short := min(len(x[0]), len(y[0])) <= 2
	return x[0][0] == y[0][0] && (short || strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0]))
}

// nearLetters is the least length of a word that is likely misspelled where one letter
// differs: Ann and Anna may be two.
const nearLetters = 5

// nearNames says that two names of as many words differ in one letter of one word.
func nearNames(x, y []string) bool {
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	differ := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if differ++; min(len(x[i]), len(y[i])) < nearLetters || !spelling.OneLetter(x[i], y[i]) {
			return false
		}
	}
	return differ == 1
}
