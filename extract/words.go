package extract

import (
	"strings"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lexicon"
)

// cutWord adds the word that starts at byte start, its first letter at i, and
// its clitic, and returns their end.
func (c *cutter) cutWord(start, i, stop int) int {
	end := c.wordEnd(i, stop)
	if end < stop && c.text[end] == '.' {
		if whole := c.withStop(start, end, stop); whole > end {
			c.add(start, whole, Word)
			return whole
		}
	}
	return c.addWord(start, end, stop, Word)
}

// addWord adds a word or number and splits its clitic off.
func (c *cutter) addWord(start, end, stop int, kind TokenKind) int {
	if cut := cliticAt(c.text[start:end]); cut > 0 {
		c.add(start, start+cut, kind)
		c.add(start+cut, end, Clitic)
		return end
	}
	n := apostropheAt(c.text[end:stop])
	switch {
	case n == 0 || kind == Number:
		c.add(start, end, kind)
		return end
	case c.text[end-1]|0x20 == 's' || c.text[end-1]|0x20 == 'z':
		c.add(start, end, kind)
		c.add(end, end+n, Clitic)
	default:
		c.add(start, end+n, kind)
	}
	return end + n
}

// wordEnd returns the end of the word that starts at byte i: letters and
// digits, joined by single hyphens, apostrophes, ampersands and full stops.
func (c *cutter) wordEnd(i, stop int) int {
	segment := i // where the stretch since the last joint starts
	for {
		for i < stop && wordBytes[c.text[i]] {
			i++
		}
		if i >= stop || c.text[i] == ' ' {
			break
		}
		kind, n := char.Of(c.text[i:stop])
		if kind == char.Letter || kind == char.Digit {
			i += n
			continue
		}
		j := c.jointAt(segment, i, stop)
		if j == 0 {
			break
		}
		i += j
		segment = i
	}
	return i
}

// wordBytes are the letters and digits of ASCII.
var wordBytes = func() (in [256]bool) {
	for b := range in {
		in[b] = char.ASCIILetter(byte(b)) || char.ASCIIDigit(byte(b))
	}
	return in
}()

// jointAt returns the length of the character at byte i if it joins two
// parts of one word, 0 if not.
func (c *cutter) jointAt(segment, i, stop int) int {
	n := 1
	switch b := c.text[i]; {
	case b == '-' || b == '&':
	case b < utf8.RuneSelf && b != '.' && b != '\'':
		return 0
	case b == '.' && c.doubleInitial(segment, i, stop):
		n = 2
	case b == '.':
		// U.S. and example.com, but not the missing space of "end.Then".
		next, _ := char.Of(c.text[i+1 : stop])
		if next != char.Letter || i-segment != 1 && (c.text[i+1] < 'a' || c.text[i+1] > 'z') {
			return 0
		}
	default:
		if n = apostropheAt(c.text[i:stop]); n == 0 {
			if n = hyphenAt(c.text[i:stop]); n == 0 {
				return 0
			}
		}
	}
	if next, _ := char.Of(c.text[i+n : stop]); next != char.Letter && next != char.Digit {
		return 0
	}
	return n
}

// doubleInitial says that the full stop at byte i stands in the initials of a
// double name: J.-L. Moreau.
func (c *cutter) doubleInitial(segment, i, stop int) bool {
	upper := func(b byte) bool { return 'A' <= b && b <= 'Z' }
	return i-segment == 1 && upper(c.text[segment]) && i+3 < stop && c.text[i+1] == '-' && upper(c.text[i+2]) && c.text[i+3] == '.'
}

// hyphenAt returns the length of the Unicode hyphen that rest starts with, or 0.
func hyphenAt(rest string) int {
	for _, hyphen := range [...]string{"‐", "‑", "\u00ad"} {
		if strings.HasPrefix(rest, hyphen) {
			return len(hyphen)
		}
	}
	return 0
}

// cliticAt returns where the clitic of a word starts, 0 where it has none.
func cliticAt(word string) int {
	if plainEnd(word) {
		return 0
	}
	for tail := 1; tail <= 2 && tail < len(word); tail++ {
		i := len(word) - tail
		n := apostropheBefore(word[:i])
		if n == 0 || i == n {
			continue
		}
		rest := lower2(word[i:])
		if rest == "t" && word[i-n-1]|0x20 == 'n' && i-n-1 > 0 {
			return i - n - 1
		}
		if lexicon.Clitics.Has(rest) {
			return i - n
		}
	}
	return 0
}

