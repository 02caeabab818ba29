package script

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lazy"
)

// The marks of notes: in brackets, [1], [*], [A], as Project Gutenberg has them;
// raised figures, ¹; and signs, *, †.
var noteMark = lazy.MustCompile(`\[(?:\d{1,3}|\*{1,3}|†{1,2}|‡|[A-HJ-Z])\]|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}|†{1,2}|‡`)

// wholeNote is a note in brackets; its first group is the mark without them.
var wholeNote = lazy.MustCompile(`^\[Footnote ?([^\]:]{0,4}):`)

// numbered is how an entry of a list of notes begins where it has no mark.
var numbered = lazy.MustCompile(`^(\d{1,3})[.)]?\s`)

// A noteFinder finds notes and their marks in a book.
type noteFinder struct {
	doc   *extract.Document
	met   map[string]bool // marks that the text had so far
	marks []noteAt
	notes map[int]bool    // paragraphs
	used  map[string]bool // marks that a note begins with
}

// A noteAt is a mark with its place.
type noteAt struct {
	stretch
	mark string
}

// noteMarks returns where the marks of notes stand, in the order of the text, and the
// paragraphs that are notes: those that begin with a mark which stands before them
// as well, those that say that they are footnotes, and lists of notes under a
// headline. A mark without a note is none.
func noteMarks(doc *extract.Document) (marks []stretch, notes map[int]bool) {
	f := &noteFinder{doc: doc, met: map[string]bool{}, notes: map[int]bool{}, used: map[string]bool{}}
	for p := 0; p < len(doc.Paragraphs); p++ {
		if end := f.list(p); end > p {
			p = end - 1
			continue
		}
		f.paragraph(p)
	}
	for _, m := range f.marks {
		if f.used[m.mark] {
			marks = append(marks, m.stretch)
		}
	}
	return marks, f.notes
}

func (f *noteFinder) text(p int) string {
	para := &f.doc.Paragraphs[p]
	return f.doc.Text[para.Start:para.End]
}

// paragraph takes the marks of a paragraph, or the paragraph as a note.
func (f *noteFinder) paragraph(p int) {
	text := f.text(p)
	if m := wholeNote.FindStringSubmatch(text); m != nil && strings.HasSuffix(text, "]") {
		f.note(p, "["+m[1]+"]")
		return
	}
	found := marksIn(text)
	if len(found) > 0 && found[0].start == 0 {
		if f.met[found[0].mark] {
			f.note(p, found[0].mark)
			return
		}
		found = found[1:] // what stands at the beginning is a note's or nothing's
	}
	for _, m := range found {
		m.start += f.doc.Paragraphs[p].Start
		m.end += f.doc.Paragraphs[p].Start
		f.marks = append(f.marks, m)
		f.met[m.mark] = true
	}
}

func (f *noteFinder) note(p int, mark string) {
	f.notes[p] = true
	f.used[mark] = true
}

// list takes a list of notes under the headline at paragraph p, up to the next
// headline, and returns where it ends; p where there is none. The list begins with a mark or a
// number, or else it is a chapter that is called Notes.
func (f *noteFinder) list(p int) int {
	if !headsOf("notes")[plain(f.text(p))] || p+1 == len(f.doc.Paragraphs) || !isEntryOfNotes(f.text(p+1)) {
		return p
	}
	f.notes[p] = true
	end := p + 1
	for ; end < len(f.doc.Paragraphs) && !f.doc.Paragraphs[end].Heading; end++ {
		text := f.text(end)
		f.notes[end] = true
		if found := marksIn(text); len(found) > 0 && found[0].start == 0 {
			f.used[found[0].mark] = true
		}
		if m := numbered.FindStringSubmatch(text); m != nil {
			f.used["["+m[1]+"]"], f.used[raised(m[1])] = true, true
		}
	}
	return end
}

func isEntryOfNotes(text string) bool {
	found := marksIn(text)
	return len(found) > 0 && found[0].start == 0 || numbered.MatchString(text)
}

// raised writes a number in raised figures.
func raised(number string) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, number)
}

// marksIn returns what may be marks of notes in a paragraph: at its beginning, or
// right behind a word or its punctuation. Stars that stand before a word too are
// emphasis, and stars alone are a break.
func marksIn(text string) []noteAt {
	if !strings.ContainsAny(text, "[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹") {
		return nil
	}
	var found []noteAt
	for _, at := range noteMark.FindAllStringIndex(text, -1) {
		m := noteAt{stretch{at[0], at[1]}, text[at[0]:at[1]]}
		before, _ := utf8.DecodeLastRuneInString(text[:m.start])
		after, _ := utf8.DecodeRuneInString(text[m.end:])
		loose := m.start > 0 && unicode.IsSpace(before)
		switch bracket := m.mark[0] == '['; {
		case bracket, m.start == 0 && m.end < len(text):
		case m.start == 0, loose, unicode.IsDigit(before), unicode.IsLetter(after) || unicode.IsDigit(after):
			continue
		}
		found = append(found, m)
	}
	stars := func(m noteAt) bool { return m.mark[0] == '*' }
	if emphasis(text) {
		return slices.DeleteFunc(found, stars)
	}
	return found
}

// emphasis says that stars stand before words and behind them: *never*; or that
// there are nothing but stars.
func emphasis(text string) bool {
	open, closed := false, false
	for i := strings.IndexByte(text, '*'); i >= 0 && i < len(text); {
		end := i
		for end < len(text) && text[end] == '*' {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		switch begins := i == 0 || unicode.IsSpace(before); {
		case begins && (unicode.IsSpace(after) || end == len(text)) && i > 0:
			return true
		case begins:
			open = true
		default:
			closed = true
		}
		next := strings.IndexByte(text[end:], '*')
		if next < 0 {
			break
		}
		i = end + next
	}
	return open && closed
}
