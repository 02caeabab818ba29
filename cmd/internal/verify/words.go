package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word of a quote or of a source.
type word struct {
	key        uint64 // equal for words that differ in case and apostrophes only
	start, end int    // bytes in the text
}

// split cuts a text into words. A word is letters and digits, with apostrophes,
// with full stops between single letters (U.S.), and with points and commas
// inside a number; % and the signs of currencies are words, & is and.
func split(text string) []word {
	words := make([]word, 0, len(text)/5)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case isWordRune(r):
			end := wordEnd(text, i)
			words = append(words, word{keyOf(text[i:end]), i, end})
			i = end
		case r == '[' && bracketEnd(text, i) > 0:
			end := bracketEnd(text, i)
			start := i
			if n := len(words); n > 0 && words[n-1].end == i {
				start, words = words[n-1].start, words[:n-1]
			}
			words = append(words, word{keyOf(strings.NewReplacer("[", "", "]", "").Replace(text[start:end])), start, end})
			i = end
		case strings.ContainsRune("%&$€£", r):
			words = append(words, word{keyOf(signWord(r)), i, i + size})
			i += size
		default:
			i += size
		}
	}
	return words
}

// bracketEnd returns the end of a word that has some of its letters in
// brackets, which begin at i: [W]e, work[ed]. It returns 0 where the brackets
// hold words of their own.
func bracketEnd(text string, i int) int {
	end := i + 1
	for end < len(text) && end-i <= 4 && isWordRune(rune(text[end])) {
		end++
	}
	if end == i+1 || end >= len(text) || text[end] != ']' {
		return 0
	}
	end++
	rest := end
	if r, _ := utf8.DecodeRuneInString(text[end:]); isWordRune(r) {
		rest = wordEnd(text, end)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if rest == end && !isWordRune(before) {
		return 0
	}
	return rest
}

func signWord(r rune) string {
	switch r {
	case '%':
		return "percent"
	case '&':
		return "and"
	}
	return string(r)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns the end of the word that begins at i.
func wordEnd(text string, i int) int {
	letters := 0 // since the last full stop
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			letters++
			i += size
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text[i+size:]); !joins(text, i, r, letters) || !isWordRune(next) {
			return i
		}
		if r == '.' {
			letters = 0
		}
		i += size
	}
	return i
}

// joins says whether a sign at i can stand inside a word of which some letters
// have been read.
func joins(text string, i int, r rune, letters int) bool {
	digit := i > 0 && isDigit(text[i-1])
	switch r {
	case '\'', '’', '‘', 'ʼ':
		return true
	case '.':
		next := i+1 < len(text) && isDigit(text[i+1])
		return digit && next || letters == 1 && !digit
	case ',':
		return digit && thousands(text[i+1:])
	}
	return false
}

// thousands says that a text begins with three digits and no more.
func thousands(text string) bool {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n == 3
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// keyOf hashes a word without its case, its full stops and the look of its
// apostrophes; a small number is the same in digits and in letters.
func keyOf(w string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	if n, ok := smallNumbers[lowerASCII(w)]; ok {
		w = n
	}
	h := uint64(offset)
	add := func(b byte) { h = (h ^ uint64(b)) * prime }
	for i, r := range w {
		switch {
		case r == '’' || r == '‘' || r == 'ʼ':
			add('\'')
		case r == '.' && !(i+1 < len(w) && isDigit(w[i+1])), r == ',':
		case r < utf8.RuneSelf:
			add(byte(lower(r)))
		default:
			var b [utf8.UTFMax]byte
			for _, c := range b[:utf8.EncodeRune(b[:], unicode.ToLower(r))] {
				add(c)
			}
		}
	}
	return h
}

func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// lowerASCII lowers short words, and returns nothing for others, which are no
// small numbers.
func lowerASCII(w string) string {
	if len(w) > len("seventeen") {
		return ""
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return strings.ToLower(w)
		}
	}
	return w
}

var smallNumbers = func() map[string]string {
	names := strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen twenty`)
	out := map[string]string{}
	for n, name := range names {
		out[name] = itoa(n)
	}
	for i, name := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		out[name] = itoa(10 * (i + 3))
	}
	return out
}()

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// A wordSet is a set of words, by their keys.
type wordSet map[uint64]bool

func newWordSet(words string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(words) {
		set[keyOf(w)] = true
	}
	return set
}

var (
	// functionWords tell nothing by themselves.
	functionWords = newWordSet(`a an the and or but if of in on at to for from by with as that this these those it its it's
		i you he she we they me him her us them my your his our their is are was were be been being am do does did have has had
		not no so there what which who will would can could i'm we're they're that's`)

	// negations turn a sentence round.
	negations = newWordSet(`not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely ain't
		don't doesn't didn't won't wouldn't can't couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't mustn't needn't mightn't shan't`)

	// speechVerbs tell a tag between two parts of a speech.
	speechVerbs = newWordSet(`said says saying told tells asked asks added adds wrote writes replied continued explained
		noted argued insisted tweeted recalled declared warned answered`)

	// fillers mean nothing wherever they stand.
	fillers = newWordSet("um uh er erm ah eh uhm umm uhh hm hmm mm mhm uh-huh")

	// looseFillers mean nothing where they stand between commas or dashes.
	looseFillers = [][]uint64{}
)

func init() {
	for _, phrase := range []string{"you know", "i mean", "you see", "like", "well", "so", "right", "okay", "ok", "yeah", "yes", "oh", "sort of", "kind of", "look", "basically", "actually"} {
		var keys []uint64
		for _, w := range strings.Fields(phrase) {
			keys = append(keys, keyOf(w))
		}
		looseFillers = append(looseFillers, keys)
	}
}

// isNumber says that a word has a digit, or is a small number in letters other
// than one, which is more often a pronoun.
func isNumber(w string) bool {
	if strings.ContainsAny(w, "0123456789$€£%") {
		return true
	}
	_, ok := smallNumbers[lowerASCII(w)]
	return ok && lowerASCII(w) != "one" || bigNumbers[keyOf(w)]
}

var bigNumbers = newWordSet("hundred hundreds thousand thousands million millions billion billions trillion dozen half double percent")
