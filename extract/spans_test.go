package extract

import (
	"fmt"
	"strings"
	"testing"

	"quotes/internal/char"
)

// markStyle is a pair of marks, the pair nested in it, and the apostrophe that
// stands beside them.
type markStyle struct {
	name                  string
	style                 Style
	open, close           string
	innerOpen, innerClose string
	apostrophe            string
	innerStyle            Style
}

var markStyles = []markStyle{
	{"curly", Double, "“", "”", "‘", "’", "’", Single},
	{"straight", Double, `"`, `"`, "'", "'", "'", Single},
	{"curly, straight inside", Double, "“", "”", "'", "'", "'", Single},
	{"British", Single, "‘", "’", "“", "”", "’", Double},
	{"British straight", Single, "'", "'", `"`, `"`, "'", Double},
	{"guillemets", Guillemets, "«", "»", "“", "”", "’", Double},
	{"guillemets, single inside", Guillemets, "«", "»", "‹", "›", "’", Guillemets},
	{"guillemets apart", Guillemets, "«\u00a0", "\u00a0»", "“", "”", "’", Double},
	{"guillemets far apart", Guillemets, "« ", " »", "“", "”", "’", Double},
	{"guillemets turned round", Guillemets, "»", "«", "›", "‹", "’", Guillemets},
	{"Swedish guillemets", Guillemets, "»", "»", "’", "’", "’", Single},
	{"Swedish", Double, "”", "”", "’", "’", "’", Single},
	{"German", LowHigh, "„", "“", "‚", "‘", "’", LowHigh},
	{"Polish", LowHigh, "„", "”", "«", "»", "’", Guillemets},
	{"corners", Corner, "「", "」", "『", "』", "’", Corner},
	{"backticks", Backtick, "``", "''", "`", "'", "'", Single},
	{"apostrophes twice", Backtick, "''", "''", "'", "'", "'", Single},
	{"tokenised", Double, `" `, ` "`, "' ", " '", "'", Single},
	{"tokenised backticks", Backtick, "`` ", " ''", "` ", " '", "'", Single},
}

// A wanted span is what New should find: its bytes without the white space
// inside its marks.
type wanted struct {
	start, end int
	style      Style
	within     int
	closed     bool
	reopens    int
}

// A spanCase is a text and its spans.
type spanCase struct {
	name, text string
	want       []wanted
}

// A writer writes a text in one style and notes where its speeches stand.
type writer struct {
	markStyle
	text  strings.Builder
	want  []wanted
	stack []int
}

// tell writes narration; a tilde stands for an apostrophe.
func (w *writer) tell(words string) *writer {
	w.text.WriteString(strings.ReplaceAll(words, "~", w.apostrophe))
	return w
}

// begin opens a span.
func (w *writer) begin() *writer {
	open, style, within := w.open, w.style, -1
	if n := len(w.stack); n > 0 {
		open, style, within = w.innerOpen, w.innerStyle, w.stack[n-1]
	}
	w.text.WriteString(open)
	w.stack = append(w.stack, len(w.want))
	w.want = append(w.want, wanted{start: w.text.Len(), style: style, within: within, reopens: -1})
	return w
}

// end closes the innermost span.
func (w *writer) end() *writer {
	last := w.leave()
	w.want[last].closed = true
	if len(w.stack) > 0 {
		w.text.WriteString(w.innerClose)
	} else {
		w.text.WriteString(w.close)
	}
	return w
}

// leave ends the innermost span without a mark and returns its index.
func (w *writer) leave() int {
	last := w.stack[len(w.stack)-1]
	w.stack = w.stack[:len(w.stack)-1]
	w.want[last].end = w.text.Len()
	return last
}

// say writes one speech.
func (w *writer) say(words string) *writer { return w.begin().tell(words).end() }

// again ends the paragraph in the middle of a speech and opens it again.
func (w *writer) again() *writer {
	last := w.leave()
	w.tell("\n\n").begin()
	w.want[len(w.want)-1].reopens = last
	return w
}

// onward goes on with a speech in a new paragraph without a mark.
func (w *writer) onward() *writer {
	last := w.leave()
	w.tell("\n\n")
	w.stack = append(w.stack, len(w.want))
	w.want = append(w.want, wanted{start: w.text.Len(), style: w.style, within: -1, reopens: last})
	return w
}

// drop leaves the closing mark out and ends the paragraph.
func (w *writer) drop() *writer {
	w.leave()
	return w.tell("\n\n")
}

