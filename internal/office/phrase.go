package office

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/people"
	"quotes/internal/scene"
)

// A role is a noun phrase beside a name.
type role struct {
	text       string
	head       string // in small letters
	start, end int    // bytes
}

// longestRole is how many words a role has at most; of a longer one what is
// joined last is left out.
const longestRole = 16

// A reading looks for the role of one name in its sentence.
type reading struct {
	*nlp.Sentence
	scene       *scene.Scene
	name        *mention.Name
	first, last int    // the words of the name
	noun        string // the head of what stands behind it in the place of a role
}

// beside returns the role beside name i of a document; where there is none, its
// head is that of what stands behind the name and a comma and is no office.
func beside(s *scene.Scene, i int) (role, bool) {
	n := &s.People.Names[i]
	if !promising(s, n) {
		return role{}, false
	}
	r := &reading{Sentence: s.Text.Sentence(n.Sentence), scene: s, name: n, first: -1}
	for w := range r.Words {
		if t := r.Words[w].Token; t >= n.FirstToken && t < n.EndToken && r.Words[w].Quote < 0 {
			if r.first < 0 {
				r.first = w
			}
			r.last = w
		}
	}
	if r.first < 0 {
		return role{}, false
	}
	for _, read := range []func() (role, bool){r.after, r.before, r.comma} {
		if found, ok := read(); ok {
			return found, true
		}
	}
	return role{head: r.noun}, false
}

// promising says that what stands beside a name may be a role, so that its sentence
// is worth tagging: Mr. and a verb tell of none.
func promising(s *scene.Scene, n *mention.Name) bool {
	sent := s.Doc.Sentences[n.Sentence]
	if n.EndToken < sent.EndToken {
		switch s.Doc.TokenText(n.EndToken) {
		case ",", "(":
			return true
		}
	}
	k := n.FirstToken - 1
	if k < sent.FirstToken {
		return false
	}
	if w := s.Word(k); w.IsTitle && k >= n.TitleToken {
		if t, ok := w.Title(); ok && t.Kind == lexicon.Courtesy {
			k = n.TitleToken - 1
		}
	}
	if k < sent.FirstToken {
		return false
	}
	w := s.Word(k)
	return w.IsRole || w.IsTitle || w.Text == "," || w.Text == "a" || w.Text == "the" || k >= n.TitleToken || people.Occupation(w.Lower)
}

// word returns word i, an empty one beyond the sentence.
func (r *reading) word(i int) *nlp.Word {
	if i < 0 || i >= len(r.Words) {
		return &nlp.Word{Word: r.Words[0].Word, Tag: nlp.Stop, Quote: -1}
	}
	return &r.Words[i]
}

// is says that word i is the one given, in small letters.
func (r *reading) is(i int, lower string) bool {
	return i >= 0 && i < len(r.Words) && r.Words[i].Lower == lower
}

// phrase returns the phrase that word i lies in, -1 for none.
func (r *reading) phrase(i int) int {
	if i < 0 || i >= len(r.Words) {
		return -1
	}
	return r.PhraseAt(i)
}

// owned follows the possessives from phrase p to the phrase that has them: from the
// club of "the club's president" to the president.
func (r *reading) owned(p int) int {
	for r.Phrases[p].Possesses && p+1 < len(r.Phrases) && r.Phrases[p+1].Possessor == p {
		p++
	}
	return p
}

// owner follows the possessives back to the first.
func (r *reading) owner(p int) int {
	for r.Phrases[p].Possessor >= 0 {
		p = r.Phrases[p].Possessor
	}
	return p
}

// holder returns the noun of office that a phrase before word end is of: the last
// word, or the one before "general" and the like. behind is the word behind the
// phrase. It is empty where the phrase has none.
func (r *reading) holder(first, end, behind int) string {
	if end <= first {
		return ""
	}
	w := &r.Words[end-1]
	if postposed(w.Lower) && end-1 > first {
		w = &r.Words[end-2]
	}
	if role, ok := w.Role(); ok && role.Plural {
		return ""
	}
	if t, ok := w.Title(); ok && w.Upper && !plural(t.Canonical) && (t.Kind == lexicon.Office || t.Kind == lexicon.Military) {
		return strings.ToLower(strings.TrimSuffix(t.Canonical, "."))
	}
	if w.Tag.Verb() && w.Tag != nlp.VB && !w.IsRole {
		return ""
	}
	ok, within := Officeholder(w.Lower)
	if end-2 >= first && !ok { // harbour master, running mate
		ok, _ = Officeholder(r.Words[end-2].Lower + " " + w.Lower)
	}
	switch {
	case ok && within && r.word(behind).Tag != nlp.IN:
		return ""
	case ok || r.Words[first].Tag == nlp.DT && people.Occupation(w.Lower):
		return w.Lower
	}
	return ""
}

// plural says that a title is of several: Senators.
func plural(title string) bool {
	role, ok := lexicon.Role(strings.ToLower(title))
	return ok && role.Plural
}

// postposed says that a word stands behind the noun of an office.
func postposed(lower string) bool {
	switch lower {
	case "general", "elect", "emeritus", "emerita", "designate", "laureate":
		return true
	}
	return false
}

// complete returns where a role whose head phrase is q ends: with its complements
// and a second office.
func (r *reading) complete(q int) (end int, extended bool) {
	end = r.Phrases[q].End
	first, whole := end, end // whole is where what is joined last begins
	for {
		next, ok := r.complement(q, end)
		if !ok {
			if next, ok = r.second(end, end > first); ok {
				whole = end
			}
		}
		switch {
		case !ok:
			return end, extended
		case r.Phrases[next].End-first > longestRole:
			return whole, whole > first
		}
		q, end, extended = next, r.Phrases[next].End, true
		if r.Phrases[q].Possesses && r.word(end).Tag == nlp.POS { // St Bride's
			end++
		}
	}
}

