package fictionfit

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
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
	if err := f.scoreQuick(o.Out); err != nil {
		return err
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

// scoreQuick prints how right the passes are on each set, and writes every unit
// into a file where one is named.
func (f *fictionFit) scoreQuick(file string) error {
	if file == "" {
		f.scoreSets(io.Discard)
		return nil
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	dump := bufio.NewWriter(out)
	f.scoreSets(dump)
	return errors.Join(dump.Flush(), out.Close())
}

func (f *fictionFit) scoreSets(dump io.Writer) {
	for _, set := range f.quickSets() {
		f.scoreSet(&set, dump)
	}
}

// A quickSet is what is scored together: of some novels of the fit, by their
// index, the texts that are read.
type quickSet struct {
	name  string
	texts map[int][]*novel
}

// quickSets returns the novels, the stretches of each other corpus, and excerpts
// of the novels.
func (f *fictionFit) quickSets() []quickSet {
	books := len(f.books())
	sets := []quickSet{{"novels", map[int][]*novel{}}}
	for i, n := range f.novels {
		name := "novels"
		if i >= books {
			name, _, _ = strings.Cut(n.gold.ID, "/")
		}
		at := slices.IndexFunc(sets, func(s quickSet) bool { return s.name == name })
		if at < 0 {
			at = len(sets)
			sets = append(sets, quickSet{name, map[int][]*novel{}})
		}
		sets[at].texts[i] = []*novel{n}
	}
	cut := make([][]*novel, books)
	_ = learn.Parallel(books, func(i int) error { // none fails
		for _, g := range excerpts(f.novels[i].gold, []int{scoredParagraphs}, scoredEvery) {
			cut[i] = append(cut[i], newNovel(g))
		}
		return nil
	})
	of := map[int][]*novel{}
	for i, list := range cut {
		of[i] = list
	}
	return append(sets, quickSet{"excerpts", of})
}

// scoreSet prints how many units of a set are right, all together and as the mean
// of its novels.
func (f *fictionFit) scoreSet(set *quickSet, dump io.Writer) {
	tally, macro, count := quickTally{}, 0.0, 0
	for _, i := range slices.Sorted(maps.Keys(set.texts)) {
		own := quickTally{}
		for _, n := range set.texts[i] {
			for _, d := range f.folds[f.fold(i)].Decode(n.book) {
				n.scoreUnit(&d, set.name, dump, tally, own)
			}
		}
		if v := own["all"]; v != nil {
			macro += float64(v[1]) / float64(v[0])
			count++
		}
	}
	tally.print(os.Stdout, set.name)
	fmt.Printf("%-10s macro %.4f\n", set.name, macro/float64(max(1, count)))
}

// scoreUnit counts the decision about a unit whose speaker is known.
func (n *novel) scoreUnit(d *fiction.Decision, set string, dump io.Writer, tallies ...quickTally) {
	if n.who[d.Unit] == "" {
		return
	}
	var cands []int
	for _, c := range d.Choices {
		cands = append(cands, c.Person)
	}
	right := n.right(d.Unit, cands)
	in, ok := slices.Contains(right, true), len(right) > 0 && right[0]
	class := n.class(d.Unit)
	for _, t := range tallies {
		t.add(class, ok, in)
	}
	n.dump(dump, set, class, d, ok, in)
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
