package eval

import (
	"strings"

	"quotes/cmd/internal/eval/corpus"
)

// scoreNovel counts, by letters, how many quotes have the right character and
// how far the quotes are those of the gold.
func scoreNovel(doc *corpus.Document, preds []corpus.Prediction) *Tally {
	s := novelScorer{doc: doc, tally: &Tally{ID: doc.ID, Trained: doc.Trained}, counts: quotesBySpeaker(doc)}
	s.own(preds)
	gold := make([]bool, len(doc.Text))
	for i := range doc.Quotes {
		s.quote(&doc.Quotes[i], gold)
	}
	for i, r := range doc.Text {
		if corpus.IsAlnum(r) {
			s.tally.Letters.count(gold[i], s.owner[i] >= 0)
		}
	}
	for i := range s.preds {
		s.answer(&s.preds[i])
	}
	return s.tally
}

func quotesBySpeaker(d *corpus.Document) map[string]int {
	counts := map[string]int{}
	for _, q := range d.Quotes {
		counts[q.Speaker.Name]++
	}
	return counts
}

// CharacterOf returns the character of a novel that a name with its aliases
// stands for, as the scorer sees it; empty for nobody of the cast.
func CharacterOf(d *corpus.Document, name string, aliases []string) string {
	s := novelScorer{doc: d, counts: quotesBySpeaker(d)}
	return s.character(name, aliases)
}

type novelScorer struct {
	doc    *corpus.Document
	counts map[string]int // quotes by character
	owner  []int          // by position: the prediction that holds it, or -1
	preds  []novelPrediction
	tally  *Tally
}

type novelPrediction struct {
	corpus.Prediction
	character      string // empty where it is nobody of the cast
	letters, right int
}

func (o *overlap) count(gold, found bool) {
	switch {
	case gold && found:
		o.both++
	case gold:
		o.missing++
	case found:
		o.extra++
	}
}

// own fills preds and owner. Of two predictions for a place the later holds it.
func (s *novelScorer) own(preds []corpus.Prediction) {
	s.owner = make([]int, len(s.doc.Text))
	for i := range s.owner {
		s.owner[i] = -1
	}
	for _, p := range preds {
		if p.Reported() {
			continue
		}
		for _, span := range p.Spans {
			for i := max(0, span.Start); i < min(span.End, len(s.owner)); i++ {
				s.owner[i] = len(s.preds)
			}
		}
		s.preds = append(s.preds, novelPrediction{Prediction: p, character: s.character(p.Speaker, p.Aliases)})
	}
	for i, j := range s.owner {
		if j >= 0 && corpus.IsAlnum(s.doc.Text[i]) {
			s.preds[j].letters++
		}
	}
}

func (s *novelScorer) quote(q *corpus.Quote, gold []bool) {
	var letters, found, right int
	first := -1
	by := map[int]int{}
	var order []int
	for _, span := range q.Content {
		for i := max(0, span.Start); i < min(span.End, len(s.owner)); i++ {
			if !corpus.IsAlnum(s.doc.Text[i]) {
				continue
			}
			if first < 0 {
				first = i
			}
			gold[i] = true
			letters++
			if j := s.owner[i]; j >= 0 {
				if by[j] == 0 {
					order = append(order, j)
				}
				by[j]++
				found++
			}
		}
	}
	if letters == 0 {
		return
	}
	var given []share
	var got []corpus.Prediction
	for _, j := range order {
		p := &s.preds[j]
		if p.character != "" && p.character == q.Speaker.Name {
			right += by[j]
			p.right += by[j]
		}
		if p.Speaker != "" {
			given = append(given, share{p.Confidence, by[j]})
		}
		got = append(got, p.Prediction)
	}
	item := Item{Kind: strings.ToLower(q.Kind), Mention: novelMention(q), Right: half(right, letters), Named: true}
	item.NameRight = item.Right
	item.Confidence, item.Given = givenAt(given, letters)
	s.tally.Items = append(s.tally.Items, item)
	s.tally.Found.add(half(found, letters))
	s.tally.Speaker.add(item.Right)
	if !item.Right {
		what := "name"
		if len(order) == 0 {
			what = "missed"
		} else if !item.Given {
			what = "unnamed"
		}
		s.tally.Errors = append(s.tally.Errors, failure(s.doc, what, q.ID, first, q.Speaker.Name, got))
	}
}

func (s *novelScorer) answer(p *novelPrediction) {
	if p.letters == 0 || p.Speaker == "" {
		return
	}
	right := half(p.right, p.letters)
	s.tally.Answers = append(s.tally.Answers, Answer{Rule: p.Rule, Right: right, Named: true, NameRight: right, Confidence: p.Confidence})
}

// novelMention tells what tags a quote of a novel.
func novelMention(q *corpus.Quote) string {
	switch strings.ToLower(q.Kind) {
	case "explicit":
		return "name"
	case "anaphoric":
		for _, t := range corpus.NameTokens(q.Mention) {
			if corpus.Pronouns[t] {
				return "pronoun"
			}
		}
		return "noun"
	}
	return "none"
}

var firstPerson = corpus.WordsOf("i me narrator my myself")

// character returns the character that a predicted name stands for: by an
// alias, else by a part of one; of several the one who speaks most.
func (s *novelScorer) character(name string, aliases []string) string {
	if name == "" {
		return ""
	}
	cast := s.doc.Novel
	if n := strings.ToLower(strings.TrimSpace(name)); firstPerson[n] || n == "the narrator" {
		return narrator(cast)
	}
	forms := append([]string{name}, aliases...)
	for _, form := range forms {
		key := strings.Join(corpus.NameTokens(form), " ")
		if c := s.most(func(alias string) bool { return strings.Join(corpus.NameTokens(alias), " ") == key }); c != "" {
			return c
		}
	}
	for _, form := range forms {
		if !strings.ContainsAny(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			continue
		}
		if c := s.most(func(alias string) bool { return corpus.SameName(form, alias) }); c != "" {
			return c
		}
	}
	return ""
}

// narrator returns the character that says "I", or nobody.
func narrator(n *corpus.Novel) string {
	if n.Narrator == "" {
		return ""
	}
	for _, c := range n.Characters {
		if strings.Contains(strings.ToLower(c.Name), strings.ToLower(n.Narrator)) {
			return c.Name
		}
	}
	return ""
}

// most returns the character with such an alias who speaks most; of equals
// the first.
func (s *novelScorer) most(is func(alias string) bool) string {
	best, quotes := "", -1
	for _, c := range s.doc.Novel.Characters {
		for _, alias := range c.Aliases {
			if is(alias) {
				if s.counts[c.Name] > quotes {
					best, quotes = c.Name, s.counts[c.Name]
				}
				break
			}
		}
	}
	return best
}
