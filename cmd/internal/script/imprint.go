package script

import (
	"strings"

	"quotes/extract"
)

// The bounds of an imprint before the first chapter: of a paragraph, and of a
// line that has the house and the year alone, and how much other text may stand
// before it.
const (
	frontBytes   = 500
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
// chapter, or where there is more text than a dedication and a motto have.
func frontEnd(doc *extract.Document) int {
	end, other := len(doc.Paragraphs), 0
	for _, c := range doc.Chapters {
		if !isMatter(c.Title) {
			end = c.FirstParagraph
			break
		}
	}
	for p, para := range doc.Paragraphs[:end] {
		if text := doc.Text[para.Start:para.End]; !para.Heading && !isImprint(text) {
			other += len(text)
		}
		if other > frontBytes {
			return p
		}
	}
	return end
}
