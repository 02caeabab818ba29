// Package book tells how a text is made up as a book: where its body stands
// between the header and the licence of Project Gutenberg, and its chapters.
package book

import (
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

// A Stretch is lines that follow one another, half-open.
type Stretch struct{ First, End int }

// noticeLines is how far from the top a notice without a mark of its own opens
// a book: "The Project Gutenberg eBook of ..." stands inside texts too.
const noticeLines = 12

// Bodies returns the bodies of a file from Project Gutenberg of so many lines,
// at least one: of one book, or of several that stand one after the other. What
// stands between the end of one and the mark at which the next starts is
// nobody's. marked says that a quotation mark stands before line i.
func Bodies(lines int, line func(i int) string, marked func(i int) bool) []Stretch {
	b := lined{lines, line}
	var out []Stretch
	open, between := 0, false
	for i := range lines {
		in := line(i)
		switch matterOf(in) {
		case frontMatter:
			if strings.IndexByte("*sS", in[0]) >= 0 || !between && i < noticeLines && !marked(i) {
				open, between = b.markerEnd(i), false
			}
		case backMatter:
			if !between {
				out = append(out, b.body(open, i))
			}
			between = true
		}
	}
	if !between {
		out = append(out, b.body(open, lines))
	}
	return out
}

// body returns the lines of a body without the credits over it.
func (b lined) body(first, end int) Stretch {
	if first = min(first, end); first > 0 {
		first = min(b.afterCredits(first), end)
	}
	return Stretch{first, end}
}

// lined is a text by its lines.
type lined struct {
	lines int
	line  func(i int) string
}

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
func (b lined) markerEnd(i int) int {
	if !strings.HasPrefix(b.line(i), "*") {
		return i + 1
	}
	for end := i; end < min(i+markerLines, b.lines); end++ {
		if strings.HasSuffix(b.line(end), "*") {
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
func (b lined) afterCredits(i int) int {
	for {
		at := b.afterBlank(i)
		if at == b.lines || !isCredit(b.line(at)) {
			return i
		}
		for i = at; i < b.lines && b.line(i) != ""; {
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
func (b lined) afterBlank(i int) int {
	for i < b.lines && b.line(i) == "" {
		i++
	}
	return i
}
