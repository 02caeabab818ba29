package speakers

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// writePeople writes the people and organisations among the rows as a file for
// --people to start from. Strings of JSON are strings of YAML too.
func writePeople(w io.Writer, result *Result, _ int) error {
	rows, by := result.Rows, result.By
	at := slices.Index(by, "speaker")
	if at < 0 {
		return fmt.Errorf("-f yaml lists people; it needs --by speaker")
	}
	names := map[string]bool{}
	for _, r := range rows {
		names[r.Values[at]] = true
	}
	var b strings.Builder
	b.WriteString("# What you know of the people: names, aliases, roles, and fields of your own.\npeople:\n")
	for _, r := range rows {
		name := r.Values[at]
		if r.Kind == nil || *r.Kind != "person" && *r.Kind != "organization" || name == Nobody || name == Unnamed {
			continue
		}
		fmt.Fprintf(&b, "  - name: %s\n", quoted(name))
		if aliases := telling(&r, names); len(aliases) > 0 {
			fmt.Fprintf(&b, "    aliases: %s\n", quoted(aliases))
		}
		if len(r.Roles) > 0 {
			fmt.Fprintf(&b, "    role: %s\n", quoted(r.Roles[len(r.Roles)-1]))
		}
	}
	b.WriteString("corrections: [] # - {quote: \"the words\", doc: article.txt, speaker: Name}; \"-\" is nobody, \"!term\" no speech\nnever: [] # names that never speak\nclosed: false # true: nobody else speaks\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// telling returns the aliases of a row by which other documents may call the
// same and nobody else: no surname alone of a person, and no name of another row.
func telling(r *Row, names map[string]bool) []string {
	var out []string
	for _, alias := range r.Aliases {
		if !names[alias] && (*r.Kind != "person" || strings.Contains(alias, " ")) {
			out = append(out, alias)
		}
	}
	return out
}

// quoted writes a string or a list of them as YAML, in one line.
func quoted(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return `""` // strings can always be written
	}
	return strings.TrimSpace(b.String())
}
