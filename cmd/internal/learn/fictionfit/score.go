package fictionfit

import (
	"context"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"unicode"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/pipeline"
)

// Of every novel each so many-th excerpt of so many paragraphs is scored.
const (
	scoredParagraphs = 40
	scoredEvery      = 4
)

// An excerptTally counts the names given in the excerpts of one novel, or of all.
type excerptTally struct {
	quotes, nameable int // nameable: the excerpt has a name of who speaks

	names, right   int // names given
	given, hit     int // of those, for nameable quotes
	astray         int // wrong names for quotes that are not nameable
	high, highGood int // names at a confidence of .9 and more
	answers        []excerptAnswer
	bins           [10]struct {
		n, right int
		said     float64
	}
}

// An excerptAnswer is a name given, right or not, for a quote whose speaker the
// excerpt names or not.
type excerptAnswer struct {
	confidence      float64
	right, nameable bool
}

func (t *excerptTally) add(o *excerptTally) {
	t.quotes, t.nameable, t.names, t.right, t.given = t.quotes+o.quotes, t.nameable+o.nameable, t.names+o.names, t.right+o.right, t.given+o.given
	t.hit, t.astray, t.high, t.highGood = t.hit+o.hit, t.astray+o.astray, t.high+o.high, t.highGood+o.highGood
	t.answers = append(t.answers, o.answers...)
	for i := range t.bins {
		t.bins[i].n += o.bins[i].n
		t.bins[i].right += o.bins[i].right
		t.bins[i].said += o.bins[i].said
	}
}

// name counts a name given at a confidence.
func (t *excerptTally) name(nameable, right bool, confidence float64) {
	t.names++
	t.answers = append(t.answers, excerptAnswer{confidence, right, nameable})
	b := &t.bins[min(9, int(confidence*10))]
	b.n++
	b.said += confidence
	if nameable {
		t.given++
	}
	if confidence >= .9 {
		t.high++
	}
	switch {
	case right:
		t.right++
		b.right++
		if nameable {
			t.hit++
		}
		if confidence >= .9 {
			t.highGood++
		}
	case !nameable:
		t.astray++
	}
}

// ece is the expected calibration error over ten bins.
func (t *excerptTally) ece() float64 {
	sum := 0.0
	for _, b := range t.bins {
		sum += math.Abs(float64(b.right) - b.said)
	}
	return sum / max(1, float64(t.names))
}

func (t *excerptTally) print(w io.Writer, id string) {
	share := func(a, b int) float64 { return float64(a) / max(1, float64(b)) }
	fmt.Fprintf(w, "%-28s quotes %5d nameable %5d given %.3f right %.3f false %.3f at .9 %.3f (%d) ece %.3f\n", id, t.quotes, t.nameable,
		share(t.given, t.nameable), share(t.right, t.names), share(t.astray, t.quotes-t.nameable), share(t.highGood, t.high), t.high, t.ece())
}

// curve prints what other thresholds would give.
func (t *excerptTally) curve(w io.Writer) {
	for least := .3; least < .95; least += .05 {
		names, right, given := 0, 0, 0
		for _, a := range t.answers {
			if a.confidence < least {
				continue
			}
			names++
			if a.right {
				right++
			}
			if a.nameable {
				given++
			}
		}
		fmt.Fprintf(w, "from %.2f on: given %.3f right %.3f\n", least, float64(given)/float64(max(1, t.nameable)), float64(right)/float64(max(1, names)))
	}
}