// plainEnd says that there is no apostrophe near the end of a word.
func plainEnd(word string) bool {
	for i := max(0, len(word)-longestClitic); i < len(word); i++ {
		if b := word[i]; b == '\'' || b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// longestClitic is the length of an apostrophe and two letters, in bytes.
const longestClitic = 5

// lower2 is strings.ToLower for one or two ASCII letters without work in the
// usual case.
func lower2(s string) string {
	if s[0] >= 'a' && s[len(s)-1] >= 'a' {
		return s
	}
	return strings.ToLower(s)
}

// apostropheBefore returns the length of the apostrophe that head ends with, or 0.
func apostropheBefore(head string) int {
	if strings.HasSuffix(head, "'") {
		return 1
	}
	if len(head) >= 3 && apostropheAt(head[len(head)-3:]) == 3 {
		return 3
	}
	return 0
}

// withStop returns the end of the abbreviation that the word between start and
// end makes with the full stop after it, or end.
func (c *cutter) withStop(start, end, stop int) int {
	if end+1 < stop && c.text[end+1] == '.' {
		return end
	}
	word := c.text[start:end]
	if abbreviated(word) || len(word) <= 4 && lexicon.FigureAbbreviations.Has(strings.ToLower(word)) && c.digitFollows(end+1, stop) {
		return end + 1
	}
	return end
}

// digitFollows says that a digit stands at byte i, after white space or not:
// "No. 4" is an abbreviation and "No. He" is none.
func (c *cutter) digitFollows(i, stop int) bool {
	for i < stop && (c.text[i] == ' ' || c.text[i] == '\n') {
		i++
	}
	return i < stop && char.ASCIIDigit(c.text[i])
}

// abbreviated says that a full stop after the word belongs to it.
func abbreviated(word string) bool {
	if len(word) == 1 {
		return 'A' <= word[0] && word[0] <= 'Z' && word[0] != 'I'
	}
	if len(word) >= 3 && (word[len(word)-2] == '.' || word[len(word)-3] == '.' && word[len(word)-2] == '-') {
		return char.ASCIILetter(word[len(word)-1])
	}
	if len(word) > 6 {
		return false
	}
	if lexicon.CapitalAbbreviations.Has(strings.ToLower(word)) {
		return word[0] <= 'Z'
	}
	return lexicon.Abbreviations.Has(word)
}

// cutNumber adds the number that starts at byte start, its first digit at i,
// and returns its end. Feet and inches are part of it.
func (c *cutter) cutNumber(start, i, stop int) int {
	for i < stop {
		b := c.text[i]
		if char.ASCIIDigit(b) || char.ASCIILetter(b) {
			i++
			continue
		}
		kind, n := char.Of(c.text[i:stop])
		if kind == char.Letter || kind == char.Digit {
			i += n
			continue
		}
		j := c.numberJoint(i, stop)
		if j == 0 {
			break
		}
		i += j
	}
	return c.addWord(start, c.measureEnd(i, stop), stop, Number)
}

// numberJoint returns the length of the character at byte i if a number goes
// on after it, 0 if not: 2,000 and 3.5 and 17-year-old and 10:30 and 5'6.
func (c *cutter) numberJoint(i, stop int) int {
	n := 1
	anyWord := false
	switch c.text[i] {
	case ',', '.', ':', '/':
	case '-':
		anyWord = true
	default:
		anyWord = true
		if n = apostropheAt(c.text[i:stop]); n == 0 {
			n = hyphenAt(c.text[i:stop])
		}
	}
	next, _ := char.Of(c.text[i+n : stop])
	if n > 0 && (next == char.Digit || anyWord && next == char.Letter) {
		return n
	}
	return 0
}

// measureEnd returns the end of the signs of feet or inches at byte i.
func (c *cutter) measureEnd(i, stop int) int {
	for _, sign := range [...]string{`"`, "”", "''", "″", "'", "’", "′"} {
		if strings.HasPrefix(c.text[i:stop], sign) {
			return i + len(sign)
		}
	}
	return i
}
