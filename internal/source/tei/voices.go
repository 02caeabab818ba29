package tei

import (
	"encoding/xml"
	"strings"

	"quotes/internal/source/document"
)

// teiNoise are what is heard in a sitting, and is no speech.
var teiNoise = document.WordSet(`kinesic incident vocal pause gap`)

// A voicing notes who speaks in the speeches of a play (sp) and in the
// utterances of a record (u).
type voicing struct {
	voices []document.Voice
	open   int      // the depth of the speech that is open, 0 outside
	aside  int      // the depth of what is not spoken in it, 0 outside
	who    []string // the ids of its speakers
	label  [2]int   // the words of the text that name them
	note   string   // who speaks next, by a note before
	parted bool     // the next words are a voice of their own
	stage  int      // where the direction that is open starts
	first  int      // the first voice of the speech
	stages [][2]int // directions before the first words of the speech
}

// enter notes that a speech begins, or in it what is not spoken.
func (v *voicing) enter(e xml.StartElement, depth, at int) {
	switch name := e.Name.Local; {
	case v.open == 0 && (name == "sp" || name == "u"):
		v.open, v.label, v.parted, v.who = depth, [2]int{}, true, nil
		v.first, v.stages = len(v.voices), nil
		for id := range strings.FieldsSeq(document.XMLAttr(e, "who")) {
			v.who = append(v.who, strings.TrimPrefix(id, "#"))
		}
	case v.open > 0 && v.aside == 0 && (name == "speaker" || name == "stage"):
		v.aside, v.parted, v.stage = depth, true, at
		if name == "speaker" {
			v.label[0] = at
		}
	}
}

// leave notes that the element at some depth ends.
func (v *voicing) leave(name string, depth, at int) {
	switch {
	case v.aside > 0 && depth == v.aside:
		v.aside = 0
		if name == "speaker" {
			v.label[1] = at
			break
		}
		if n := len(v.voices); n > v.first {
			v.voices[n-1].Directions = append(v.voices[n-1].Directions, [2]int{v.stage, at})
		} else {
			v.stages = append(v.stages, [2]int{v.stage, at})
		}
	case v.open > 0 && depth == v.open:
		v.open, v.note = 0, ""
	}
}

// speak notes that words between two bytes of the text are spoken, if they are.
func (v *voicing) speak(from, to int) {
	if v.open == 0 || v.aside > 0 || from == to {
		return
	}
	if n := len(v.voices); n > 0 && !v.parted {
		v.voices[n-1].End = to
		return
	}
	v.parted = false
	v.voices = append(v.voices, document.Voice{Start: from, End: to, LabelStart: v.label[0], LabelEnd: v.label[1], Speaker: v.key(), Directions: v.stages})
	v.stages = nil
}

// key returns by what the speaker is found: ids, or the words of a note.
func (v *voicing) key() string {
	if v.note != "" {
		return v.note
	}
	return strings.Join(v.who, " ")
}

// named returns the voices with the names that the header gives. Where it
// gives none the label stands, and the id where there is no label either.
func (v *voicing) named(text string, names map[string]string) []document.Voice {
	for i := range v.voices {
		voice := &v.voices[i]
		for k, d := range voice.Directions {
			voice.Directions[k][0] = d[1] - len(strings.TrimLeft(text[d[0]:d[1]], "( \n"))
			voice.Directions[k][1] = d[0] + len(strings.TrimRight(text[d[0]:d[1]], ") \n"))
		}
		voice.Start = voice.End - len(strings.TrimLeft(text[voice.Start:voice.End], " \n"))
		if voice.LabelEnd > voice.LabelStart {
			voice.LabelStart = voice.LabelEnd - len(strings.TrimLeft(text[voice.LabelStart:voice.LabelEnd], " \n"))
		}
		var found []string
		for id := range strings.FieldsSeq(voice.Speaker) {
			if names[id] != "" {
				found = append(found, names[id])
			}
		}
		switch {
		case len(found) > 0 && len(found) == len(strings.Fields(voice.Speaker)):
			voice.Speaker = strings.Join(found, " and ")
		case voice.LabelEnd > 0:
			voice.Speaker = ""
		}
	}
	return v.voices
}
