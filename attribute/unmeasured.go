package attribute

import (
	"quotes/extract"
	"quotes/internal/news"
	"quotes/internal/shape"
)

// markUnmeasured marks the quotes whose confidence no gold bears out. What a story's
// models and those of reports say was measured as a whole, and turns by their labels;
// of an article's quotes it is known by rule.
func markUnmeasured(res *Result, doc *extract.Document) {
	foreign := doc.Language != "en" && doc.Language != "und"
	settings, err := news.LoadSettings()
	for _, q := range res.Quotes {
		if q.Speaker == nil && q.Status != Withheld {
			continue
		}
		seldom := false
		if res.Genre == News && err == nil && q.Kind != Indirect && q.Rule != shape.Turn().Name {
			seldom = settings.Rules[q.Rule].Count < leastMeasured
		}
		q.Unmeasured = q.Unmeasured || foreign || seldom
	}
}

// leastMeasured is how many quotes of a rule tell something of how often it is right.
const leastMeasured = 5
