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

	// Outer is the speech that a place is quoted in, where that is another's words,
	// and Inner who speaks there by it, empty where it does not surely name anybody.
	Outer, Inner string
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
// speaks there says that the words are this speaker's.
func (v *Voice) MayBe(c Speaker) bool {
	if v.Outer != "" {
		last := strings.Fields(c.Name)
		if len(last) > 0 && strings.Contains(strings.ToLower(v.Outer), strings.ToLower(last[len(last)-1])) {
			return true
		}
	}
	return v.Name != "" && SameVoice(c, *v)
}

// Teller returns who surely says the words of the voice: who is named in the speech
// that they are quoted in, else who speaks.
func (v *Voice) Teller() string {
	if v.Inner != "" {
		return v.Inner
	}
	return v.Name
}

// Contradicts says that the voice is surely another's than a speaker's: a name
// that cannot be the same person, or a label of a transcript in which that
// person has a label. What is quoted in another's speech is neither whom that names
// nor who speaks it.
func (v *Voice) Contradicts(c Speaker) bool {
	if v.Inner != "" {
		return !sameName(c.Name, v.Inner) && !SameVoice(c, *v)
	}
	organization := v.Kind == string(attribute.Organization) && c.Kind != v.Kind
	if !v.named() || v.Confidence < sureVoice || v.Outer != "" || organization {
		return false
	}
	if !v.nobody() && !v.Loose {
		return true
	}
	return slices.ContainsFunc(v.Labels, func(label string) bool { return sameName(c.Name, label) && !isNobody(label) && !isFirstName(label) })
}

func (v *Voice) named() bool { return v.Name != "" && v.Kind != string(attribute.Unnamed) }

// sureVoice is the confidence from which another name in the source counts
// against a quote.
const sureVoice = 0.8
