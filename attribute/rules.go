package attribute

import (
	"quotes/internal/news"
	"quotes/internal/shape"
)

// A Rule is a shape that a quote and the words that name its source can have.
// Every [Evidence] names the one it rests on.
type Rule struct {
	Name string
	Doc  string // one line: Q, M and V stand for quote, mention and verb

	// Coverage is the share of attributed quotes whose source was found by
	// the rule, Precision the share of those links that are right, both by
	// cross-validation over the training articles. They are zero where
	// nothing was measured.
	Coverage, Precision float64

	// MeasuredOn says what Precision was measured on, where that is not the
	// training articles alone; empty else.
	MeasuredOn string
}

// NoRule is the rule of a quote that nothing was found for.
const NoRule = "none"

// Rules lists every value of [Evidence].Rule, with what was measured.
func Rules() []Rule {
	s, err := news.LoadSettings()
	if err != nil {
		s = news.Settings{} // a program without weights has measured nothing
	}
	var rules []Rule
	for _, r := range shape.All() {
		m := s.Rules[r.Name]
		rules = append(rules, Rule{Name: r.Name, Doc: r.Doc, Coverage: m.Coverage, Precision: m.Precision, MeasuredOn: m.On})
	}
	rules = append(rules, reportRules...)
	rules = append(rules, storyRules...)
	return append(rules,
		Rule{Name: UserRule, Doc: "what the user said: a correction, or the file of people"},
		Rule{Name: NoRule, Doc: "nothing in the text says whose words these are"})
}
