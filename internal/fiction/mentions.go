package fiction

import (
	"quotes/extract"
	"quotes/internal/lexicon"
)

// MentionKind tells by what words somebody is mentioned.
type MentionKind uint8

// The kinds of mentions.
const (
	Named   MentionKind = iota
	Noun                // the old man
	Pronoun             // he, she, they
	First               // I, in narration
)

// A Mention is a place where the story speaks of somebody.
type Mention struct {
	First, End int // tokens, half-open
	Paragraph  int
	Kind       MentionKind
	Person     int     // index in Book.Cast, -1 where the words alone do not tell
	Female     float32 // probability that it is a woman; .5 where the words do not tell
	Plural     bool
	Quoted     bool // inside a speech
	Vocative   bool // an address inside a speech
	Object     bool // a pronoun that cannot be a subject: him
	Possessor  bool // his, Jane's
	Related    bool // a noun after a possessive: her mother
	Capital    bool // a noun with a capital: the Professor
	Noun       int  // index in Book.nouns of the noun, 0 for none
}

// A mentioner lists the mentions of a book.
type mentioner struct {
	*forms
	next  int // in forms.names
	out   []Mention
	nouns map[string]*noun
	keys  []string // of nouns, in the order of the text

	numbers map[string]int // noun with "her" for a related one → Mention.Noun
}

// A noun is a way to speak of somebody without a name: the old man.
type noun struct {
	text           string
	female         float32
	mentions       []int
	speech, person int
}

// findMentions lists the mentions of a document in the order of the text.
func findMentions(f *forms) *mentioner {
	m := &mentioner{forms: f, nouns: map[string]*noun{}, numbers: map[string]int{}}
	for p := range f.doc.Paragraphs {
		para := &f.doc.Paragraphs[p]
		for i := para.FirstToken; i < para.EndToken; {
			f.watch.Check()
			i = m.read(p, i, para.EndToken)
		}
	}
	return m
}

// read notes the mention that starts at token i, if one does, and returns the
// token to go on from.
func (m *mentioner) read(p, i, stop int) int {
	for m.next < len(m.names) && m.names[m.next].first < i {
		m.next++
	}
	t := &m.doc.Tokens[i]
	if m.next < len(m.names) && m.names[m.next].first == i {
		return m.name(p, &m.names[m.next])
	}
	if t.Span >= 0 || t.Kind != extract.Word {
		return i + 1
	}
	low := m.lower(i)
	if len(low) > 10 {
		return i + 1
	}
	if pro, ok := lexicon.Pronoun(low); ok {
		m.pronoun(p, i, low, pro)
		if pro.Case != lexicon.Possessive && low != "her" {
			return i + 1
		}
	}
	if determiner(low) {
		return m.noun(p, i, stop)
	}
	return i + 1
}

func (m *mentioner) name(p int, n *name) int {
	f := &m.list[n.form]
	if f.person >= 0 {
		m.out = append(m.out, Mention{
			First: n.first, End: n.end, Paragraph: p, Kind: Named, Person: f.person, Female: .5,
			Quoted: m.doc.Tokens[n.first].Span >= 0, Vocative: n.vocative, Possessor: m.possessive(n.end),
		})
	}
	return n.end
}

// possessive says that token i is a possessive ending.
func (m *mentioner) possessive(i int) bool {
	return m.kind(i) == extract.Clitic && (m.text(i) == "'s" || m.text(i) == "’s" || m.text(i) == "'" || m.text(i) == "’")
}

func (m *mentioner) pronoun(p, i int, low string, pro lexicon.PronounInfo) {
	kind := Pronoun
	switch {
	case pro.Person == 1 && !pro.Plural:
		kind = First
	case pro.Person != 3 || pro.Gender == "" && !pro.Plural:
		return
	}
	m.out = append(m.out, Mention{
		First: i, End: i + 1, Paragraph: p, Kind: kind, Person: -1, Female: chance(pro.Gender), Plural: pro.Plural,
		Object: pro.Case != lexicon.Subject, Possessor: pro.Case == lexicon.Possessive,
	})
}

