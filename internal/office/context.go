package office

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quotes/internal/lexicon"
)

//go:embed context.txt
var roleContextList string

// A contextRule tells which class a noun of several is of.
type contextRule struct {
	when  string // a list of words, "ruling", "alone" or "else"
	class string // "-" for none, "keep" for the noun's own
}

// roleContexts are what context.txt says.
type roleContexts struct {
	words map[string]map[string]bool // list → its words
	rules map[string][]contextRule   // noun → its rules, in their order
}

var roleContext = sync.OnceValue(func() *roleContexts {
	c := &roleContexts{words: map[string]map[string]bool{}, rules: map[string][]contextRule{}}
	for line := range strings.Lines(roleContextList) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		head := strings.Fields(parts[0])
		switch {
		case len(parts) < 2 || strings.HasPrefix(line, "#"):
		case head[0] == "words":
			c.list(head[1], strings.Fields(parts[1]))
		default:
			for _, noun := range head[1:] {
				c.rules[noun] = contextRules(parts[1:])
			}
		}
	}
	return c
})

func (c *roleContexts) list(name string, words []string) {
	if c.words[name] == nil {
		c.words[name] = map[string]bool{}
	}
	for _, w := range words {
		c.words[name][w] = true
	}
}

func contextRules(parts []string) []contextRule {
	rules := make([]contextRule, len(parts))
	for i, part := range parts {
		rules[i].when, rules[i].class, _ = strings.Cut(part, " ")
	}
	return rules
}

// byContext returns the class of a noun by the words of its phrase before it and
// behind it, in small letters; own is the noun's class where it is of one.
func byContext(noun, own string, before, after []string) string {
	c := roleContext()
	for _, rule := range c.rules[noun] {
		if !c.applies(rule.when, before, after) {
			continue
		}
		switch rule.class {
		case "keep":
			return own
		case "-":
			return ""
		}
		return rule.class
	}
	return own
}

// applies says that what a rule asks for is true of the words beside a noun.
func (c *roleContexts) applies(when string, before, after []string) bool {
	switch when {
	case "else":
		return true
	case "ruling":
		return c.ruling(before, after)
	case "alone":
		return len(before)+len(after) == 0
	}
	listed := func(w string) bool { return c.words[when][strings.TrimSuffix(w, "'s")] }
	return slices.ContainsFunc(before, listed) || slices.ContainsFunc(after, listed)
}

// ruling says that a president is one of a state: of a place or of a people, or
// with no word that tells of what.
func (c *roleContexts) ruling(before, after []string) bool {
	for _, w := range before {
		w = strings.TrimSuffix(w, "'s")
		if e := lexicon.FindFolded(w); !c.words["plain"][w] && !e.Is(lexicon.Nationalities) && !e.Is(lexicon.Places) {
			return false
		}
	}
	switch {
	case len(after) == 0 || after[0] == "from":
		return true
	case after[0] != "of":
		return false
	case slices.Contains(after, "republic") || slices.Contains(after, "united") && after[len(after)-1] == "states":
		return true
	}
	return len(after) <= longestPlace && lexicon.FindFolded(strings.Join(after[1:], " ")).Is(lexicon.Places)
}

// longestPlace is how many words "of" and a place have at most.
const longestPlace = 3
