package main

import (
	"fmt"
	"strings"

	"quotes/internal/lexicon"
)

// named are the files of several lists, and the set that each list is.
var named = map[string]map[string]lexicon.Set{
	"labels":      {"no-speaker": lexicon.NoSpeakers, "heard": lexicon.HeardLabels, "month": lexicon.Months, "weekday": lexicon.Weekdays, "dateline": lexicon.Datelines, "no-label": lexicon.NoLabelWords, "starter": lexicon.LabelStarters, "crowd": lexicon.CrowdWords, "scene": lexicon.SceneWords, "sound": lexicon.Sounds, "ask": lexicon.AskVerbs, "first-person": lexicon.FirstPersons, "second-person": lexicon.SecondPersons},
	"sentences":   {"starter": lexicon.Starters, "capital-abbreviation": lexicon.CapitalAbbreviations, "abbreviation": lexicon.Abbreviations, "figure-abbreviation": lexicon.FigureAbbreviations, "name-abbreviation": lexicon.NameAbbreviations},
	"speechtags":  {"particle": lexicon.TagParticles, "person": lexicon.TagPersons, "verb": lexicon.TagVerbs, "resumer": lexicon.Resumers, "determiner": lexicon.TagDeterminers, "pronoun": lexicon.TagPronouns, "resuming": lexicon.Resuming, "third-person": lexicon.ThirdPersons, "present": lexicon.PresentForms, "past": lexicon.PastForms},
	"apostrophes": {"clitic": lexicon.Clitics, "elision": lexicon.Elisions, "whole": lexicon.WholeElisions, "clip": lexicon.Clips},
	"reports":     {"open": lexicon.OpenWords, "denied": lexicon.DeniedWords, "heard": lexicon.HeardVerbs, "showing": lexicon.ShowingVerbs, "empty": lexicon.EmptyWords, "view": lexicon.ViewNouns},
	"address":     {"man": lexicon.MaleAddress, "woman": lexicon.FemaleAddress, "asked": lexicon.AskingVerbs},
	"kinds":       {"kin": lexicon.KinNouns, "gender-ending": lexicon.GenderEndings, "time": lexicon.TimeWords, "verb-particle": lexicon.VerbParticles, "name-particle": lexicon.NameParticles, "name-prefix": lexicon.NamePrefixes, "work-verb": lexicon.WorkVerbs},
}

// readNamed reads "list | words".
func readNamed(b *builder) error {
	for _, file := range sorted(named) {
		lines, err := b.lines(file)
		if err != nil {
			return err
		}
		for _, line := range lines {
			list, words, _ := strings.Cut(line, "|")
			set, ok := named[file][strings.TrimSpace(list)]
			if !ok {
				return fmt.Errorf("%s: %q: no list of that name", file, line)
			}
			b.put(set, strings.Fields(words)...)
		}
	}
	return nil
}

// longestFunctionWord is the length of the longest word that a language is told
// by, in bytes.
const longestFunctionWord = 6

// readLanguages reads "code | words".
func readLanguages(b *builder) error {
	lines, err := b.lines("languages")
	for i, line := range lines {
		code, words, _ := strings.Cut(line, "|")
		for w := range strings.FieldsSeq(words) {
			if len(w) > longestFunctionWord {
				return fmt.Errorf("languages: %q: has more than %d bytes", w, longestFunctionWord)
			}
			b.put(lexicon.FirstLanguage+lexicon.Set(i), w)
		}
		b.languages += strings.TrimSpace(code) + " "
	}
	return err
}
