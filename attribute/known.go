package attribute

import (
	"quotes/internal/office"
	"slices"
	"strings"
	"unicode"

	"quotes/internal/people"
)

// UserRule is the rule of what the user said, against or without the text.
const UserRule = "user"

// Known is what the user knows of the people of a document. It wins over what
// the program finds.
type Known struct {
	People []KnownPerson
	Never  []string // names that are nobody who speaks
	Closed bool     // nobody but People speaks

	// Narrator is who tells a story as "I", the name of one of People; empty where the
	// user does not say.
	Narrator string
}

// A KnownPerson is somebody whom the user knows.
type KnownPerson struct {
	Name         string
	Aliases      []string
	Role         string
	Organization string
	Gender       string   // "female", "male", or empty
	NoGender     bool     // neither, whatever the text tells
	Not          []string // names in the text that are somebody else
}

// A Correction says who said a quote. It finds the quote by its words, whatever
// its id: ids change with the text.
type Correction struct {
	Quote      string // the words; case, white space and punctuation do not count
	Occurrence int    // 1-based, of the quotes with the same words; 0 is all of them
	Term       bool   // of several with the same words one that is no speech is meant
	Speaker    string // a name, Nobody or NotSpeech
}

// Words returns what a quote and a correction of it have in common: the words
// without case and punctuation.
func (c *Correction) Words() string { return folded(c.Quote) }

// What a Correction can say in place of a name.
const (
	Nobody    = "-"     // the text does not say who spoke
	NotSpeech = "!term" // the marks hold no speech
)

// Know gives the speakers of the result the names and roles that the user
// knows, and joins those that are one person. The quotes of those who are not to be
// named go to who is likeliest of the others, where somebody is likely enough, and a
// quote that was withheld is theirs whom the user knows and the words beside it name.
//
// Of speakers that are joined the first stays in Result.Speakers' order; the
// others stay there too, and no quote points to them.
func (r *Result) Know(k *Known) {
	to := map[*Speaker]*Speaker{}
	met := map[int]*Speaker{} // person → speaker
	known := k.roster()
	for _, s := range r.Speakers {
		to[s] = s
		p := known.find(s)
		if p < 0 {
			continue
		}
		if same, ok := met[p]; ok {
			same.alias(s.Name)
			same.Tells = same.Tells || s.Tells
			to[s] = same
			continue
		}
		met[p] = s
		if s.Tells && p == known.narrator {
			s.misnamed(&k.People[p])
		}
		s.become(&k.People[p])
	}
	for _, q := range r.Quotes {
		q.redirect(to)
	}
	r.respell(k, known)
	r.part(k, known)
	for _, s := range r.Speakers {
		for i, m := range s.Members {
			s.Members[i] = to[m]
		}
	}
	r.shut(k, known)
	r.trust(k, known)
}

// people returns those whom the user knows, none of nil.
func (k *Known) people() []KnownPerson {
	if k == nil {
		return nil
	}
	return k.People
}

// A roster finds those whom the user knows by their names.
type roster struct {
	people    []KnownPerson
	exact     map[string]int // name or alias, as lettered has it → the first who goes by it
	byName    map[string]int // likewise, as plain has it
	bySurname map[string]int // → who alone has it, -1 where several have
	narrator  int            // who says "I", -1 where the user does not say
}

// roster returns that of k, which may be nil.
func (k *Known) roster() *roster {
	r := &roster{people: k.people(), exact: map[string]int{}, byName: map[string]int{}, bySurname: map[string]int{}, narrator: -1}
	for i := range r.people {
		p := &r.people[i]
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			first(r.exact, lettered(name), i)
			first(r.byName, plain(name), i)
		}
		if k.Narrator != "" && p.Name == k.Narrator {
			r.narrator = i
		}
		words := strings.Fields(p.Name)
		if len(words) < 2 {
			continue
		}
		surname := folded(words[len(words)-1])
		if _, taken := r.bySurname[surname]; taken {
			r.bySurname[surname] = -1
		} else {
			r.bySurname[surname] = i
		}
	}
	return r
}

// first puts i at a key that has none.
func first(at map[string]int, key string, i int) {
	if _, taken := at[key]; !taken {
		at[key] = i
	}
}

// find returns the person that a speaker is: who tells the story, by name or alias,
// to the letter before in any case, else by a surname that one person alone has. It
// is -1 for nobody.
func (r *roster) find(s *Speaker) int {
	if s.Tells && r.narrator >= 0 {
		return r.narrator
	}
	if p, ok := r.exact[lettered(s.Name)]; ok {
		return p
	}
	if p, ok := r.byName[plain(s.Name)]; ok {
		return p
	}
	if s.Kind != Person || strings.Contains(s.Name, " ") {
		return -1
	}
	if p, ok := r.bySurname[folded(s.Name)]; ok {
		return p
	}
	return -1
}

