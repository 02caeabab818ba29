package token

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lazy"
)

var (
	// pageLine is a line that only counts pages, or times.
	pageLine = lazy.MustCompile(`(?i)^[\s\-–—|.]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s\-–—|.]*$`)
	timeLine = lazy.MustCompile(`^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?(?:\s*-->.*)?\s*$`)
	// lineTime is a time with seconds, or in brackets, at the beginning of a line.
	lineTime = lazy.MustCompile(`^\s*(?:\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?:\s*-->\s*\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?)?|[\[(]\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?[\])])\s`)
	// pageHead is what stands at the head or the foot of a page beside the text.
	pageHead = lazy.MustCompile(`(?i)\S {3,}\S|\bpage\s+\d|^\s*\d+\s*$`)
	// bracketed is what stands in brackets and may be no speech.
	noteBracket = lazy.MustCompile(`\[[^\[\]\n]{1,40}\]|\([^()\n]{1,40}\)`)
	noteTime    = lazy.MustCompile(`^[\s\d:.,>\-–]*\d[\s\d:.,>\-–]*$`)
	// noteNumber is the number of a footnote after a sign that ends a sentence or a clause.
	noteNumber = lazy.MustCompile(`[a-z][.,;:”"’!?)]{1,2}(\d{1,2})(?:\s|$)`)
	// shortWord is before a number that is none of a footnote: No.4, p.12.
	shortWord = lazy.MustCompile(`(?i)\b(?:no|nos|p|pp|v|vs|vol|fig|art|sec|ch|para|cl)[.,:]$`)
)

// furniture returns what stands in a text and is none of the speech, in its
// order: heads and feet of pages, numbers of pages and of footnotes, times,
// noises, and a label that says again who speaks. Labels that name another are
// returned by themselves.
func furniture(text string) (skip, labels []Span) {
	skip = append(footNotes(text), lineNumbers(text)...)
	lastLabel := ""
	afterPage := false
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n') + 1
		if end == at {
			end = len(text)
		}
		line := text[at:end]
		paged := afterPage || line[0] == '\f' || end < len(text) && text[end] == '\f'
		switch bare := strings.TrimLeft(line, "\f"); {
		case hasDigit(line) && (pageLine.MatchString(bare) || timeLine.MatchString(line)), paged && pageHead.MatchString(bare):
			skip = append(skip, Span{at, end})
		default:
			body := at
			if m := timed(line); m != nil {
				body += m[1]
				skip = append(skip, Span{at, body})
			}
			skip = append(skip, notes(text, body, end)...)
			if label := LabelEnd(text[body:end]); label > 0 {
				name := strings.TrimSpace(text[body : body+label])
				if name == lastLabel {
					skip = append(skip, Span{body, body + label})
				} else {
					labels = append(labels, Span{body, body + label})
				}
				lastLabel = name
			}
		}
		afterPage = strings.HasSuffix(strings.TrimRight(line, "\r\n"), "\f") || strings.Trim(line, "\f\r\n ") == "" && strings.Contains(line, "\f")
		at = end
	}
	slices.SortFunc(skip, func(a, b Span) int { return a.Start - b.Start })
	return skip, labels
}

// footNote is a paragraph that begins with the number or the sign of a note, a line by
// itself with the number of a page far to one side, or the number of a page and then
// the title that heads the next in capitals; who speaks there has a colon.
var footNote = lazy.MustCompile(`^\n[ \t]*\n(?:[ \t]*(?:\d{1,3}|[*†‡]|\[\d{1,3}\])[.)]?[ \t]+\S[^\n]*\n(?:[^\n]*\S[^\n]*\n)*|[^\n]*\S {4,}\d{1,4}[ \t]*\n|[ \t]*\d{1,4}[ \t]*\n[ \t]*\n[^a-z:\n]*[A-Z][^a-z:\n]*\n)[ \t]*\n`)

// footNotes returns the notes and lines at the foot of a page that stand in the
// middle of a sentence: what is before them does not end one, and what follows goes
// on with it.
func footNotes(text string) []Span {
	var out []Span
	for _, m := range paragraphsLike(text) {
		before := strings.TrimRight(text[:m[0]], " \t\r\n")
		last, _ := utf8.DecodeLastRuneInString(before)
		if (unicode.IsLower(last) || last == ',') && goesOn(text[m[1]:]) {
			out = append(out, Span{m[0], m[1]})
		}
	}
	return out
}