// shapes are what authors do with marks, in any style.
var shapes = []struct {
	name  string
	write func(w *writer)
}{
	{"tag after", func(w *writer) { w.say("We will win,").tell(" said Jo Ek.") }},
	{"tag before", func(w *writer) { w.tell("Jo Ek said, ").say("We will win.") }},
	{"tag inside", func(w *writer) { w.say("I think,").tell(" said Jo Ek, ").say("that we will win.") }},
	{"colon", func(w *writer) { w.tell("Jo Ek was clear: ").say("We will win.").tell(" Nobody spoke.") }},
	{"question", func(w *writer) { w.say("Will we win?").tell(" asked Jo Ek. ").say("Yes!").tell(" cried Al Roe.") }},
	{"mark before the comma", func(w *writer) { w.say("We will win").tell(", said Jo Ek. ").say("I know it").tell(".") }},
	{"fragment", func(w *writer) { w.tell("Jo Ek called it ").say("dead on arrival").tell(" and left.") }},
	{"in brackets", func(w *writer) { w.tell("The plan (").say("a farce,").tell(" said Jo Ek) is dead.") }},
	{"brackets and dots inside", func(w *writer) { w.say("He [Roe] … may (or may not) come...").tell(" Jo Ek said.") }},
	{"apostrophes inside", func(w *writer) { w.say("I don~t know the Smiths~ dog, and it isn~t Ann~s,").tell(" said Jo Ek.") }},
	{"apostrophes outside", func(w *writer) {
		w.tell("The Smiths~ dog wasn~t there in the ~90s. ").say("It~s dead,").tell(" said Jo~s brother.")
	}},
	{"heads and tails lost", func(w *writer) { w.say("Tell ~em we~re playin~ rock ~n~ roll,").tell(" said Jo Ek.") }},
	{"feet and inches", func(w *writer) { w.tell("He is 5'6\" tall. ").say("I was never tall,").tell(" said Jo Ek.") }},
	{"decimals and initials", func(w *writer) { w.say("We lost 3.5 m to the U.S. and J. R. Roe,").tell(" said Dr. Ek.") }},
	{"nested", func(w *writer) {
		w.begin().tell("He said, ").say("Come in,").tell(" and left,").end().tell(" said Jo Ek.")
	}},
	{"nested at the end", func(w *writer) {
		w.begin().tell("He said, ").say("Come in.").end().tell(" Jo Ek nodded.")
	}},
	{"two nested", func(w *writer) {
		w.begin().tell("Not ").say("Come in,").tell(" but ").say("Go away,").tell(" he said,").end().tell(" Jo Ek said.")
	}},
	{"over paragraphs", func(w *writer) {
		w.tell("Jo Ek spoke. ").begin().tell("We lost once.").again().tell("We lost again.").again().tell("Now we win.").end().tell("\n\nAll rose.")
	}},
	{"over paragraphs, opened once", func(w *writer) {
		w.tell("Jo Ek spoke. ").begin().tell("We lost once.")
		w.onward().tell("We lost again, she said to us all.")
		w.onward().tell("Now we win,").end().tell(" said Jo Ek. ").say("Good.")
	}},
	{"closing mark missing", func(w *writer) {
		w.tell("Jo Ek spoke. ").begin().tell("We will win.").drop().say("No,").tell(" said Al Roe.")
		w.want[1].reopens = 0 // nothing but the sense tells it from a speech over paragraphs
	}},
	{"closing mark missing, prose after", func(w *writer) {
		w.tell("Jo Ek spoke. ").begin().tell("We will win.").drop().tell("Al Roe rose. ").say("No,").tell(" he said.")
	}},
	{"paragraphs apart", func(w *writer) {
		w.say("We will win,").tell(" said Jo Ek.\n\n").say("No,").tell(" said Al Roe.\n\nThey left.")
	}},
	{"a headline above", func(w *writer) { w.tell("JO EK WINS\n\n").say("We won,").tell(" said Jo Ek.") }},
	{"carriage returns", func(w *writer) {
		w.say("We won,").tell(" said Jo Ek.\r\n\r\n").say("We lost,").tell(" said Al Roe.\r\n")
	}},
	{"line separators", func(w *writer) {
		w.say("We won,").tell(" said Jo Ek.\u2028\f").say("We lost,").tell(" said Al Roe.\u2029")
	}},
}

// hopelessShapes are left out: nothing tells on which side such a mark stands.
var hopelessShapes = map[string]bool{"tokenised/mark before the comma": true}

// spanCases writes every shape in every style.
func spanCases() []spanCase {
	var out []spanCase
	for _, style := range markStyles {
		for _, shape := range shapes {
			if name := style.name + "/" + shape.name; !hopelessShapes[name] {
				w := writer{markStyle: style}
				shape.write(&w)
				out = append(out, spanCase{name, w.text.String(), w.want})
			}
		}
	}
	return out
}

// spansOf returns the spans of a document as wanted ones.
func spansOf(doc *Document) []wanted {
	var out []wanted
	for _, s := range doc.Spans {
		out = append(out, wanted{s.Start, s.End, s.Style, s.Within, s.Closed, s.Reopens})
	}
	return out
}

// trimmed leaves out the white space inside the marks, which some styles have.
func trimmed(text string, spans []wanted) []wanted {
	out := make([]wanted, len(spans))
	for i, s := range spans {
		s.start, s.end = char.Trim(text, s.start, s.end)
		out[i] = s
	}
	return out
}

// TestSpansLieInTheText writes what authors do in every style of marks; where
// the spans should be is noted while the text is written.
func TestSpansLieInTheText(t *testing.T) {
	for _, c := range spanCases() {
		t.Run(c.name, func(t *testing.T) {
			doc := New(c.text)
			checkInvariants(t, doc)
			got, want := trimmed(c.text, spansOf(doc)), trimmed(c.text, c.want)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%q\ngot  %s\nwant %s", c.text, describe(c.text, got), describe(c.text, want))
			}
		})
	}
}

// describe writes spans for people.
func describe(text string, spans []wanted) string {
	var b strings.Builder
	for _, s := range spans {
		fmt.Fprintf(&b, "[%s %q within %d closed %v reopens %d] ", s.style, text[s.start:s.end], s.within, s.closed, s.reopens)
	}
	return b.String()
}
