package fictionfit

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
)

// A storyGold is a stretch of a story whose quotes people gave speakers, with
// the places where each of its people is spoken of.
type storyGold struct {
	*corpus.Document
	sample   bool             // a stretch, not a whole novel
	whole    *corpus.Document // of an excerpt the novel, nil for others
	mentions []goldMention    // in order of their ends; none where the corpus has none
}

// A goldMention is a place, in code points, that speaks of a character.
type goldMention struct {
	corpus.Span
	character string
}

// writtenWeight is how much a scene that the project wrote to learn from counts
// beside a novel: there are many of them, and they are not what is measured.
const writtenWeight = .3

// writtenCorpus is the folder of those scenes, with which their ids begin.
const writtenCorpus = "training"

// scale is how much a text counts beside others of its size.
func (g *storyGold) scale() float64 {
	if strings.HasPrefix(g.ID, writtenCorpus+"/") {
		return writtenWeight
	}
	return 1
}

// character returns whom of the corpus a name with its aliases stands for: of
// several with that name the one who speaks most in the whole novel.
func (g *storyGold) character(name string, aliases []string) string {
	if g.whole != nil {
		return eval.CharacterOf(g.whole, name, aliases)
	}
	return eval.CharacterOf(g.Document, name, aliases)
}

// mentioned returns who is spoken of at a place: by the mention that ends where
// it ends, of several the one that begins nearest; empty for nobody.
func (g *storyGold) mentioned(start, end int) string {
	first := sort.Search(len(g.mentions), func(i int) bool { return g.mentions[i].End >= end })
	who, best := "", 1<<30
	for i := first; i < len(g.mentions) && g.mentions[i].End == end; i++ {
		if off := max(start-g.mentions[i].Start, g.mentions[i].Start-start); off < best {
			who, best = g.mentions[i].character, off
		}
	}
	return who
}

// readStories reads files of JSON Lines, a document a line:
//
//	{"id", "text", "cast": {key: {"name", "aliases", "kind", "mentions": [[start, end], ...]}},
//	 "quotes": [{"id", "spans": [[start, end], ...], "who": [key, ...], "aside": bool}]}
//
// Positions are code points, half-open. A character is known by its key. Files
// that are not there are left out: the corpora are not part of the project.
func readStories(files ...string) ([]*storyGold, error) {
	var out []*storyGold
	for _, file := range files {
		list, err := readStoryFile(file)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, list...)
	}
	return out, nil
}

// The parts of a line of a file of stories.
type (
	storyLine struct {
		ID     string
		Text   string
		Cast   map[string]storyPerson
		Quotes []storyQuote
	}
	storyPerson struct {
		Name     string
		Aliases  []string
		Kind     string
		Mentions [][2]int
	}
	storyQuote struct {
		ID    string
		Type  string
		Spans [][2]int
		Who   []string
		Aside bool
	}
)

func readStoryFile(file string) ([]*storyGold, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*storyGold
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var line storyLine
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, err
		}
		out = append(out, line.gold(filepath.Base(filepath.Dir(file))))
	}
	return out, lines.Err()
}

// gold returns the document of a line; corpus goes before its id.
func (l *storyLine) gold(from string) *storyGold {
	g := &storyGold{sample: true, Document: &corpus.Document{ID: from + "/" + l.ID, Text: []rune(l.Text), Marks: corpus.ByKind, Novel: &corpus.Novel{}}}
	for key, p := range l.Cast {
		g.Novel.Characters = append(g.Novel.Characters, corpus.Character{Name: key, Aliases: append([]string{p.Name}, p.Aliases...)})
		if p.Kind == "narrator" {
			g.Novel.Narrator = key
		}
		for _, m := range p.Mentions {
			g.mentions = append(g.mentions, goldMention{corpus.Span{Start: m[0], End: m[1]}, key})
		}
	}
	slices.SortFunc(g.Novel.Characters, func(a, b corpus.Character) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(g.mentions, func(a, b goldMention) int { return a.End - b.End })
	for _, q := range l.Quotes {
		if q.Aside || q.Type != "quoted" || len(q.Who) != 1 {
			continue
		}
		quote := corpus.Quote{ID: q.ID, Speaker: &corpus.Entry{Name: q.Who[0]}}
		for _, s := range q.Spans {
			quote.Content = append(quote.Content, corpus.Span{Start: s[0], End: s[1]})
		}
		g.Quotes = append(g.Quotes, quote)
	}
	return g
}
