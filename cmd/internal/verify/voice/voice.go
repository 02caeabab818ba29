// Package voice tells who speaks a passage of a source, and whether that may be
// who is said to.
package voice

import (
	"slices"
	"strings"

	"quotes/attribute"
)

// A Voice is who speaks at a place of a source. The zero value is nobody known.
type Voice struct {
	Name       string
	Aliases    []string
	Kind       string
	Confidence float64

	// Label says that a label names the voice, and Labels are all of the
	// transcript's.
	Label  bool
	Labels []string

	// Loose says that the text is no transcript for sure: its labels tell of a
	// speaker only where that speaker has one.
	Loose bool

	// Outer is the speech that a place is quoted in, where that is another's words.
	// Inner is who speaks there by it, and Told the words by which it gives the
	// place to somebody else than itself, as "the mayor"; both are empty where it
	// does not say so. Given is how surely it does, from 0 to 1.
	Outer, Inner, Told string
	Given              float64
}

// A Speaker is who is said to have said a quote; without a name, nobody knows.
type Speaker struct {
	Name    string
	Aliases []string
	Kind    string // as in records; empty: not known
}

// Named says that a speaker is somebody: "a senator" may be anybody.
func (c Speaker) Named() bool { return c.Name != "" && c.Kind != string(attribute.Unnamed) }

// Another returns who else speaks a part of a passage, or nothing.
func (v *Voice) Another(voices []Voice) string {
	for i := range voices {
		o := &voices[i]
		if v.sure() && o.sure() && !sameName(v.Name, o.Name) && !slices.Contains(v.Aliases, o.Name) {
			return o.Name
		}
	}
	return ""
}

func (v *Voice) sure() bool {
	return v.named() && v.Confidence >= sureVoice && !v.nobody() && !v.Loose
}

// nobody says that the name of a voice is a label that names nobody.
func (v *Voice) nobody() bool { return isNobody(v.Name) || v.Label && isFirstName(v.Name) }

// MayBe says that the voice of a passage may be a speaker, or that whoever
// speaks there says that the words are this speaker's. What a speaker surely quotes
// of somebody else is not that speaker's own.
func (v *Voice) MayBe(c Speaker) bool {
	if v.Inner != "" && SameVoice(c, Voice{Name: v.Inner}) {
		return true
	}
	own := v.Name != "" && SameVoice(c, *v)
	if v.gives() {
		return false
	}
	if v.Outer != "" {
		last := strings.Fields(c.Name)
		if len(last) > 0 && strings.Contains(strings.ToLower(v.Outer), strings.ToLower(last[len(last)-1])) {
			return true
		}
	}
	return own
}

// gives says that the speech that a place is quoted in gives it to another.
func (v *Voice) gives() bool { return v.Inner != "" || v.Told != "" }

// surelyGives says that it does so without doubt.
func (v *Voice) surelyGives() bool { return v.gives() && v.Given >= sureVoice }

// Says tells in words who speaks, by the source.
func (v *Voice) Says() string {
	switch {
	case v.Inner != "":
		return v.Inner + " says it"
	case v.Told != "" && v.Name != "":
		return v.Name + " gives it to another, “" + v.Told + "”"
	}
	return v.Name + " says it"
}

// Contradicts says that the voice is surely another's than a speaker's: a name
// that cannot be the same person, a label of a transcript in which that person has
// a label, or the speaker who surely quotes somebody else. What is quoted in
// another's speech is neither whom that names nor who speaks it.
func (v *Voice) Contradicts(c Speaker) bool {
	if v.gives() && v.Name != "" && SameVoice(c, *v) {
		return v.surelyGives() && !v.MayBe(c)
	}
	if v.Inner != "" && v.surelyGives() {
		return !SameVoice(c, Voice{Name: v.Inner})
	}
	if !v.named() || v.Confidence < sureVoice || v.Outer != "" || v.institution(c) || isNobody(c.Name) {
		return false
	}
	if v.Label && countForm.MatchString(v.Name) {
		return false
	}
	if !v.nobody() && !v.Loose {
		return true
	}
	return slices.ContainsFunc(v.Labels, func(label string) bool { return sameName(c.Name, label) && !isNobody(label) && !isFirstName(label) })
}

// Doubt tells in words that the source seems to have another speak than c, where
// that is not sure enough to be held against a quote; nothing where it does not, or
// where its label does but count who speaks.
func (v *Voice) Doubt(c Speaker) string {
	if v.Name == "" || isNobody(c.Name) || v.MayBe(c) {
		return ""
	}
	switch {
	case v.Label && !v.gives() && v.nobody():
		if countForm.MatchString(v.Name) {
			return ""
		}
		return "its speaker is labelled “" + v.Name + "” there"
	case v.gives() || v.institution(c):
		return "in the source " + v.Says()
	case v.Outer != "" || !v.named():
		return ""
	}
	return "in the source it seems to be " + v.Name + " who says it"
}

// institution says that the voice is an organisation's, and the speaker no such.
func (v *Voice) institution(c Speaker) bool {
	return v.Kind == string(attribute.Organization) && c.Kind != v.Kind
}

func (v *Voice) named() bool { return v.Name != "" && v.Kind != string(attribute.Unnamed) }

// sureVoice is the confidence from which another name in the source counts
// against a quote.
const sureVoice = 0.8
