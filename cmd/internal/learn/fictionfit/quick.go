package fictionfit

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"

	"quotes/cmd/internal/learn"
	"quotes/internal/fiction"
	"quotes/internal/mention"
)

// quickParts is how many of a novel's units teach in a quick comparison: each
// so many-th stretch.
const quickParts = 2

// quickConfig are the settings of a pass in a quick comparison.
func quickConfig() learn.Config {
	c := fictionConfig
	c.Rounds, c.Params = 80, maps.Clone(c.Params)
	c.Params["learning_rate"], c.Params["max_bin"] = .2, 63
	return c
}

// A quickTally counts units by what stands beside them.
type quickTally map[string]*[3]int // all, right, with the speaker among the candidates

func (t quickTally) add(class string, right, in bool) {
	for _, c := range []string{class, "all"} {
		if t[c] == nil {
			t[c] = new([3]int)
		}
		t[c][0]++
		if right {
			t[c][1]++
		}
		if in {
			t[c][2]++
		}
	}
}

var unitClasses = []string{"name", "pronoun", "noun", "kin", "first", "beat", "lead", "none", "all"}

func (t quickTally) print(w io.Writer, what string) {
	fmt.Fprintf(w, "%-10s", what)
	for _, c := range unitClasses {
		if v := t[c]; v != nil {
			fmt.Fprintf(w, " %s %.3f/%.2f (%d)", c, float64(v[1])/float64(v[0]), float64(v[2])/float64(v[0]), v[0])
		}
	}
	fmt.Fprintln(w)
}

// class tells what stands beside a unit.
func (n *novel) class(unit int) string {
	u := &n.book.Units[unit]
	for _, t := range u.Tags {
		if t.Strength < .2 {
			continue
		}
		m := &n.book.Mentions[t.Mention]
		switch {
		case m.Kind == mention.First:
			return "first"
		case m.Kind == mention.Pronoun:
			return "pronoun"
		case m.Kind == mention.Noun && m.Related:
			return "kin"
		case m.Kind == mention.Noun:
			return "noun"
		}
		return "name"
	}
	switch {
	case u.BeatBefore >= 0 || u.BeatAfter >= 0:
		return "beat"
	case u.Lead >= 0:
		return "lead"
	}
	return "none"
}

// quickFiction compares: passes with fewer and coarser trees, no acceptance.
func quickFiction(ctx context.Context, o *learn.Options, novels []*novel) error {
	f := &fictionFit{novels: novels, folds: make([]fiction.Decoder, o.Folds)}
	if err := f.fitPasses(ctx, o); err != nil {
		return err
	}
	var dump io.Writer = io.Discard
	if o.Out != "" {
		file, err := os.Create(o.Out)
		if err != nil {
			return err
		}
		defer file.Close()
		buf := bufio.NewWriter(file)
		defer buf.Flush()
		dump = buf
	}
	books := len(f.books())
	lists := map[string][][]*novel{}
	var order []string
	add := func(k string, i int, n []*novel) {
		if lists[k] == nil {
			lists[k] = make([][]*novel, len(novels))
			order = append(order, k)
		}
		lists[k][i] = n
	}
	for i, n := range novels {
		if i < books {
			add("novels", i, []*novel{n})
		} else {
			c, _, _ := strings.Cut(n.gold.ID, "/")
			add(c, i, []*novel{n})
		}
	}
	ex := make([][]*novel, books)
	learn.Parallel(books, func(i int) error {
		for _, g := range excerpts(novels[i].gold, []int{scoredParagraphs}, scoredEvery) {
			ex[i] = append(ex[i], newNovel(g))
		}
		return nil
	})
	for i := range ex {
		add("excerpts", i, ex[i])
	}
	for _, k := range order {
		tally := quickTally{}
		macro, count := 0.0, 0
		for i, list := range lists[k] {
			own := quickTally{}
			for _, n := range list {
				for _, d := range f.folds[f.fold(i)].Decode(n.book) {
					if n.who[d.Unit] == "" {
						continue
					}
					var cands []int
					for _, c := range d.Choices {
						cands = append(cands, c.Person)
					}
					right := n.right(d.Unit, cands)
					in, ok := false, len(right) > 0 && right[0]
					for _, r := range right {
						in = in || r
					}
					cl := n.class(d.Unit)
					tally.add(cl, ok, in)
					own.add(cl, ok, in)
					n.dump(dump, k, cl, &d, ok, in)
				}
			}
			if v := own["all"]; v != nil {
				macro += float64(v[1]) / float64(v[0])
				count++
			}
		}
		tally.print(os.Stdout, k)
		fmt.Printf("%-10s macro %.4f\n", k, macro/float64(max(1, count)))
	}
	if !o.Sure {
		return nil
	}
	if err := f.fitAcceptance(ctx, o); err != nil {
		return err
	}
	f.scoreSamples(os.Stdout)
	return f.scoreExcerpts(os.Stdout)
}

func (n *novel) dump(w io.Writer, what, class string, d *fiction.Decision, ok, in bool) {
	u := &n.book.Units[d.Unit]
	name, p := "-", 0.0
	if len(d.Choices) > 0 {
		name, p = n.book.Cast[d.Choices[0].Person].Name, d.Choices[0].P
	}
	second := ""
	if len(d.Choices) > 1 {
		second = fmt.Sprintf("%s %.2f", n.book.Cast[d.Choices[1].Person].Name, d.Choices[1].P)
	}
	first, last := n.doc.Paragraphs[u.Paragraph], n.doc.Paragraphs[u.Last]
	text := n.text[first.Start:last.End]
	if len(text) > 400 {
		text = text[:400]
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%v\t%v\t%.2f\t%s\t%s\t%s\t%d\t%s\n", what, n.gold.ID, class, ok, in, p, n.who[d.Unit], name, second, u.Paragraph, strings.ReplaceAll(text, "\n", " "))
}
