package extract

import (
	"sort"
	"strings"
)

// markerBytes is how much of a line is read to tell a marker of Project
// Gutenberg; markerLines is how many lines a marker may take.
const (
	markerBytes = 100
	markerLines = 3
)

// A matter says which side of the body of a book a line bounds.
type matter uint8

// The matters of lines.
const (
	noMatter    matter = iota
	frontMatter        // the body starts after it
	backMatter         // the body ends before it
)

// findBody finds the body of a book from Project Gutenberg, all of any other
// text, and drops the lines and marks that stand outside it.
func (s *scanner) findBody() {
	s.doc.BodyEnd = len(s.text)
	if !strings.Contains(s.text, "Gutenberg") && !strings.Contains(s.text, "GUTENBERG") {
		return
	}
	first, end := 0, len(s.lines)
	for i := 0; i < end; i++ {
		switch matterOf(s.lineText(i)) {
		case frontMatter:
			first = s.markerEnd(i)
		case backMatter:
			end = i
		}
	}
	if first = min(first, end); first > 0 {
		first = min(s.afterCredits(first), end)
		s.doc.BodyStart = s.lines[first-1].end
	}
	if end < len(s.lines) {
		s.doc.BodyEnd = max(s.lines[end].start, s.doc.BodyStart)
	}
	s.lines = s.lines[first:end]
	s.marks = s.marks[s.markFrom(s.doc.BodyStart):s.markFrom(s.doc.BodyEnd)]
}

// markFrom returns the first mark that stands at byte at or later.
func (s *scanner) markFrom(at int) int {
	return sort.Search(len(s.marks), func(i int) bool { return int(s.marks[i].at) >= at })
}

// lineText returns the text of line i.
func (s *scanner) lineText(i int) string { return s.text[s.lines[i].start:s.lines[i].end] }

// matterOf tells what a line bounds.
func matterOf(in string) matter {
	if in == "" || strings.IndexByte("*EeSsTt", in[0]) < 0 {
		return noMatter
	}
	in = strings.ToUpper(in[:min(len(in), markerBytes)])
	stars := in[0] == '*'
	in = strings.TrimLeft(in, "* ")
	if !strings.Contains(in, "GUTENBERG") {
		if stars && strings.HasPrefix(in, "END*THE SMALL PRINT") {
			return frontMatter
		}
		return noMatter
	}
	switch {
	case strings.HasPrefix(in, "START OF TH"), strings.HasPrefix(in, "THE PROJECT GUTENBERG E"):
		return frontMatter
	case strings.HasPrefix(in, "END OF PROJECT"), strings.HasPrefix(in, "END OF TH"):
		return backMatter
	}
	return noMatter
}

// markerEnd returns the line after the marker that starts at line i. One in
// stars that is broken over lines ends with stars.
func (s *scanner) markerEnd(i int) int {
	if !strings.HasPrefix(s.lineText(i), "*") {
		return i + 1
	}
	for end := i; end < min(i+markerLines, len(s.lines)); end++ {
		if strings.HasSuffix(s.lineText(end), "*") {
			return end + 1
		}
	}
	return i + 1
}

// credits start the paragraphs that say who made the electronic text.
var credits = [...]string{
	"Produced by", "E-text prepared by", "This etext was", "This eBook was", "HTML version by",
	"Transcribed from", "Transcribed by", "Updated by", "Credits:",
}

// afterCredits returns the line after the credits that stand from line i on,
// i where there are none.
func (s *scanner) afterCredits(i int) int {
	for {
		at := s.afterBlank(i)
		if at == len(s.lines) || !isCredit(s.lineText(at)) {
			return i
		}
		for i = at; i < len(s.lines) && s.lines[i].start < s.lines[i].end; {
			i++
		}
	}
}

// isCredit says that a line starts a paragraph of credits.
func isCredit(in string) bool {
	for _, credit := range credits {
		if strings.HasPrefix(in, credit) {
			return true
		}
	}
	return false
}

// afterBlank returns the first line from line i on that is not blank.
func (s *scanner) afterBlank(i int) int {
	for i < len(s.lines) && s.lines[i].start == s.lines[i].end {
		i++
	}
	return i
}
