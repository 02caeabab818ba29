// Package token cuts quotes and sources into words that can be compared: in one
// case and one spelling, numbers as one word however they are written, and without
// what pages, captions and recorders put between them.
package token

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quotes/internal/char"
)

// A Kind is what a word is, as far as a change of it matters.
type Kind uint16

const (
	KindNumber    Kind = 1 << iota // a number with its sign, currency and scale
	KindNegation                   // not, nobody, without
	KindModal                      // may, will, must
	KindName                       // a capital where no sentence begins
	KindGlued                      // a hyphen joins it to the word before
	KindClipped                    // it shares its letters with the word before: the not of can't
	KindLabel                      // of a label that names who speaks
	KindNoted                      // a number sticks to it, as that of a footnote: key has it, alt has not
	kindShortS                     // 's of it's, which may be is or has
	kindShortD                     // 'd of they'd, which may be would, had or did
	KindFiller                     // um: it means nothing
	KindAfterPage                  // what pages, captions or recorders put in stands before it
	KindTurn                       // a sign before it says that another speaks now
)

// A Word is a word of a quote or of a source.
type Word struct {
	Key, alt   uint64 // equal for words that differ in case, accents and spelling only; alt is 0 or another
	Start, End int    // bytes in the text
	Kind       Kind
}

// Is says that a word is of a kind, or of one of several.
func (w *Word) Is(k Kind) bool { return w.Kind&k != 0 }

// Agrees says that two words are one, however it is written.
func (w *Word) Agrees(o *Word) bool {
	if w.Key == o.Key {
		return true
	}
	const loose = KindNoted | kindShortS | kindShortD
	if (w.Kind|o.Kind)&loose == 0 {
		return false
	}
	return w.stands(o) || o.stands(w)
}

// stands says that a word may be read as another.
func (w *Word) stands(o *Word) bool {
	switch {
	case w.Is(KindNoted):
		return w.alt == o.Key
	case w.Is(kindShortS):
		return shortS.Has(o.Key)
	case w.Is(kindShortD):
		return shortD.Has(o.Key)
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
		case 'a' <= b && b <= 'z', char.ASCIIDigit(b):
			t[c] = b
		case 'A' <= b && b <= 'Z':
			t[c] = b + 'a' - 'A'
		}
	}
	return t
}()

const hashOffset, hashPrime = 14695981039346656037, 1099511628211

// Next finds the first word at or after i; start is the length of the text
// where there is none. The key is that of the letters alone: for finding seeds.
func Next(text string, i int) (start, end int, key uint64) {
	for i < len(text) && lowered[text[i]] == 0 {
		if text[i] >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(text[i:]); IsWordRune(r) {
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
		if e := WordEnd(text, i); e > end {
			return i, e, HashOf(Fold(text[i:e]))
		}
	}
	return i, end, h
}

// HashOf returns the key of a folded word.
func HashOf(folded string) uint64 {
	h := uint64(hashOffset)
	for i := range len(folded) {
		h = (h ^ uint64(folded[i])) * hashPrime
	}
	return h
}

// KeyOf returns the key of a word in any spelling.
func KeyOf(w string) uint64 { return HashOf(spelled(Fold(w))) }

// IsWordRune says that a rune is a letter, a digit or a mark on one.
func IsWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && lowered[r] != 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// WordEnd returns the end of the word that begins at i: letters and digits,
// with apostrophes, with full stops between single letters (U.S.), and with
// points, colons and commas inside a number.
func WordEnd(text string, i int) int {
	letters := 0 // since the last full stop
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if IsWordRune(r) {
			letters++
			i += size
			continue
		}
		if !joins(text, i, r, letters) {
			return i
		}
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		if !IsWordRune(next) && !unseen(next) {
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
	digit := i > 0 && char.ASCIIDigit(text[i-1])
	next := i+1 < len(text) && char.ASCIIDigit(text[i+1])
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
	for n < len(text) && char.ASCIIDigit(text[n]) {
		n++
	}
	return n == 3
}

// Fold writes a word in lower case without accents, ligatures, soft hyphens,
// full stops and the commas of thousands.
func Fold(w string) string {
	plain := true
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return FoldRunes(w)
		}
		plain = plain && (lowered[c] == c && c != 0 || c == '\'')
	}
	if plain {
		return w
	}
	return FoldRunes(w)
}

// single are letters that no decomposition takes apart.
var single = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// FoldRunes writes any text as [Fold] writes a word.
func FoldRunes(w string) string {
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

func nextDigit(w string, i int) bool { return i+1 < len(w) && char.ASCIIDigit(w[i+1]) }

// A WordSet is a set of words, by their keys. It is made when it is first asked.
type WordSet struct{ keys func() map[uint64]bool }

// NewWordSet returns the set of words that white space separates.
func NewWordSet(words string) WordSet {
	return WordSet{sync.OnceValue(func() map[uint64]bool { return keysOf(strings.Fields(words)) })}
}

func keysOf(words []string) map[uint64]bool {
	keys := make(map[uint64]bool, len(words))
	for _, w := range words {
		keys[KeyOf(w)] = true
	}
	return keys
}

// Has says that the set has the word of a key.
func (s WordSet) Has(key uint64) bool { return s.keys()[key] }

// A Span is a place in a text, in bytes, half-open.
type Span struct{ Start, End int }
