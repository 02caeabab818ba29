package verdicts

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// A diff writes the words of a quote with what differs from the source set
// off: by brackets, as wdiff does, or by colours.
type diff struct {
	removed, added, marked [2]string // what stands before and after
}

var (
	plainDiff = diff{removed: [2]string{"[-", "-]"}, added: [2]string{"{+", "+}"}}
	colorDiff = diff{
		removed: [2]string{"\x1b[31;9m", terminal.Reset}, added: [2]string{"\x1b[32m", terminal.Reset}, marked: [2]string{terminal.Dim, terminal.Reset},
	}
)

// words returns the words of the quote, with those of the source where they
// differ. A quote without a source is its own words.
func (d diff) words(v *record.Verdict) string {
	if len(v.Words) == 0 {
		return terminal.Clean(v.Quote)
	}
	var out []string
	last, rest := -1, strings.Join(strings.Fields(terminal.Clean(v.Quote)), " ")
	for _, w := range v.Words {
		source, quote := terminal.Clean(w.Source), terminal.Clean(w.Quote)
		before, after, found := strings.Cut(rest, quote)
		if quote != "" && found {
			if last >= 0 {
				out[last] += stops(before)
			}
			rest = after
		}
		switch w.Op {
		case "changed", "dropped", "added":
			out = append(out, between(d.removed, source), between(d.added, quote))
		case "filler", "elided", "tag":
			out = append(out, between(d.marked, quote))
		default:
			out = append(out, quote)
		}
		if quote != "" {
			last = len(out) - 1
		}
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// stops returns the stops that stand between two steps of a quote, of which neither
// has them: they belong to the word before.
func stops(gap string) string {
	return gap[:len(gap)-len(strings.TrimLeft(gap, ",;:.!?"))]
}

func between(signs [2]string, s string) string {
	if s == "" {
		return ""
	}
	return signs[0] + s + signs[1]
}

// placeOf returns the source and the line of a passage, and the time where it
// has one; nothing of no passage.
func placeOf(p *record.Passage) string {
	if p == nil {
		return ""
	}
	at := fmt.Sprintf("%s:%d", p.Source, p.Line)
	if p.Page != nil {
		at += ", page " + strconv.Itoa(*p.Page)
	}
	if p.Time != nil {
		at += " at " + *p.Time
	}
	return terminal.Clean(at)
}

// verdictColor is the colour of a verdict on a terminal.
func verdictColor(verdict string) string {
	switch classOf(verdict) {
	case classHolds:
		return "\x1b[32m"
	case classMarks:
		return terminal.Yellow
	}
	return "\x1b[1;31m"
}

// indent is where the words of a quote begin.
const indent = 15

// writeDiffs writes a paragraph for each quote, for people: the verdict,
// who is said to have said it, the words with their differences, and the
// passage with the sentence round it; and a line that counts the verdicts.
func writeDiffs(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	t := diffWriter{color: opts.Color, width: opts.Width}
	if t.width <= 0 {
		t.width = terminal.DefaultWidth
	}
	for i := range verdicts {
		t.verdict(&verdicts[i])
	}
	t.count(verdicts)
	_, err := io.WriteString(w, t.b.String())
	return err
}

type diffWriter struct {
	b     strings.Builder
	color bool
	width int
}

func (t *diffWriter) style(style, s string) string {
	if !t.color || s == "" {
		return s
	}
	return style + s + terminal.Reset
}

func (t *diffWriter) verdict(v *record.Verdict) {
	d := plainDiff
	if t.color {
		d = colorDiff
	}
	name := v.Verdict + strings.Repeat(" ", max(1, indent-len(v.Verdict)))
	words := d.words(v)
	if who := terminal.Clean(v.Speaker); who != "" {
		words = t.style(terminal.Bold, who) + ": " + words
	}
	t.block(t.style(verdictColor(v.Verdict), name), words)
	if showsPassage(v) {
		for _, p := range v.Places() {
			t.block("", t.style(terminal.Dim, "in: "+terminal.Clean(p.Sentence)))
		}
	}
	t.block("", t.style(terminal.Dim, t.note(v)))
	t.block("", t.style(terminal.Yellow, citation(v)))
	t.b.WriteByte('\n')
}

// showsPassage says that the sentence of the source tells more than the quote.
func showsPassage(v *record.Verdict) bool {
	return v.Passage != nil && (v.Partial || v.Verdict != "exact")
}

// unchecked says that a verdict might be another if the source named who spoke.
func unchecked(v *record.Verdict) bool {
	return classOf(v.Verdict) != classFails && v.Passage != nil && !v.SpeakerChecked && v.Speaker != ""
}

// citation warns of a wrong citation, if it is one.
func citation(v *record.Verdict) string {
	if v.CitationFault == "" {
		return ""
	}
	return "warning: " + terminal.Clean(v.CitationWhy)
}

// note says where the passages are, and what else there is to say.
func (t *diffWriter) note(v *record.Verdict) string {
	var places []string
	for _, p := range v.Places() {
		places = append(places, placeOf(&p))
	}
	notes := []string{strings.Join(places, " and ")}
	if v.Partial && v.Verdict != "altered" {
		notes = append(notes, "part of a sentence")
	}
	if v.VerdictWhy != nil {
		notes = append(notes, terminal.Clean(*v.VerdictWhy))
	}
	if v.Matches > 0 {
		notes = append(notes, page.Count(v.Matches, "other passage"))
	}
	if unchecked(v) {
		notes = append(notes, "speaker not checked")
	}
	return page.Joined("; ", notes...)
}

// block writes lines after a title as wide as the indent, or after white space.
func (t *diffWriter) block(title, words string) {
	if words == "" {
		return
	}
	if title == "" {
		title = strings.Repeat(" ", indent)
	}
	for _, line := range wrapStyled(words, t.width-indent) {
		t.b.WriteString(title + line + "\n")
		title = strings.Repeat(" ", indent)
	}
}

// wrapStyled wraps words that may hold styles, and ends and begins the style
// of words that go over a line.
func wrapStyled(s string, width int) []string {
	var lines []string
	line, used, style := "", 0, ""
	for _, word := range strings.Fields(s) {
		n := terminal.Width(withoutStyles(word))
		if used > 0 && used+1+n > width {
			if style != "" {
				line += terminal.Reset
			}
			lines = append(lines, line)
			line, used = style, 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
		style = styleAfter(style, word)
	}
	return append(lines, line)
}

// styleAfter returns the style that is on after a word.
func styleAfter(style, word string) string {
	i := strings.LastIndex(word, "\x1b[")
	if i < 0 {
		return style
	}
	end := i + strings.IndexByte(word[i:], 'm') + 1
	if word[i:end] == terminal.Reset {
		return ""
	}
	return word[i:end]
}

func withoutStyles(s string) string {
	for {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			return s
		}
		end := strings.IndexByte(s[i:], 'm')
		if end < 0 {
			return s
		}
		s = s[:i] + s[i+end+1:]
	}
}

// count writes how many quotes have which verdict, in the order of the first.
func (t *diffWriter) count(verdicts []record.Verdict) {
	line := page.Count(len(verdicts), "quote")
	for i, c := range countClasses(verdicts) {
		sign := ", "
		if i == 0 {
			sign = ": "
		}
		line += fmt.Sprintf("%s%d %s", sign, c.N, c.Verdict)
	}
	wrong := 0
	for i := range verdicts {
		if verdicts[i].CitationFault != "" {
			wrong++
		}
	}
	if wrong > 0 {
		line += "; " + page.Count(wrong, "wrong citation")
	}
	t.b.WriteString(line + "\n")
}
