package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A kind is what a word is, as far as a change of it matters.
type kind uint16

const (
	kindNumber    kind = 1 << iota // a number with its sign, currency and scale
	kindNegation                   // not, nobody, without
	kindModal                      // may, will, must
	kindName                       // a capital where no sentence begins
	kindGlued                      // a hyphen joins it to the word before
	kindClipped                    // it shares its letters with the word before: the not of can't
	kindLabel                      // of a label that names who speaks
	kindNoted                      // a number sticks to it, as that of a footnote: key has it, alt has not
	kindShortS                     // 's of it's, which may be is or has
	kindShortD                     // 'd of they'd, which may be would, had or did
	kindAfterPage                  // what pages, captions or recorders put in stands before it
)

// A word is a word of a quote or of a source.
type word struct {
	key, alt   uint64 // equal for words that differ in case, accents and spelling only; alt is 0 or another key
	start, end int    // bytes in the text
	kind       kind
}

func (w *word) is(k kind) bool { return w.kind&k != 0 }

// agrees says that two words are one, however it is written.
func (w *word) agrees(o *word) bool {
	if w.key == o.key {
		return true
	}
	const loose = kindNoted | kindShortS | kindShortD
	if (w.kind|o.kind)&loose == 0 {
		return false
	}
	return w.stands(o) || o.stands(w)
}

// stands says that a word may be read as another.
func (w *word) stands(o *word) bool {
	switch {
	case w.is(kindNoted):
		return w.alt == o.key
	case w.is(kindShortS):
		return shortS[o.key]
	case w.is(kindShortD):
		return shortD[o.key]
	}
	return false
}

// A raw is a run of letters and digits, as it stands in a text.
type raw struct {
	text       string // folded
	start, end int
	between    string // what stands between it and the one before
	label      bool
	skipped    bool // furniture stands before it
}

// lowered maps the bytes of ASCII words to lower case, and all others to 0.
var lowered = func() (t [256]byte) {
	for c := range t {
		switch b := byte(c); {
		case 'a' <= b && b <= 'z', isDigit(b):
			t[c] = b
		case 'A' <= b && b <= 'Z':
			t[c] = b + 'a' - 'A'
		}
	}
	return t
}()

const hashOffset, hashPrime = 14695981039346656037, 1099511628211

// nextWord finds the first word at or after i; start is the length of the text
// where there is none. The key is that of the letters alone: for finding seeds.
func nextWord(text string, i int) (start, end int, key uint64) {
	for i < len(text) && lowered[text[i]] == 0 {
		if text[i] >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(text[i:]); isWordRune(r) {
				break
			} else {
				i += size
				continue
			}
		}
		i++
	}
	h := uint64(hashOffset)
	for end = i; end < len(text); end++ {
		c := lowered[text[end]]
		if c == 0 {
			break
		}
		h = (h ^ uint64(c)) * hashPrime
	}
	if end < len(text) && (text[end] >= utf8.RuneSelf || text[end] == '\'' || text[end] == '.' || text[end] == ',') {
		if e := wordEnd(text, i); e > end {
			return i, e, hashOf(fold(text[i:e]))
		}
	}
	return i, end, h
}

// hashOf returns the key of a folded word.
func hashOf(folded string) uint64 {
	h := uint64(hashOffset)
	for i := range len(folded) {
		h = (h ^ uint64(folded[i])) * hashPrime
	}
	return h
}

// keyOf returns the key of a word in any spelling.
func keyOf(w string) uint64 { return hashOf(spelled(fold(w))) }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && lowered[r] != 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns the end of the word that begins at i: letters and digits,
// with apostrophes, with full stops between single letters (U.S.), and with
// points, colons and commas inside a number.
func wordEnd(text string, i int) int {
	letters := 0 // since the last full stop
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			letters++
			i += size
			continue
		}
		if !joins(text, i, r, letters) {
			return i
		}
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		if !isWordRune(next) && !unseen(next) {
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
	next := i+1 < len(text) && isDigit(text[i+1])
	switch r {
	case '\'', '’', '‘', 'ʼ':
		return true
	case '.':
		return digit && next || letters == 1 && !digit
	case ':':
		return digit && next
	case ',':
		return digit && thousands(text[i+1:])
	}
	return unseen(r)
}

// unseen says that a rune shows nothing inside a word: a soft hyphen, a joiner.
func unseen(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
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

// fold writes a word in lower case without accents, ligatures, soft hyphens,
// full stops and the commas of thousands.
func fold(w string) string {
	plain := true
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return foldRunes(w)
		}
		plain = plain && (lowered[c] == c && c != 0 || c == '\'')
	}
	if plain {
		return w
	}
	return foldRunes(w)
}

// single are letters that no decomposition takes apart.
var single = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

func foldRunes(w string) string {
	var b strings.Builder
	for i, r := range norm.NFKD.String(w) {
		switch {
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		case r == '.' && !nextDigit(w, i), r == ',', unicode.Is(unicode.Mn, r), unseen(r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return single.Replace(b.String())
}

func nextDigit(w string, i int) bool { return i+1 < len(w) && isDigit(w[i+1]) }

// A wordSet is a set of words, by their keys.
type wordSet map[uint64]bool

func newWordSet(words string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(words) {
		set[keyOf(w)] = true
	}
	return set
}