// chance makes a probability of a woman of a gender.
func chance(gender string) float32 {
	switch gender {
	case lexicon.Female:
		return .99
	case lexicon.Male:
		return .01
	}
	return .5
}

func determiner(low string) bool {
	switch low {
	case "the", "a", "an", "this", "that", "another", "his", "her", "their", "my", "our":
		return true
	}
	return false
}

func ownsNoun(low string) bool {
	switch low {
	case "his", "her", "their", "my", "our":
		return true
	}
	return false
}

// nounReach is how many words after a determiner the noun may stand.
const nounReach = 4

// noun notes the noun phrase whose determiner is token i.
func (m *mentioner) noun(p, i, stop int) int {
	head, role := -1, lexicon.RoleInfo{}
	for k := i + 1; k < min(stop, i+1+nounReach) && m.kind(k) == extract.Word && m.doc.Tokens[k].Span < 0; k++ {
		low := m.lower(k)
		r, ok := lexicon.Role(low)
		if !ok {
			r, ok = m.titleRole(k)
		}
		if !ok && lexicon.Nationality(m.text(k)) && !m.goesOn(k+1) {
			ok = true // the Jew
		}
		if ok {
			head, role = k, r
			continue
		}
		if head >= 0 || lexicon.FunctionWord(low) {
			break
		}
	}
	if head < 0 || m.named(i+1, head+1) {
		return i + 1
	}
	out := Mention{
		First: i, End: head + 1, Paragraph: p, Kind: Noun, Person: -1, Female: chance(role.Gender),
		Plural: role.Plural || role.Kind == lexicon.Group, Possessor: m.possessive(head + 1), Related: ownsNoun(m.lower(i)),
		Capital: m.doc.Tokens[head].Upper,
	}
	if !out.Plural {
		out.Noun = m.number(i, head, out.Related)
	}
	if !out.Related && !out.Plural {
		m.noteNoun(&out, i, head)
	}
	m.out = append(m.out, out)
	return head + 1
}

// named says that the name of a person starts among the tokens.
func (m *mentioner) named(from, to int) bool {
	for k := m.next; k < len(m.names) && m.names[k].first < to; k++ {
		if m.names[k].first >= from && m.list[m.names[k].form].person >= 0 {
			return true
		}
	}
	return false
}

// titleRole takes a title that stands alone with a capital for a noun: the General.
func (m *mentioner) titleRole(k int) (lexicon.RoleInfo, bool) {
	if !m.doc.Tokens[k].Upper {
		return lexicon.RoleInfo{}, false
	}
	t, ok := lexicon.Title(m.text(k))
	return lexicon.RoleInfo{Gender: t.Gender}, ok
}

// goesOn says that token i is a word that can have an adjective before it.
func (m *mentioner) goesOn(i int) bool {
	return m.kind(i) == extract.Word && m.speechVerb(i) == 0 && !lexicon.FunctionWord(m.lower(i)) && !m.acts(i)
}

// number returns the number of the noun with its head at a token.
func (m *mentioner) number(i, head int, related bool) int {
	key := m.nounKey(head)
	if related {
		key = "her " + key
	}
	n, ok := m.numbers[key]
	if !ok {
		n = len(m.numbers) + 1
		m.numbers[key] = n
	}
	return n
}

// nounKey returns the head of a noun phrase, with an age that stands before it.
func (m *mentioner) nounKey(head int) string {
	text := m.lower(head)
	switch age := m.lower(head - 1); age {
	case "old", "young", "little", "other", "second", "third", "tall", "elder":
		return age + " " + text
	}
	return text
}

// noteNoun groups noun phrases with one head, and one age where it stands there.
func (m *mentioner) noteNoun(to *Mention, i, head int) {
	text := m.nounKey(head)
	n := m.nouns[text]
	if n == nil {
		n = &noun{text: text, female: to.Female, person: -1}
		m.nouns[text] = n
		m.keys = append(m.keys, text)
	}
	n.mentions = append(n.mentions, len(m.out))
	if m.speaks(name{first: i, end: head + 1}) {
		n.speech++
	}
}
