package explain

import (
	"sort"
	"strings"
	"unicode"

	"quotes/attribute"
	"quotes/cmd/internal/terminal"
)

// A role is what a character of the passage belongs to.
type role byte

const (
	outside role = iota
	quoteRole
	mentionRole
	cueRole
)

// signs stand under the characters of each role; colours replace them on a
// terminal.
var signs = [...]byte{outside: ' ', quoteRole: '^', mentionRole: '=', cueRole: '~'}

var colors = [...]string{outside: "", quoteRole: bold, mentionRole: green, cueRole: cyan}

const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	green = "\x1b[1;32m"
	cyan  = "\x1b[36m"
	reset = "\x1b[0m"
)

func (p *page) style(style, s string) string {
	if !p.opts.Color || style == "" {
		return s
	}
	return style + s + reset
}

// A letter is a character that is shown, and its role.
type letter struct {
	text  string
	width int
	role  role
}

// passage writes the sentences of the quote with its words marked. Where the
// words that name the source stand elsewhere, their sentence comes with it.
func (p *page) passage() {
	for i, r := range p.ranges() {
		if i > 0 {
			p.b.WriteString(indent + p.style(dim, "…") + "\n")
		}
		for _, line := range wrap(p.letters(r[0], r[1]), p.opts.Width-len(indent)) {
			p.line(line)
		}
	}
	if p.opts.Color {
		return
	}
	legend := "^ quote"
	if p.q.Mention != nil {
		legend += "   = who"
	}
	if p.q.Cue != nil {
		legend += "   ~ cue"
	}
	p.b.WriteString(indent + legend + "\n")
}

// ranges returns the stretches of the text that are shown, in its order.
func (p *page) ranges() [][2]int {
	out := [][2]int{{p.q.Context.Start, p.q.Context.End}}
	for _, place := range []*attribute.Place{p.q.Mention, cuePlace(p.q)} {
		if place == nil || within(out, place) {
			continue
		}
		sentences := p.d.Doc.Sentences
		i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > place.Start })
		if i < len(sentences) && sentences[i].Start <= place.Start {
			out = append(out, [2]int{sentences[i].Start, max(sentences[i].End, place.End)})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}

func cuePlace(q *attribute.Quote) *attribute.Place {
	if q.Cue == nil {
		return nil
	}
	return &q.Cue.Place
}

func within(ranges [][2]int, place *attribute.Place) bool {
	for _, r := range ranges {
		if r[0] <= place.Start && place.End <= r[1] {
			return true
		}
	}
	return false
}

// letters returns the characters of a stretch with white space folded.
func (p *page) letters(start, end int) []letter {
	var out []letter
	for i, r := range p.d.Doc.Text[start:end] {
		if unicode.IsSpace(r) {
			r = ' '
			if len(out) == 0 || out[len(out)-1].text == " " {
				continue
			}
		}
		s := string(r)
		if r != ' ' {
			s = terminal.Clean(s)
		}
		out = append(out, letter{s, terminal.Width(s), p.role(start + i)})
	}
	return out
}

func (p *page) role(at int) role {
	in := func(place *attribute.Place) bool { return place != nil && place.Start <= at && at < place.End }
	switch {
	case in(cuePlace(p.q)):
		return cueRole
	case in(p.q.Mention):
		return mentionRole
	}
	for i := range p.q.Parts {
		if in(&p.q.Parts[i]) {
			return quoteRole
		}
	}
	return outside
}

// wrap breaks letters into lines at spaces; a word that is wider than a line
// keeps a line of its own.
func wrap(letters []letter, width int) [][]letter {
	var lines [][]letter
	start, space, used := 0, -1, 0
	for i, l := range letters {
		if l.text == " " {
			space = i
		}
		if used += l.width; used > width && space > start {
			lines = append(lines, letters[start:space])
			start = space + 1
			used = 0
			for _, l := range letters[start : i+1] {
				used += l.width
			}
		}
	}
	return append(lines, letters[start:])
}

// line writes a line of the passage and, without colours, the signs under it.
func (p *page) line(letters []letter) {
	var text, under strings.Builder
	for i, l := range letters {
		if p.opts.Color && (i == 0 || letters[i-1].role != l.role) {
			text.WriteString(reset + colors[l.role])
		}
		text.WriteString(l.text)
		under.WriteString(strings.Repeat(string(signs[l.role]), l.width))
	}
	if p.opts.Color {
		text.WriteString(reset)
	}
	p.b.WriteString(indent + text.String() + "\n")
	if marks := strings.TrimRight(under.String(), " "); marks != "" && !p.opts.Color {
		p.b.WriteString(indent + marks + "\n")
	}
}
