package record

import (
	"strings"

	"quotes/internal/lexicon"
)

// The rows of [SpeakerRow] that hold what has no named speaker.
const (
	Nobody  = "(nobody named)" // open and withheld quotes
	Unnamed = "(unnamed)"      // sources that the text only describes
)

// A SpeakerRow is one speaker over many documents, or one group of quotes.
type SpeakerRow struct {
	Key        string   `json:"key"`    // stable over documents and runs
	Values     []string `json:"values"` // of what the rows are grouped by, in its order
	Kind       *string  `json:"kind"`   // of the speaker; null where the row is none
	Quotes     int      `json:"quotes"`
	Words      int      `json:"words"`
	Documents  int      `json:"documents"`
	QuoteShare float64  `json:"quote_share"`    // of all quotes
	WordShare  float64  `json:"word_share"`     // of all words
	DocShare   float64  `json:"document_share"` // of all documents
	Repeats    int      `json:"repeats"`        // quotes whose words the document had before
	First      First    `json:"first"`
	Roles      []string `json:"roles"`
	Aliases    []string `json:"aliases"`

	// Organizations are those for whom the speaker speaks.
	Organizations []string `json:"organizations"`

	// Gender is "female" or "male", or what the user's table says, where it was
	// asked for and documents agree on it, and GenderSource what says so.
	Gender       *string `json:"gender"`
	GenderSource *string `json:"gender_source"`

	// Of rows that are not speakers alone; null of others. A group is the rows
	// with the same values but the last.
	People        *int      `json:"people"`          // different people with a name
	InGroup       *Interval `json:"in_group"`        // of the quotes of the group
	InKnown       *Interval `json:"in_known"`        // of those whose last value is known
	PeopleInKnown *Interval `json:"people_in_known"` // of their people; null where the last value is a speaker

	// Run tells how the row was made; left out where nobody asks.
	Run *Run `json:"run,omitempty"`
}

// Roles returns what the document says that a speaker does: the role, and the office
// of the title where the role does not have its noun.
func (s *Speaker) Roles() []string {
	var out []string
	role, title := Value(s.Role), office(Value(s.Title))
	if role != "" {
		out = append(out, role)
	}
	if words := strings.Fields(title); len(words) > 0 && !names(role, words[len(words)-1]) {
		out = append(out, title)
	}
	return out
}

// names says that a role has the noun of a title.
func names(role, title string) bool {
	nouns := strings.ToLower(strings.TrimSuffix(title, "."))
	if info, ok := lexicon.Title(title); ok {
		nouns += " " + strings.ToLower(strings.TrimSuffix(info.Canonical, "."))
	}
	role = " " + strings.ToLower(role) + " "
	for noun := range strings.FieldsSeq(nouns) {
		if strings.Contains(role, " "+noun+" ") || strings.Contains(role, " "+noun+". ") {
			return true
		}
	}
	return false
}

// office returns a title that tells what somebody does, as Senator and Professor do;
// empty for one by which somebody is only spoken to, as Sir and Dr., and for one of
// several.
func office(title string) string {
	words := strings.Fields(title)
	for i := range words {
		info, ok := lexicon.Title(strings.Join(words[i:], " "))
		if !ok {
			continue
		}
		noun, is := lexicon.Role(strings.ToLower(info.Canonical))
		if noun.Plural || info.Kind != lexicon.Office && info.Kind != lexicon.Military && !(is && (info.Kind == lexicon.Academic || info.Kind == lexicon.Religious)) {
			return ""
		}
		return strings.Join(append(words[:i:i], info.Canonical), " ")
	}
	return ""
}

// An Interval is a share with its confidence interval of 95 %, of so many.
type Interval struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Of    int     `json:"of"`
}

// A First is where a speaker is quoted first.
type First struct {
	Doc  string `json:"doc"`
	Line int    `json:"line"`
	ID   string `json:"id"`
}

// Counts says that a quote is speech that does not lie inside another quote of
// the document; listed holds the ids of those that are listed.
func (q *Quote) Counts(listed map[string]bool) bool {
	inside := func(id *string) bool { return id != nil && listed[*id] }
	return q.Kind != "term" && q.Kind != NarrationKind && !inside(q.Within) && !inside(q.Report)
}

// Share returns n as a share of all, rounded to four places, so that no
// machine's arithmetic shows; of nothing it is 0.
func Share(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64((n*20000+all)/(2*all)) / 10000
}