// paragraphsLike returns the matches of footNote, which is looked for only where a
// blank line is followed by a digit or a sign of a note, or the line ends in a digit.
func paragraphsLike(text string) [][]int {
	var out [][]int
	for at := 0; ; {
		i := strings.Index(text[at:], "\n\n")
		if i < 0 {
			return out
		}
		from := at + i
		at = from + 1
		line, _, _ := strings.Cut(strings.TrimLeft(text[from:], " \t\n"), "\n")
		line = strings.TrimRight(line, " \t\r")
		if line == "" || !char.ASCIIDigit(line[0]) && !char.ASCIIDigit(line[len(line)-1]) && line[0] != '*' && line[0] != '[' && line[0] != 0xe2 /* † and ‡ */ {
			continue
		}
		if m := footNote.FindStringIndex(text[from:]); m != nil && m[0] == 0 {
			out = append(out, []int{from, from + m[1]})
		}
	}
}

// goesOn says that a text begins in the middle of a sentence, after numbers of pages.
func goesOn(text string) bool {
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		if bare == "" || pageLine.MatchString(bare) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(bare)
		return unicode.IsLower(first)
	}
	return false
}

// lineNumber is the number of a line in a transcript of a court.
var lineNumber = lazy.MustCompile(`^[ \t]*(\d{1,3})([ \t]+|\r?\n?$)`)

// Lines are numbered where so many in a row count on: few, with a wide gap after
// each number, or many.
const (
	fewNumbered  = 2
	manyNumbered = 5
)

// lineNumbers returns the numbers that the lines of a transcript begin with.
func lineNumbers(text string) []Span {
	if !hasDigit(text) {
		return nil
	}
	var out, run []Span
	last, wide := 0, true
	flush := func() {
		if len(run) >= manyNumbered || wide && len(run) >= fewNumbered {
			out = append(out, run...)
		}
		run, wide = nil, true
	}
	at := 0
	for line := range strings.Lines(text) {
		var m []int
		n := 0
		if bare := strings.TrimLeft(line, " \t"); bare != "" && char.ASCIIDigit(bare[0]) {
			if m = lineNumber.FindStringSubmatchIndex(line); m != nil {
				n, _ = strconv.Atoi(line[m[2]:m[3]])
			}
		}
		if n == 0 || n != last+1 {
			flush()
		}
		if n > 0 {
			run = append(run, Span{at, at + m[1]})
			wide = wide && (m[5]-m[4] >= 2 || strings.Contains(line[m[4]:m[5]], "\t") || m[1] == len(line))
		}
		last, at = n, at+len(line)
	}
	flush()
	return out
}

// timed returns the time at the beginning of a line, if any.
func timed(line string) []int {
	if bare := strings.TrimLeft(line, " \t[("); bare == "" || !char.ASCIIDigit(bare[0]) {
		return nil
	}
	return lineTime.FindStringIndex(line)
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// notes returns times and noises in brackets and the numbers of footnotes.
func notes(text string, from, to int) []Span {
	var out []Span
	line := text[from:to]
	if strings.ContainsAny(line, "[(") {
		for _, m := range noteBracket.FindAllStringIndex(line, -1) {
			inside := line[m[0]+1 : m[1]-1]
			if noteTime.MatchString(inside) && (line[m[0]] == '[' || strings.Contains(inside, ":")) || isNoise(inside) {
				out = append(out, Span{from + m[0], from + m[1]})
			}
		}
	}
	if hasDigit(line) {
		for _, m := range noteNumber.FindAllStringSubmatchIndex(line, -1) {
			if !shortWord.MatchString(line[:m[2]]) {
				out = append(out, Span{from + m[2], from + m[3]})
			}
		}
	}
	return out
}

// isNoise says that every word is one of those that tell what is heard.
func isNoise(s string) bool {
	n := 0
	for at := 0; ; n++ {
		start, end, key := Next(s, at)
		if start >= len(s) {
			return n > 0
		}
		if !noises.Has(key) {
			return false
		}
		at = end
	}
}

// Sizes of a label that names who speaks.
const (
	maxLabel      = 60 // bytes
	maxLabelWords = 6
)

// LabelEnd returns where the label at the beginning of a line ends, after its
// colon, or 0. All its words have capitals or digits, or stand in parentheses.
func LabelEnd(line string) int {
	colon := strings.IndexByte(line[:min(len(line), maxLabel)], ':')
	if colon <= 0 || colon+1 < len(line) && !strings.ContainsAny(line[colon+1:colon+2], " \t\n\r") {
		return 0
	}
	name, _, _ := strings.Cut(line[:colon], "(")
	fields := strings.Fields(strings.Trim(name, " \t*_>-•"))
	if len(fields) == 0 || len(fields) > maxLabelWords {
		return 0
	}
	for i, f := range fields {
		first := []rune(f)[0]
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && (i == 0 || !slices.Contains([]string{"of", "the", "and", "de", "van", "von", "for"}, f)) || strings.ContainsAny(f, "“”\"!?") {
			return 0
		}
	}
	return colon + 1
}
