package verify

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A claimWord is a word of a claim, or a place where its writer marked that
// something was left out.
type claimWord struct {
	word
	gap     bool // an ellipsis: any words may have stood here
	bracket bool // the writer's own word, in brackets
}

// A claim is a Claim with its words.
type claim struct {
	Claim
	words   []claimWord
	spoken  int  // words that are neither gaps nor in brackets
	gaps    bool // there is an ellipsis
	written bool // there are brackets
}

// marked is what writers mark: an ellipsis, in brackets or not, and brackets.
var marked = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)*|\[[^\[\]]{1,60}\]`)

func newClaim(c Claim) *claim {
	out := &claim{Claim: c}
	at := 0
	for _, m := range marked.FindAllStringIndex(c.Text, -1) {
		out.add(at, m[0], false)
		inside := strings.Trim(c.Text[m[0]:m[1]], "[]() ")
		switch {
		case strings.Trim(inside, "…. \u00a0") == "":
			out.gap(m[0], m[1])
		case strings.EqualFold(inside, "sic"):
		default:
			m[1] = out.bracket(m[0], m[1])
		}
		at = m[1]
	}
	out.add(at, len(c.Text), false)
	for _, w := range out.words {
		if !w.gap && !w.bracket {
			out.spoken++
		}
	}
	return out
}

// add adds the words of a part of the text.
func (c *claim) add(start, end int, bracket bool) {
	for _, w := range split(c.Text[start:end]) {
		w.start, w.end = w.start+start, w.end+start
		c.words = append(c.words, claimWord{word: w, bracket: bracket})
	}
}

// gap adds an ellipsis; one at an end of the quote leaves nothing out of it.
func (c *claim) gap(start, end int) {
	if len(c.words) == 0 || strings.Trim(c.Text[end:], `.,;:!?"'”’ `) == "" {
		return
	}
	c.gaps = true
	c.words = append(c.words, claimWord{word: word{start: start, end: end}, gap: true})
}

// bracket adds words in brackets and returns where it ends. Brackets that only
// complete a word, as in "work[ed]", or change its first letter, as in "[W]e",
// make the whole word the writer's.
func (c *claim) bracket(start, end int) int {
	c.written = true
	whole := start
	if n := len(c.words); n > 0 && c.words[n-1].end == start && !c.words[n-1].gap {
		whole = c.words[n-1].start
		c.words = c.words[:n-1]
	}
	rest := end
	if r, _ := utf8.DecodeRuneInString(c.Text[end:]); isWordRune(r) {
		rest = wordEnd(c.Text, end)
	}
	if whole == start && rest == end {
		n := len(c.words)
		if c.add(start, end, true); len(c.words) > n { // the brackets show with their words
			c.words[n].start, c.words[len(c.words)-1].end = start, end
		}
		return end
	}
	bare := strings.NewReplacer("[", "", "]", "").Replace(c.Text[whole:rest])
	c.words = append(c.words, claimWord{word: word{keyOf(bare), whole, rest}, bracket: true})
	return rest
}

// raw returns the text between two words of the claim.
func (c *claim) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return c.Text[c.words[from].start:c.words[to-1].end]
}