// plain returns what names are compared by: without case, punctuation and a
// leading article.
func plain(name string) string { return strings.TrimPrefix(folded(name), "the ") }

// lettered is plain, but for the case of the letters.
func lettered(name string) string {
	name = spaced(name)
	if article, rest, ok := strings.Cut(name, " "); ok && (article == "the" || article == "The") {
		return rest
	}
	return name
}

// folded returns the words of a text in lower case, without punctuation.
func folded(s string) string { return spaced(strings.ToLower(s)) }

// spaced returns the words of a text, without punctuation.
func spaced(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return strings.Join(words, " ")
}

// become gives a speaker what the user knows of the person.
func (s *Speaker) become(p *KnownPerson) {
	old := s.Name
	s.Name = p.Name
	s.alias(old)
	for _, a := range p.Aliases {
		s.alias(a)
	}
	s.Aliases = slices.DeleteFunc(s.Aliases, func(a string) bool { return a == p.Name })
	if p.Role != "" {
		s.Role, s.RoleClass = p.Role, office.RoleClass(p.Role)
	}
	if p.Organization != "" {
		s.Organization = p.Organization
	}
	if p.Gender != "" || p.NoGender {
		s.Gender = p.Gender
	}
	if s.Kind == Unnamed || s.Kind == Narrator {
		s.Kind = Person
	}
}

// misnamed takes back what the program called the narrator, and what it told by that,
// where the user's name and aliases have no word of it.
func (s *Speaker) misnamed(p *KnownPerson) {
	words := strings.Fields(folded(strings.Join(append([]string{p.Name}, p.Aliases...), " ")))
	if slices.ContainsFunc(strings.Fields(folded(s.Name)), func(w string) bool { return slices.Contains(words, w) }) {
		return
	}
	s.unname()
}

// unname takes the name of a narrator back.
func (s *Speaker) unname() {
	s.Name, s.Title, s.Role, s.Gender, s.Aliases, s.Kind = people.NarratorName, "", "", "", nil, Narrator
}

func (s *Speaker) alias(name string) {
	if name != s.Name && !slices.Contains(s.Aliases, name) {
		s.Aliases = append(s.Aliases, name)
	}
}

// redirect puts one speaker in place of another; to tells which.
func (q *Quote) redirect(to map[*Speaker]*Speaker) {
	q.Speaker = to[q.Speaker]
	for i, s := range q.Addressees {
		q.Addressees[i] = to[s]
	}
	seen := map[*Speaker]bool{}
	kept := q.Candidates[:0]
	for _, c := range q.Candidates {
		if c.Speaker = to[c.Speaker]; !seen[c.Speaker] {
			seen[c.Speaker] = true
			kept = append(kept, c)
		}
	}
	q.Candidates = kept
}

// shut takes the quotes of those who are not to be named from them. A narrator whose
// name is nobody's who speaks is one without a name.
func (r *Result) shut(k *Known, known *roster) {
	never := map[string]bool{}
	for _, name := range k.Never {
		never[plain(name)] = true
	}
	for _, s := range r.Speakers {
		if s.Tells && s.Kind != Narrator && never[plain(s.Name)] {
			s.unname()
		}
	}
	barred := func(s *Speaker) bool { return never[plain(s.Name)] || k.Closed && !known.has(s) }
	for _, q := range r.Quotes {
		q.Candidates = slices.DeleteFunc(q.Candidates, func(c Candidate) bool { return barred(c.Speaker) })
		if q.Speaker != nil && barred(q.Speaker) {
			q.passOn(q.Speaker.Name + " is not one of those who can be named")
		}
	}
}

// passOn gives a quote to the likeliest of the candidates who are left. How likely
// they are is what it is given that it was nobody else.
func (q *Quote) passOn(why string) {
	q.open(why)
	sum := 0.
	for _, c := range q.Candidates {
		sum += c.Confidence
	}
	if sum == 0 {
		return
	}
	q.Candidates = slices.Clone(q.Candidates)
	for i := range q.Candidates {
		q.Candidates[i].Confidence /= sum
	}
	best := q.Candidates[0]
	q.Status, q.Confidence, q.Unmeasured = Withheld, best.Confidence, true
	if best.Confidence >= q.Threshold {
		q.Status, q.Speaker = Attributed, best.Speaker
		q.Why = why + "; of the others " + best.Speaker.Name + " is likeliest"
	}
}

// trustedFrom is how likely somebody is at least whom the user knows and the words at
// the quote name: likelier than not.
const trustedFrom = .5

