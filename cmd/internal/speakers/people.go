package speakers

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// What stands before and after the people of a file: what its keys mean.
const (
	peopleHead = `# What you know of the people; give it back with --people.
# name          what somebody is called in the output; a description that the program
#               gives, such as "the old man", is a name too
# aliases       other names in the texts that are this person; also the name that the
#               program gave, where you write another as name
# not           names that the program took for this person, and that are somebody else
# role          what the person is: mayor of Hull
# organization  for whom he or she speaks
# pronouns      she/her, he/him or they/them
# Any other key is a field of your own, for quotes speakers --by KEY.
people:
`
	peopleFoot = `# Single quotes, by their words, or those of one part of them. doc may be left out;
# occurrence: 2 is the second of several with the same words; speaker is a name, "-"
# (nobody) or "!term" (no speech):
#   - {quote: "the words", doc: article.txt, speaker: Jo Ek}
corrections: []

# Who says "I" in a story: a name of the people above or a new one. It takes the place
# of whatever the program calls the narrator. narrator: The Op
narrator: ""

# Names that nobody has who speaks. Their quotes go to who is likeliest of the others,
# where somebody is likely enough; a narrator of such a name is one without a name.
#   never: ["Uh-huh", "Main Street"]
never: []

# true: nobody but the people above speaks, and the quotes of all others go as with never.
closed: false
`
)

// writePeople writes the people and organisations among the rows as a file for
// --people to start from. Strings of JSON are strings of YAML too.
func writePeople(w io.Writer, result *Result, _ int) error {
	rows, by := result.Rows, result.By
	at := slices.Index(by, "speaker")
	if at < 0 {
		return fmt.Errorf("-f yaml lists people; it needs --by speaker")
	}
	names, listed := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		names[r.Values[at]] = true
	}
	var b strings.Builder
	b.WriteString(peopleHead)
	for _, r := range rows {
		name := r.Values[at]
		if listed[name] || r.Kind == nil || *r.Kind != "person" && *r.Kind != "organization" || name == Nobody || name == Unnamed {
			continue
		}
		listed[name] = true // of several of one name, in as many documents, the first stands for all
		fmt.Fprintf(&b, "  - name: %s\n", quoted(name))
		if aliases := telling(&r, names); len(aliases) > 0 {
			fmt.Fprintf(&b, "    aliases: %s\n", quoted(aliases))
		}
		if role := first(r.Roles); role != "" {
			fmt.Fprintf(&b, "    role: %s\n", quoted(role))
		}
		if organization := last(r.Organizations); organization != "" {
			fmt.Fprintf(&b, "    organization: %s\n", quoted(organization))
		}
	}
	b.WriteString(peopleFoot)
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
