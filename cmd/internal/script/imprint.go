package script

import (
	"strings"

	"quotes/extract"
)

// The bounds of an imprint before the first chapter: of a paragraph, and of a
// line that has the house and the year alone.
const (
	imprintBytes = 600
	imprintWords = 16
)

// isImprint says that a paragraph tells who made the book and when: it begins
// as such lines do (Published by), or it is a short line that ends with a year
// and names a house (Marsh & Co. 1899).
func isImprint(text string) bool {
	if len(text) > imprintBytes {
		return false
	}
	name := " " + plain(text) + " "
	for head := range headsOf("made") {
		if strings.HasPrefix(name, " "+head+" ") {
			return true
		}
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > imprintWords || !isYear(words[len(words)-1]) {
		return false
	}
	for house := range headsOf("house") {
		if strings.Contains(name, " "+house+" ") {
			return true
		}
	}
	return false
}

// isYear says that a word is a year since books are printed, a Roman one too.
func isYear(word string) bool {
	if strings.Trim(word, "mdclxvi") == "" && len(word) > 3 && word[0] == 'm' {
		return true
	}
	if len(word) != 4 || strings.Trim(word, "0123456789") != "" {
		return false
	}
	return word >= "1450" && word < "2100"
}

// frontEnd returns the first paragraph behind what may be an imprint: the first
// chapter, or, in a text without chapters, the first paragraph that is neither
// a headline nor of an imprint.
func frontEnd(doc *extract.Document) int {
	for _, c := range doc.Chapters {
		if !isMatter(c.Title) {
			return c.FirstParagraph
		}
	}
	for p, para := range doc.Paragraphs {
		if !para.Heading && !isImprint(doc.Text[para.Start:para.End]) {
			return p
		}
	}
	return len(doc.Paragraphs)
}
