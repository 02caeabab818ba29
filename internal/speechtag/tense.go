package speechtag

import (
	"strings"
	"unicode"
)

// A clause is what the words of a clause of English tell about who says it: a
// narrator, who tells what was done, or somebody in the story, who tells what
// is, or will be.
type clause struct {
	first   string
	past    bool // a verb has the form of the past
	present bool // a verb has that of the present, or an auxiliary stands in it
	third   bool // he, his, she and their kin
}

// readClause reads the words of a clause.
func readClause(in string) clause {
	var c clause
	for word := range strings.FieldsFuncSeq(in, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		lower := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		if c.first == "" {
			c.first = lower
		}
		switch {
		case presents[lower], strings.HasSuffix(lower, "n't") && !strings.HasPrefix(lower, "did") && !strings.HasPrefix(lower, "was") && !strings.HasPrefix(lower, "were") && !strings.HasPrefix(lower, "had"),
			strings.HasSuffix(lower, "'ll"), strings.HasSuffix(lower, "'re"):
			c.present = true
		case pasts[lower], len(lower) > 4 && strings.HasSuffix(lower, "ed"):
			c.past = true
		case thirds[lower]:
			c.third = true
		}
	}
	return c
}

// GoesOn says that the clause behind a tag and a comma goes on with the speech
// before: "I am a servant, he said, an Italian." Narration has a participle
// there, a verb in the past, or a word for whom it tells of.
func GoesOn(in string) bool {
	c := readClause(in)
	return resuming[c.first] && !c.past && !c.third
}

// IsTold says that a sentence behind a tag is somebody's words and not the
// narrator's: it tells what is or will be.
func IsTold(in string) bool {
	c := readClause(in)
	return c.present && !c.past && !c.third
}

// resuming start a clause that can go on with a speech.
var resuming = set(`a an the and but or so for no not nor yes to my your our`)

// thirds are the words for whom a narrator tells of.
var thirds = set(`he she him her his hers they them their himself herself themselves`)

// presents are the forms of auxiliaries that narration in the past does not
// have, but for what is thought.
var presents = set(`is are am has have do does will would can shall may must it's that's there's what's isn't aren't hasn't haven't`)

// pasts are the forms of the past that do not end in -ed.
var pasts = set(`was were had did went came took gave got made said sat stood turned ran looked put let set held kept left lay laid led
	began broke brought built bought caught chose drew drank drove ate fell felt fought found flew forgot froze grew hung heard hid hit hurt
	knew leapt leaned learnt lost meant met paid read rode rang rose saw sold sent shook shone shot showed shrank shut sang sank slept slid
	spoke spent spat split spread sprang stole stuck struck strode swept swore swam swung taught tore told thought threw understood woke wore
	wept won wound wrote bent bit blew bled bound cast clung crept dealt dug fed fled ground knelt lent lit quit rid sought sewed slung stank
	strove stung trod undid upset withdrew wrung`)
