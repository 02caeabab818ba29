package script

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"quotes/extract"
)

// matterWords are the headings of what is not read aloud; a line a heading, in
// small letters, after the word that says what it heads.
//
//go:embed matter.txt
var matterWords string

// headsOf returns the headings of one kind.
func headsOf(kind string) map[string]bool { return heads()[kind] }

// heads are the headings by their kind.
var heads = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(matterWords) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		out[kind][rest] = true
	}
	return out
})

// isMatter says that a chapter tells how the book was made.
func isMatter(title string) bool {
	return headsOf("imprint")[plain(title)] || isImprint(title) && slices.ContainsFunc(strings.Fields(plain(title)), isYear)
}

// leftOut tells the paragraphs that are not read: tables of contents and the
// imprint before the first chapter, and pictures.
func leftOut(doc *extract.Document) []bool {
	left := make([]bool, len(doc.Paragraphs))
	end := len(doc.Paragraphs)
	titles := map[string]bool{}
	for i, c := range doc.Chapters {
		if i == 0 {
			end = c.FirstParagraph
		}
		titles[plain(c.Title)], titles[plain(c.Part)] = true, true
	}
	contents, inside, front := headsOf("contents"), false, frontEnd(doc)
	for p, para := range doc.Paragraphs {
		text := doc.Text[para.Start:para.End]
		switch {
		case isPicture(text):
			left[p] = true
		case p < end && contents[plain(firstLine(text))]:
			inside = true
			left[p] = true
		case inside && p < end && isEntries(text, titles):
			left[p] = true
		case p < front && isImprint(text):
			inside = false
			left[p] = true
		default:
			inside = false
		}
	}
	return left
}

// isPicture says that a paragraph stands for a picture, as texts of Project
// Gutenberg have them.
func isPicture(text string) bool {
	return strings.HasPrefix(text, "[Illustration") && strings.HasSuffix(text, "]")
}

// isEnd says that a paragraph says that the book is at its end, as a headline does.
func isEnd(text string) bool {
	return len(text) < 20 && headsOf("end")[plain(text)] && !strings.ContainsAny(text, "“”\"‘?")
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// isEntries says that every line of a paragraph is one of a table of contents.
func isEntries(text string, titles map[string]bool) bool {
	for line := range strings.Lines(text) {
		if !isEntry(strings.TrimSpace(line), titles) {
			return false
		}
	}
	return true
}

// isEntry says that a line names a chapter, or is numbered: before its words or,
// with the page, behind them.
func isEntry(line string, titles map[string]bool) bool {
	name := plain(line)
	if titles[name] || name == "" {
		return true
	}
	for title := range titles {
		if title != "" && (strings.HasSuffix(title, " "+name) || strings.HasPrefix(name, title+" ")) {
			return true
		}
	}
	words := strings.Fields(name)
	return isNumber(words[0]) || isNumber(words[len(words)-1]) || words[0] == "chapter" || words[0] == "page"
}

// isNumber says that a word is written in figures, Roman ones too.
func isNumber(word string) bool {
	return strings.Trim(word, "0123456789") == "" || strings.Trim(word, "ivxlc") == ""
}

// plain writes a heading in small letters, without signs.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}
