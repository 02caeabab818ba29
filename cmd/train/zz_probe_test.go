package main

import (
	"fmt"
	"os"
	"sort"
	"testing"

	"quotes/cmd/internal/eval"
	"quotes/extract"
	"quotes/internal/fiction"
	"quotes/internal/lexicon"
)

func TestProbeCast(t *testing.T) {
	if os.Getenv("PROBE") == "" {
		t.Skip()
	}
	docs, err := eval.Corpus{Path: "../../../shared/corpora/pdnc"}.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		b := fiction.NewBook(extract.New(string(d.Text)), lexicon.Cues())
		has := map[string][]string{}
		for _, c := range b.Cast {
			if g := d.CharacterOf(c.Name, c.Aliases); g != "" {
				has[g] = append(has[g], fmt.Sprintf("%s/%.2f", c.Name, c.Female))
			}
		}
		miss := map[string]int{}
		hit := 0
		cnt := map[string]int{}
		for _, q := range d.Quotes {
			cnt[q.Speaker.Name]++
			if len(has[q.Speaker.Name]) > 0 {
				hit++
			} else {
				miss[q.Speaker.Name]++
			}
		}
		fmt.Printf("%s cast=%d units=%d narrator=%d recall %.3f miss", d.ID, len(b.Cast), len(b.Units), b.Narrator, float64(hit)/float64(len(d.Quotes)))
		var ks []string
		for k := range miss {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool { return miss[ks[i]] > miss[ks[j]] })
		for i, k := range ks {
			if i < 8 {
				fmt.Printf(" %s:%d", k, miss[k])
			}
		}
		fmt.Println()
		var cs []string
		for k := range cnt {
			cs = append(cs, k)
		}
		sort.Slice(cs, func(i, j int) bool { return cnt[cs[i]] > cnt[cs[j]] })
		for i, k := range cs {
			if i < 9 {
				fmt.Printf("   %s:%d %v\n", k, cnt[k], has[k])
			}
		}
		if os.Getenv("PROBE") == d.ID {
			for _, c := range b.Cast {
				fmt.Printf("      %q %q f%.2f unnamed %v cued %v\n", c.Name, c.Aliases, c.Female, c.Unnamed, c.Cued)
			}
		}
	}
}
