package people

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// How much the words of a text count for the gender of somebody: a title or a noun
// says it, a pronoun in the same sentence is mostly theirs.
const (
	saysGender   = 4
	meansGender  = 2
	besideGender = 1
)

// ToldGender returns the gender that the text itself tells of an entity, by its
// titles (Mrs.), by a noun for it that is given (spokeswoman) and by pronouns:
// those of the same sentence, one that begins the next, and what is given, the genders
// of pronouns that were found to mean it.
// It is empty where the text does not say, whatever the given name is, or
// contradicts itself.
func (p *People) ToldGender(id int, noun string, meant []string) string {
	e := p.Entities[id]
	g := &Entity{}
	for _, i := range e.Names {
		n := &p.Names[i]
		g.addGender(titleGender(n.Title), saysGender)
		for w := range strings.FieldsSeq(strings.ToLower(n.Title)) {
			g.addGender(roleGender(w), saysGender)
		}
		if n.Span < 0 && !n.Heading && (i == 0 || p.Names[i-1].Sentence != n.Sentence) {
			g.addGender(p.pronounAfter(i), besideGender)
			g.addGender(p.pronounNext(i), besideGender)
		}
	}
	g.addGender(roleGender(noun), saysGender)
	for _, gender := range meant {
		g.addGender(gender, meansGender)
	}
	switch {
	case g.Female > 2*g.Male:
		return lexicon.Female
	case g.Male > 2*g.Female:
		return lexicon.Male
	}
	return ""
}

// roleGender returns the gender of a noun whose form shows it: spokeswoman, actress,
// widow; a steward or a harbour master may be anybody.
func roleGender(lower string) string {
	r, ok := lexicon.Role(lower)
	if !ok || r.Gender == "" {
		return ""
	}
	for i := range lower {
		if lexicon.GenderEndings.Has(lower[i:]) {
			return r.Gender
		}
	}
	if kinship(lower) {
		return r.Gender
	}
	return ""
}

// pronounAfter returns the gender of the first pronoun behind name i, the first of
// its sentence, that goes with a subject: she, his, herself; empty where there is
// none before another person.
func (p *People) pronounAfter(i int) string {
	n := &p.Names[i]
	end := p.Doc.Sentences[n.Sentence].EndToken
	if i+1 < len(p.Names) && p.Names[i+1].Sentence == n.Sentence {
		if c := p.Names[i+1].Class; c == mention.Person || c == mention.Unknown {
			end = min(end, p.Names[i+1].TitleToken)
		}
	}
	for k := n.EndToken; k < end; k++ {
		if p.Doc.Tokens[k].Span >= 0 {
			continue
		}
		w := p.Doc.TokenText(k)
		if r, ok := lexicon.Role(w); ok && !r.Plural && k > n.EndToken && p.Doc.TokenText(k-1) != "," && another(p.Doc, k) {
			return ""
		}
		if k == n.EndToken+1 && p.Doc.TokenText(k-1) == "," { // Ek, her lawyer
			continue
		}
		switch w {
		case "she", "herself", "hers":
			return lexicon.Female
		case "he", "his", "himself":
			return lexicon.Male
		case "her":
			if k+1 < end && p.Doc.Tokens[k+1].Kind == extract.Word && !lexicon.FunctionWord(p.Doc.TokenText(k+1)) && !toHer(p.Doc, k) {
				return lexicon.Female
			}
			return ""
		case "him":
			return ""
		}
	}
	return ""
}

// pronounNext returns the gender of the pronoun that begins the sentence after that
// of name i, the first of its sentence; empty where another person is met there:
// said Ek. She left.
func (p *People) pronounNext(i int) string {
	n := &p.Names[i]
	if n.Sentence+1 >= len(p.Doc.Sentences) {
		return ""
	}
	for j := i + 1; j < len(p.Names) && p.Names[j].Sentence == n.Sentence; j++ {
		if c := p.Names[j].Class; c == mention.Person || c == mention.Unknown {
			return ""
		}
	}
	first := p.Doc.Sentences[n.Sentence+1].FirstToken
	if p.Doc.Tokens[first].Span >= 0 {
		return ""
	}
	for k := p.Doc.Sentences[n.Sentence].FirstToken; k < first; k++ {
		if k >= n.TitleToken && k < n.EndToken || p.Doc.Tokens[k].Span >= 0 {
			continue
		}
		if _, ok := lexicon.Role(strings.ToLower(p.Doc.TokenText(k))); ok && another(p.Doc, k) {
			return ""
		}
	}
	switch p.Doc.TokenText(first) {
	case "She":
		return lexicon.Female
	case "He":
		return lexicon.Male
	}
	return ""
}

// toHer says that "her" at token k is a person to whom something is given or said, and
// so somebody else than the subject: who gave her two years.
func toHer(doc *extract.Document, k int) bool {
	if k == 0 {
		return false
	}
	switch strings.ToLower(doc.TokenText(k - 1)) {
	case "gave", "give", "gives", "giving", "handed", "sent", "told", "offered", "showed", "awarded", "paid", "fined", "jailed", "granted", "spared", "asked", "taught", "owed", "lent", "cost":
		return true
	}
	return false
}

// another says that the noun at token k is of another person: told a man, her lawyer.
func another(doc *extract.Document, k int) bool {
	for j := k - 1; j >= max(0, k-3); j-- {
		switch strings.ToLower(doc.TokenText(j)) {
		case "a", "an", "the", "another", "one":
			return j == 0 || doc.TokenText(j-1) != ","
		}
	}
	return false
}