// trust gives quotes that were withheld to those whom the user knows, where the words
// beside the quote are their name to the letter. That there is such a person who speaks is
// what was in doubt.
func (r *Result) trust(k *Known, known *roster) {
	for _, q := range r.Quotes {
		if q.Status != Withheld || q.Mention == nil || len(q.Candidates) == 0 || q.Candidates[0].Confidence < trustedFrom {
			continue
		}
		s := q.Candidates[0].Speaker
		if p, ok := known.byName[plain(q.Mention.Text)]; ok && k.People[p].Name == s.Name {
			q.Status, q.Speaker, q.Confidence, q.Unmeasured = Attributed, s, q.Candidates[0].Confidence, true
		}
	}
}

// part gives the quotes that a name stands at which is not a person's, as the user
// says, to somebody else of that name, and takes it from the aliases.
func (r *Result) part(k *Known, known *roster) {
	for _, s := range r.Speakers {
		if p := known.find(s); p >= 0 {
			s.Aliases = slices.DeleteFunc(s.Aliases, func(a string) bool { return isOneOf(a, k.People[p].Not) })
		}
	}
	names := r.names(known)
	for i := range k.People {
		for _, name := range k.People[i].Not {
			for _, q := range r.Quotes {
				if q.Speaker != nil && q.Speaker.Name == k.People[i].Name && q.rests(name) {
					q.Speaker = r.named(name, names)
					q.Rule, q.Why, q.Unmeasured, q.Candidates = UserRule, name+" is not "+k.People[i].Name+", as you said", true, nil
				}
			}
		}
	}
}

// isOneOf says that a name is one of some, as plain has them.
func isOneOf(name string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return plain(n) == plain(name) })
}

// rests says that a quote has its speaker by a name: the words at it, or those that
// they refer to.
func (q *Quote) rests(name string) bool {
	if q.Mention != nil && plain(q.Mention.Text) == plain(name) {
		return true
	}
	return slices.ContainsFunc(q.Chain, func(s Step) bool { return plain(s.Text) == plain(name) })
}

// has says that a speaker is somebody whom the user lists, or several of them.
func (r *roster) has(s *Speaker) bool {
	if len(s.Members) > 0 {
		return !slices.ContainsFunc(s.Members, func(m *Speaker) bool { return !r.has(m) })
	}
	return r.find(s) >= 0
}

// open takes the speaker of a quote away.
func (q *Quote) open(why string) {
	q.Status, q.Speaker, q.Confidence = Open, nil, 0
	q.Rule, q.Why = UserRule, why
}

// Correct applies what the user said of single quotes, by their words or those of one
// of their parts, and returns the indices
// of the corrections whose quote the result does not hold. A name is taken to
// the letter: it is that person of k, which may be nil, or that speaker of the
// result; one that differs from all of them, be it in case alone, is somebody new,
// who is added to Speakers.
func (r *Result) Correct(corrections []Correction, k *Known) (unused []int) {
	at, parts := map[string][]*Quote{}, map[string][]*Quote{}
	for _, q := range r.Quotes {
		words := q.folded()
		at[words] = append(at[words], q)
	}
	for _, q := range r.Quotes { // one part of several is enough, where nothing else has the words
		for _, p := range q.Parts {
			if words := folded(p.Text); len(q.Parts) > 1 && !slices.Contains(at[words], q) {
				parts[words] = append(parts[words], q)
			}
		}
	}
	names := r.names(k.roster())
	for n, c := range corrections {
		quotes := ofSort(at[c.Words()], c.Term)
		if len(quotes) == 0 {
			quotes = ofSort(parts[c.Words()], c.Term)
		}
		if c.Occurrence > 0 {
			quotes = quotes[min(c.Occurrence-1, len(quotes)):min(c.Occurrence, len(quotes))]
		}
		if len(quotes) == 0 {
			unused = append(unused, n)
		}
		for _, q := range quotes {
			r.correct(q, c.Speaker, names)
		}
	}
	return unused
}

// ofSort returns those of some quotes that are terms, or those that are not;
// all where none is.
func ofSort(quotes []*Quote, term bool) []*Quote {
	var some []*Quote
	for _, q := range quotes {
		if (q.Kind == Term) == term {
			some = append(some, q)
		}
	}
	if some == nil {
		return quotes
	}
	return some
}

// folded returns the words of all parts.
func (q *Quote) folded() string {
	var parts []string
	for _, p := range q.Parts {
		parts = append(parts, p.Text)
	}
	return folded(strings.Join(parts, " "))
}

func (r *Result) correct(q *Quote, speaker string, names *naming) {
	if q.Status == Attributed && q.Speaker != nil {
		q.SaidByProgram = q.Speaker.Name
	}
	q.Status, q.Rule, q.Why = Corrected, UserRule, "you said so"
	switch speaker {
	case NotSpeech:
		q.Kind, q.Speaker, q.Confidence = Term, nil, 0
	case Nobody:
		q.Speaker, q.Confidence = nil, 0
	default:
		q.Speaker, q.Confidence, q.Unmeasured = r.named(speaker, names), 1, true
	}
}
