package attribute

import "quotes/internal/link"

// A Rule is a shape that a quote and the words that name its source can have.
// Every [Evidence] names the one it rests on.
type Rule struct {
	Name string
	Doc  string // one line: Q, M and V stand for quote, mention and verb

	// Coverage is the share of quotes that the rule links, Precision the
	// share of those links that are right. Both are zero where they were not
	// measured.
	Coverage, Precision float64
}

// NoRule is the rule of a quote that nothing was found for.
const NoRule = "none"

// Rules lists every value of [Evidence].Rule, with what was measured.
func Rules() []Rule {
	var rules []Rule
	for _, r := range link.Rules() {
		rules = append(rules, Rule{Name: r.Name, Doc: r.Doc, Coverage: r.Coverage, Precision: r.Precision})
	}
	return append(rules, Rule{Name: NoRule, Doc: "nothing in the text says whose words these are"})
}

// ruleName returns the name of a rule that may be nil.
func ruleName(r *link.Rule) string {
	if r == nil {
		return ""
	}
	return r.Name
}