// complement returns the phrase that a preposition behind a role joins to it: of
// Hull, for planning, at the bank.
func (r *reading) complement(q, end int) (next int, ok bool) {
	if q+1 >= len(r.Phrases) || r.Phrases[q+1].Prep != end || r.Phrases[q+1].Pronoun {
		return 0, false
	}
	switch r.Words[end].Lower {
	case "of", "for", "at", "in", "with", "to", "from", "on", "under":
	default:
		return 0, false
	}
	next = r.owned(q + 1)
	return next, !r.time(q+1) && !r.time(next) && !r.another(next)
}

// time says that a phrase tells when or how many: in 2019, in April; not: the March
// of Dimes.
func (r *reading) time(p int) bool {
	first, head := &r.Words[r.Phrases[p].First], &r.Words[r.Phrases[p].Head]
	return head.Tag == nlp.CD || nlp.TimeWord(head) && !(head.Upper && first.Tag == nlp.DT)
}

// another says that a phrase runs into the name of a person: chief of staff Jo Ek.
func (r *reading) another(p int) bool {
	ph := &r.Phrases[p]
	i := ph.Head
	if !r.person(i) {
		return false
	}
	for i > ph.First && r.sameName(ph.Head, i-1) {
		i--
	}
	return i > ph.First && r.Words[ph.First].Tag != nlp.DT && !r.Words[i-1].Upper && r.Words[i-1].Tag.Noun()
}

// second returns the phrase that "and" joins to a role which ends before word end:
// a second office, or a second thing that the first is of.
func (r *reading) second(end int, complemented bool) (next int, ok bool) {
	if !r.is(end, "and") && !r.is(end, "&") {
		return 0, false
	}
	p := r.phrase(end + 1)
	if p < 0 || r.Phrases[p].First != end+1 || r.Phrases[p].Pronoun {
		return 0, false
	}
	next = r.owned(p)
	ph := &r.Phrases[next]
	if r.holder(ph.First, ph.End, ph.End) != "" {
		return next, r.bounds(ph.End, true) || r.complementAt(ph.End)
	}
	first := &r.Words[end+1]
	if !complemented || p != next || first.Tag == nlp.DT || first.Tag == nlp.PRPS || r.person(ph.Head) {
		return 0, false
	}
	if first.Upper && !r.Words[end-1].Upper {
		return 0, false
	}
	return next, r.bounds(ph.End, true) || r.complementAt(ph.End) // the Ways and Means Committee, planning and growth
}

func (r *reading) complementAt(end int) bool { return r.word(end).Tag == nlp.IN }

// bounds says that a role may end before word end. A verb bounds it only where
// there is more of it than a noun.
func (r *reading) bounds(end int, extended bool) bool {
	if end >= len(r.Words) {
		return true
	}
	w := &r.Words[end]
	switch w.Tag {
	case nlp.IN:
		return w.Lower != "of" || r.word(end+1).Tag == nlp.Quoted
	case nlp.TO:
		return !r.word(end + 1).Upper // the Coalition to Stop the Tunnel
	case nlp.Comma, nlp.Stop, nlp.Colon, nlp.Dash, nlp.Close, nlp.Open, nlp.Quoted, nlp.WDT, nlp.WP, nlp.WPS, nlp.WRB, nlp.CC, nlp.RB:
		return true
	}
	if v := r.VerbAt(end); v >= 0 {
		return extended || r.Verbs[v].Form == nlp.Participle || r.Verbs[v].Form == nlp.Ing
	}
	return w.Lower == "that" || nlp.TimeWord(w)
}

// role makes the role of words first to end, whose head is given. What opens a
// sentence has its capital for that alone.
func (r *reading) role(first, end int, head string) (role, bool) {
	for first < end && r.leads(first, end) {
		first++
	}
	first = r.overHeadline(first, end)
	if first >= end {
		return role{}, false
	}
	start, stop := r.Words[first].Start, r.Words[end-1].End
	text := strings.Join(strings.Fields(r.scene.Doc.Text[start:stop]), " ")
	if strings.ContainsAny(text, "“”\"()") {
		return role{}, false
	}
	w := &r.Words[first]
	if first == 0 && w.Upper && !w.IsTitle && lexicon.CommonWord(w.Lower) && (w.Tag.Adjective() || first+1 == end || !r.Words[first+1].Upper) {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	return role{text: text, head: head, start: start, end: stop}, true
}

// leads says that a word at the beginning of a phrase is no part of the role.
func (r *reading) leads(i, end int) bool {
	w := &r.Words[i]
	switch w.Tag {
	case nlp.DT, nlp.PDT, nlp.PRPS, nlp.WPS, nlp.CD, nlp.Comma, nlp.CC, nlp.Close:
		return true
	}
	switch w.Lower {
	case "now", "then", "also", "currently", "formerly", "himself", "herself", "once", "another":
		return i+1 < end
	case "fellow":
		return i+1 < end && r.word(i+1).Tag != nlp.IN
	}
	return false
}

// overHeadline steps over words in capitals that open a phrase, a headline's that
// runs into the text: FLOOD ALERT LIFTED Deputy mayor.
func (r *reading) overHeadline(first, end int) int {
	shouting := first
	for shouting < end && (r.scene.Doc.Tokens[r.Words[shouting].Token].AllUpper || r.scene.Doc.Tokens[r.Words[shouting].Token].Kind == extract.Number) {
		shouting++
	}
	if shouting-first > 1 && shouting < end {
		return shouting
	}
	return first
}
