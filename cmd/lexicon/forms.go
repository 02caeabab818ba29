package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotes/internal/lexicon"
)

// sorted returns the keys of a map in order.
func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// readCues reads the cues with their forms. A form that two share goes to the
// stronger one.
func readCues(b *builder) error {
	var all []string
	for _, name := range []string{"cues", "cuenouns"} {
		lines, err := b.lines(name)
		if err != nil {
			return err
		}
		all = append(all, lines...)
	}
	b.cueLines = strings.Join(all, "\n")
	cues, err := lexicon.ReadCues(all)
	if err != nil {
		return fmt.Errorf("cues: %w", err)
	}
	for i, c := range cues {
		b.cues = append(b.cues, c.Cue)
		b.word(c.Lemma)
		for _, form := range c.Forms {
			at := &b.word(form).verb
			if c.Class == lexicon.Noun {
				at = &b.word(form).noun
			}
			if *at == 0 || b.cues[*at-1].Strength < c.Strength {
				*at = uint16(i + 1)
			}
			if tags(&c.Cue) && !strings.HasSuffix(form, "ing") {
				b.put(lexicon.TagVerbs, form)
			}
		}
	}
	return nil
}

// tagStrength is the strength from which on a verb of saying or asking tags
// speech wherever it stands, also where there are no tokens yet to tell its
// subject by. Others that do are listed in speechtags.txt: of those of a manner
// of sounding not all do, since thunder rumbles too.
const tagStrength = .5

// tags says that a verb tells a tag before there are tokens.
func tags(c *lexicon.Cue) bool {
	return (c.Class == lexicon.Say || c.Class == lexicon.Ask) && c.Strength >= tagStrength
}

// readForms reads the verbs, and tells all words that are forms of one. It comes
// last, since a form may be of a cue alone.
func readForms(b *builder) error {
	lines, err := b.lines("verbs")
	if err != nil {
		return err
	}
	v := readVerbs(lines)
	for _, lemma := range sorted(v.irregular) {
		b.word(lemma)
		for _, form := range append(lexicon.Inflect(lemma, v.irregular[lemma]), v.irregular[lemma]...) {
			b.word(form)
		}
		if len(v.irregular[lemma]) > 0 {
			b.irregular += lemma + ": " + strings.Join(v.irregular[lemma], " ") + "\n"
		}
	}
	for _, w := range sorted(b.words) {
		if lemma := v.lemma(w); lemma != "" {
			b.lemmas[w] = lemma
			b.put(lexicon.CommonWords, w)
		} else if i := b.words[w].verb; i > 0 {
			b.lemmas[w] = b.cues[i-1].Lemma
		}
	}
	return nil
}
