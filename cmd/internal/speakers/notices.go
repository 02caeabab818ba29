package speakers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotes/cmd/internal/output"
	"quotes/internal/source"
)

// maxSuggestions is how many likely same people are told.
const maxSuggestions = 5

// Notices returns what the user may want to know of what was counted, a line each:
// documents that the file of --meta does not know, names of --gender that nobody
// has, dates that say no month, documents of one name, and likely same people.
func (c *Count) Notices(meta string) []string {
	var out []string
	if meta != "" {
		out = c.met(meta)
	}
	if unused := c.unusedGenders(); len(unused) > 0 {
		out = append(out, fmt.Sprintf("--gender: %s: nobody who speaks is called %s", c.opts.Gender.Name, output.ListNames(unused)))
	}
	if n := len(c.undated); n > 0 && slices.Contains(c.opts.By, "month") {
		doc := slices.Min(slices.Collect(maps.Keys(c.undated)))
		out = append(out, fmt.Sprintf("the dates of %d %s tell no month, for instance %q of %s; write them as 2026-02-09", n, output.Plural(n, "document"), c.undated[doc], source.ShowName(doc)))
	}
	for _, name := range slices.Sorted(maps.Keys(c.twice)) {
		out = append(out, fmt.Sprintf("%d documents are called %s and counted as one; give each an id of its own", c.twice[name]+1, source.ShowName(name)))
	}
	same := c.Suggestions()
	for _, pair := range same[:min(len(same), maxSuggestions)] {
		out = append(out, fmt.Sprintf("%s and %s may be one person; they are counted apart; to join them, put into --people: - {name: %s, aliases: [%s]}", pair.A, pair.B, quoted(pair.longer()), quoted(pair.shorter())))
	}
	if more := len(same) - maxSuggestions; more > 0 {
		out = append(out, fmt.Sprintf("%d more %s may be one person", more, output.Plural(more, "pair")))
	}
	return out
}

// unusedGenders returns the names of the user's table that nobody has who speaks.
func (c *Count) unusedGenders() []string {
	if len(c.docs) == 0 {
		return nil
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(c.opts.Gender.Table)) {
		if !c.spoke[name] {
			out = append(out, c.opts.Gender.written[name])
		}
	}
	return out
}

// met says which of all documents a table does not know, and which it knows that
// were not read, or are several.
func (c *Count) met(file string) (out []string) {
	met, all := c.Met(), c.Documents()
	say := func(format string, args ...any) { out = append(out, "--meta: "+file+": "+fmt.Sprintf(format, args...)) }
	example := source.ShowName(met.Unknown)
	if met.Known == 0 {
		say("none of its documents was read; its column doc must be as the output has it, for instance %s", example)
		return out
	}
	if met.Known < all {
		say("does not have %d of %d documents, for instance %s", all-met.Known, all, example)
	}
	if len(met.Unused) > 0 {
		say("%s: no such document was read", output.ListNames(met.Unused))
	}
	for _, name := range slices.Sorted(maps.Keys(met.Ambiguous)) {
		say("%s means %s; give more of its path", name, output.ListNames(met.Ambiguous[name]))
	}
	return out
}

// longer returns the name of a pair that has more words, or more letters.
func (s Suggestion) longer() string {
	if a, b := len(strings.Fields(s.A)), len(strings.Fields(s.B)); a > b || a == b && len(s.A) >= len(s.B) {
		return s.A
	}
	return s.B
}

func (s Suggestion) shorter() string {
	if s.longer() == s.A {
		return s.B
	}
	return s.A
}
