package page

import (
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// A run is one stretch of character data of a page, as the tokenizer cut it:
// bytes of the decoded page, half-open.
type run struct{ start, end int32 }

// Each run that holds more than white space is led by a sign in the copy of
// the page that is parsed: a noncharacter, which no page may hold, and the
// run's number in hexadecimal digits. The tree's texts then tell which runs
// they were made of, wherever the parser moved them.
const (
	sign       = "\ufdd0"
	signDigits = 6
	maxRuns    = 1 << (4 * signDigits)
)

// A manner says how a page is taken.
type manner struct {
	blankLines bool // outside of blocks blank lines part paragraphs, as content systems keep texts
	knownTags  bool // what looks like a tag and is none of HTML's is left out
}

// A planter reads the page's tokens once.
type planter struct {
	manner
	page     string
	runs     []run  // the character data that a reader sees
	signed   []byte // the page with a sign before each of them
	blocks   int    // the block elements that are open, where each is closed
	weight   weight
	verbatim bool // the next text is none of the page's
}

// apart is after how many runs a comment is planted. The parser joins a text to the
// one before where nothing stands between, or only tags that it passes over, and
// copies both; so it would take the square of their number.
const apart = 256

// watched is after how many tokens the context is looked at.
const watched = 1 << 12

// plant returns the page's runs, and the page with a sign before each. The error
// is the context's, or tells that the page is one that was made to fill memory.
func plant(ctx context.Context, page string, m manner) (*planter, error) {
	p := &planter{manner: m, page: page, signed: make([]byte, 0, len(page)+len(page)/8)}
	z := html.NewTokenizer(strings.NewReader(page))
	for at, tokens := 0, 1; ; tokens++ {
		kind := z.Next()
		start := at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			p.signed = append(p.signed, page[start:]...)
			return p, nil
		case html.TextToken:
			p.text(start, at)
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			p.tag(z, kind, page[start:at])
		default:
			p.signed = append(p.signed, page[start:at]...)
		}
		if p.weight.nodes > maxNodes {
			return nil, &document.Error{Code: document.TooLarge, Problem: "holds more tags than a web page does", Advice: "save it as plain text first"}
		}
		if tokens%watched == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// text plants the signs of character data.
func (p *planter) text(start, end int) {
	p.weight.text()
	if p.verbatim || len(p.runs) >= maxRuns {
		p.signed = append(p.signed, p.page[start:end]...)
		return
	}
	for p.blankLines && p.blocks == 0 {
		size, rest := blankLine(p.page[start:end])
		if size < 0 {
			break
		}
		p.run(start, start+size)
		p.signed = append(p.signed, "<p>"...)
		p.weight.tag(atom.P, true, 0, "<p>")
		start += rest
	}
	p.run(start, end)
}

// run plants the sign of a run, if it holds more than white space.
func (p *planter) run(start, end int) {
	raw := p.page[start:end]
	if blank(raw) {
		p.signed = append(p.signed, raw...)
		return
	}
	if len(p.runs)%apart == apart-1 {
		p.signed = append(p.signed, "<!---->"...)
	}
	p.signed = appendSign(p.signed, len(p.runs))
	p.signed = append(p.signed, strings.ReplaceAll(raw, sign, "\ufffd")...)
	p.runs = append(p.runs, run{int32(start), int32(end)})
}

// blankLine returns where the first blank line of a text begins, and where the
// text goes on behind it; -1 where there is none.
func blankLine(s string) (size, rest int) {
	for size < len(s) {
		i := strings.IndexByte(s[size:], '\n')
		if i < 0 {
			break
		}
		size += i
		for rest = size + 1; rest < len(s) && document.IsSpace(s[rest]); rest++ {
		}
		if strings.Contains(s[size+1:rest], "\n") {
			return size, rest
		}
		size = rest
	}
	return -1, 0
}

// tag copies a tag, or leaves it out.
func (p *planter) tag(z *html.Tokenizer, kind html.TokenType, raw string) {
	name, hasAttr := z.TagName()
	tag := atom.Lookup(name)
	opens := kind != html.EndTagToken
	p.verbatim = kind == html.StartTagToken && isVerbatim[tag]
	if p.knownTags && !isKnown[tag] {
		return
	}
	attributes := 0
	for hasAttr {
		_, _, hasAttr = z.TagAttr()
		attributes++
	}
	p.weight.tag(tag, opens, attributes, raw)
	p.signed = append(p.signed, raw...)
	switch {
	case !isBlock[tag] || tag == atom.Hr:
	case opens:
		p.blocks++
	case p.blocks > 0:
		p.blocks--
	}
}

func appendSign(b []byte, n int) []byte {
	b = append(b, sign...)
	for shift := 4 * (signDigits - 1); shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[n>>shift&15])
	}
	return b
}

// readDigits returns the number that the digits of a sign give.
func readDigits(s string) (n int, ok bool) {
	if len(s) < signDigits {
		return 0, false
	}
	for i := range signDigits {
		digit := strings.IndexByte("0123456789abcdef", s[i])
		if digit < 0 {
			return 0, false
		}
		n = n<<4 | digit
	}
	return n, true
}

// blank says that the text is white space only, as HTML defines it.
func blank(s string) bool {
	for i := range len(s) {
		if !document.IsSpace(s[i]) {
			return false
		}
	}
	return true
}

// maxNodes bounds the elements, texts and attributes of a page; parsed, a million
// of them take half a gigabyte. A page of news has some ten thousand.
const maxNodes = 1_000_000

// A weight counts what the parser will make of a page, at most. It opens the
// elements that only change the look of words again in every block, until they
// are closed, so that a few bytes can make many nodes.
type weight struct {
	nodes int
	open  []look
	apart bool // a block began or ended since the last text
}

// A look is an element that changes the look of words.
type look struct {
	tag atom.Atom
	raw string
}

// text counts a text.
func (w *weight) text() {
	w.nodes++
	if w.apart {
		w.nodes += len(w.open)
		w.apart = false
	}
}

// tag counts a tag.
func (w *weight) tag(tag atom.Atom, opens bool, attributes int, raw string) {
	switch {
	case !isLook[tag]:
		w.apart = true
	case opens:
		w.look(look{tag, raw})
	default:
		w.unlook(tag)
	}
	if opens {
		w.nodes += 1 + attributes
	}
}

// look opens an element. Of links one is open at a time, of what is quite the
// same three: so HTML has it.
func (w *weight) look(l look) {
	w.text()
	same := 0
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i] == l || l.tag == atom.A && w.open[i].tag == atom.A {
			same++
		}
		if same == 3 || same == 1 && l.tag == atom.A {
			w.open = append(w.open[:i], w.open[i+1:]...)
			break
		}
	}
	w.open = append(w.open, l)
}

// unlook closes the last element of the kind.
func (w *weight) unlook(tag atom.Atom) {
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i].tag == tag {
			w.open = append(w.open[:i], w.open[i+1:]...)
			return
		}
	}
}