// scoreExcerpts reads excerpts of every novel with the models that have not
// seen it, and prints how right the names are: by default, and with every answer.
func (f *fictionFit) scoreExcerpts(w io.Writer) error {
	zero := 0.0
	for _, least := range []*float64{nil, &zero} {
		what := "excerpts, by default"
		if least != nil {
			what = "excerpts, every answer"
		}
		fmt.Fprintln(w, what)
		books := f.books()
		tallies := make([]excerptTally, len(books))
		a, err := attribute.New(attribute.Options{Genre: attribute.Fiction, MinConfidence: least})
		if err != nil {
			return err
		}
		err = learn.Parallel(len(books), func(i int) error {
			ctx := pipeline.With(context.Background(), pipeline.Decoders{Story: &f.folds[f.fold(i)]})
			for _, gold := range excerpts(books[i].gold, []int{scoredParagraphs}, scoredEvery) {
				if err := tallies[i].excerpt(ctx, a, gold); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		var all excerptTally
		for i := range tallies {
			tallies[i].print(w, books[i].gold.ID)
			all.add(&tallies[i])
		}
		all.print(w, "all")
		if least != nil {
			all.curve(w)
		}
	}
	return nil
}

// scoreSamples prints, for each corpus of stretches of stories, how many of
// their speeches get the speaker whom the corpus gives, by the models that have
// not seen the stretch: of all, and of those at a confidence of .5 and .9.
func (f *fictionFit) scoreSamples(w io.Writer) {
	tallies, order := map[string]*excerptTally{}, []string{}
	for i := len(f.books()); i < len(f.novels); i++ {
		n := f.novels[i]
		corpus, _, _ := strings.Cut(n.gold.ID, "/")
		if tallies[corpus] == nil {
			tallies[corpus] = &excerptTally{}
			order = append(order, corpus)
		}
		for _, d := range f.folds[f.fold(i)].Decode(n.book) {
			if n.who[d.Unit] == "" {
				continue
			}
			t := tallies[corpus]
			t.quotes++
			t.nameable++
			if len(d.Choices) > 0 {
				t.name(true, n.right(d.Unit, []int{d.Choices[0].Person})[0], d.Choices[0].P)
			}
		}
	}
	for _, corpus := range order {
		tallies[corpus].print(w, corpus)
	}
}

// excerpt counts one excerpt.
func (t *excerptTally) excerpt(ctx context.Context, a *attribute.Attributor, gold *storyGold) error {
	text := string(gold.Text)
	res, err := a.Attribute(ctx, extract.New(text))
	if err != nil {
		return err
	}
	preds := eval.Predictions(res, text, true)
	owner := make([]int, len(gold.Text))
	for j, p := range preds {
		for _, s := range p.Spans {
			for i := max(0, s.Start); i < min(s.End, len(owner)); i++ {
				owner[i] = j + 1
			}
		}
	}
	for i := range gold.Quotes {
		q := &gold.Quotes[i]
		c := gold.Novel.Find(q.Speaker.Name)
		if c == nil {
			continue
		}
		t.quotes++
		nameable := named(text, c)
		if nameable {
			t.nameable++
		}
		j := most(q, gold.Text, owner)
		if j == 0 || preds[j-1].Speaker == "" || described(preds[j-1].Speaker) {
			continue
		}
		p := &preds[j-1]
		t.name(nameable, gold.character(p.Speaker, p.Aliases) == c.Name, p.Confidence)
	}
	return nil
}

// described says that a speaker is none by name: the old man, the narrator.
func described(name string) bool {
	return name == "Narrator" || unicode.IsLower([]rune(name)[0])
}

// most returns the owner of most letters of a quote, 0 for none.
func most(q *corpus.Quote, text []rune, owner []int) int {
	count := map[int]int{}
	best := 0
	for _, s := range q.Content {
		for i := s.Start; i < s.End; i++ {
			if o := owner[i]; o > 0 && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i])) {
				if count[o]++; count[o] > count[best] {
					best = o
				}
			}
		}
	}
	return best
}

// named says that a text has a name of a character.
func named(text string, c *corpus.Character) bool {
	for _, alias := range c.Aliases {
		if alias == "" || !unicode.IsUpper([]rune(alias)[0]) || strings.EqualFold(alias, "i") || strings.EqualFold(alias, "narrator") {
			continue
		}
		if regexp.MustCompile(`(?:^|\W)` + regexp.QuoteMeta(alias) + `(?:\W|$)`).MatchString(text) {
			return true
		}
	}
	return false
}
