package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lazy"
)

// Split cuts a text into words: a number with its sign, currency and scale is
// one, a contraction is the words that it stands for, and the parts of a word
// with hyphens are joined by [KindGlued]. Of a source, what pages, captions and
// recorders put between the words is left out, and the labels that name who
// speaks are told.
func Split(text string, ofSource bool) []Word {
	raws := rawWords(text, ofSource)
	words := make([]Word, 0, len(raws))
	for i := 0; i < len(raws); {
		n := len(words)
		used := 0
		words, used = addNumber(words, raws, i, text)
		if used == 0 {
			words, used = addWord(words, &raws[i], text), 1
		}
		if n < len(words) {
			words[n].Kind |= placed(&raws[i])
		}
		i += used
	}
	return words
}

// placed returns the kinds of a word that follow from where it stands.
func placed(r *raw) Kind {
	var k Kind
	if r.label {
		k |= KindLabel
	}
	if r.skipped {
		k |= KindAfterPage
	}
	if r.between == "-" || r.between == "‑" || r.between == "‐" {
		k |= KindGlued
	}
	if len(r.between) > 2 && strings.ContainsAny(r.between, ">?") && turnSign.MatchString(r.between) {
		k |= KindTurn
	}
	return k
}

// turnSign is what captions put between two who speak: >> after a sentence, or a
// dash in the line after a question.
var turnSign = lazy.MustCompile(`[.?!…"”]\s*>>|\?["”]?\s*\n\s*[-–—]\s?$`)

// addNumber adds the date or the number that begins at word i, if any.
func addNumber(words []Word, raws []raw, i int, text string) ([]Word, int) {
	start := raws[i].start
	if raws[i].label || !mayCount(raws[i].text) {
		return words, 0
	}
	if key, used := dateAt(raws, i); used > 0 {
		return append(words, Word{Key: key, Start: start, End: raws[i+used-1].end, Kind: KindNumber}), used
	}
	n, used := numberAt(raws, i, text)
	if used == 0 {
		return words, 0
	}
	if i > 0 && char.ASCIIDigit(text[start]) && char.ASCIIDigit(text[raws[i-1].end-1]) && (raws[i].between == "-" || raws[i].between == "–") {
		words = append(words, Word{Key: KeyOf("to"), Start: raws[i-1].end, End: start}) // 20-30
	} else if n.negative {
		start = raws[i].start - signSize(text, raws[i].start)
	}
	w := Word{Key: n.key(), Start: start, End: raws[i+used-1].end, Kind: KindNumber}
	if used == 1 && (raws[i].text == "one" || n.ordinal) {
		w.Kind = 0 // more often a pronoun; a place in an order
	}
	return append(words, w), used
}

// signSize returns the length of the minus before a number, if any touches it.
func signSize(text string, at int) int {
	if strings.HasSuffix(text[:at], "−") {
		return len("−")
	}
	if strings.HasSuffix(text[:at], "-") {
		return 1
	}
	return 0
}

// addWord adds a word, or the words that a contraction stands for.
func addWord(words []Word, r *raw, text string) []Word {
	if parts := uncontracted(r.text); parts != nil && !r.label {
		for i, p := range parts {
			w := Word{Key: HashOf(spelled(p)), Start: r.start, End: r.end, Kind: kindOf(HashOf(spelled(p)))}
			switch p {
			case "'s":
				w.Kind |= kindShortS
			case "'d":
				w.Kind |= kindShortD
			}
			if i > 0 {
				w.Kind |= KindClipped
			} else {
				w.Kind |= nameKind(text, r)
			}
			words = append(words, w)
		}
		return words
	}
	s := r.text
	switch s {
	case "&":
		s = "and"
	case "%":
		s = "percent"
	}
	w := Word{Key: HashOf(spelled(s)), Start: r.start, End: r.end}
	w.Kind = kindOf(w.Key) | nameKind(text, r)
	if bare := strings.TrimRight(s, "0123456789"); len(bare) >= 3 && len(s)-len(bare) <= 2 && len(bare) < len(s) {
		w.Kind |= KindNoted
		w.alt = HashOf(spelled(bare))
	}
	return append(words, w)
}

// kindOf returns what a word is by itself.
func kindOf(key uint64) Kind {
	var k Kind
	if negations.Has(key) {
		k |= KindNegation
	}
	if modals.Has(key) {
		k |= KindModal
	}
	if fillers.Has(key) {
		k |= KindFiller
	}
	if vagueNumbers.Has(key) {
		k |= KindNumber
	}
	return k
}

// nameKind says whether a word is capitalised where no sentence begins.
func nameKind(text string, r *raw) Kind {
	first, size := utf8.DecodeRuneInString(text[r.start:])
	if !unicode.IsUpper(first) || r.end-r.start <= size || r.start == 0 || strings.HasPrefix(r.text, "i'") {
		return 0
	}
	if strings.ContainsAny(r.between, ".!?\n“”\"‘«:") || strings.Trim(text[:r.start], " “\"‘[") == "" {
		return 0
	}
	return KindName
}

// rawWords cuts a text into runs of letters and digits, and the signs that are words.
func rawWords(text string, ofSource bool) []raw {
	var skip []Span
	var labels []Span
	if ofSource {
		skip, labels = furniture(text)
	}
	out := make([]raw, 0, len(text)/5)
	last, skipped := 0, false
	for i := 0; i < len(text); {
		for len(skip) > 0 && i >= skip[0].End {
			skip = skip[1:]
		}
		if len(skip) > 0 && i >= skip[0].Start {
			i, skipped = skip[0].End, true
			continue
		}
		r, ok := rawAt(text, i, &out)
		if !ok {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		for len(labels) > 0 && r.start >= labels[0].End {
			labels = labels[1:]
		}
		r.label = len(labels) > 0 && r.start >= labels[0].Start
		r.between, r.skipped = text[min(last, r.start):r.start], skipped
		if skipped {
			r.between = "\n"
		}
		out = append(out, r)
		last, skipped, i = r.end, false, r.end
	}
	return out
}

// rawAt reads the word or the sign that begins at i. One that ends in a hyphen
// at the end of a line goes on in the next; one with some letters in brackets
// may begin before them, and the last of out is then taken back.
func rawAt(text string, i int, out *[]raw) (raw, bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case IsWordRune(r):
		end := WordEnd(text, i)
		if digits := digitsEnd(text, i, end); digits < end {
			end = digits
		}
		folded := Fold(text[i:end])
		if folded == "" {
			folded = text[i:end] // accents alone
		}
		return divided(text, raw{text: folded, start: i, end: end}), true
	case r == '[':
		if end := bracketEnd(text, i); end > 0 {
			start := i
			if n := len(*out); n > 0 && (*out)[n-1].end == i {
				start, *out = (*out)[n-1].start, (*out)[:n-1]
			}
			return raw{text: "[" + text[start:end], start: start, end: end}.unbracketed(), true
		}
	case strings.ContainsRune("%&$€£¥", r):
		return raw{text: text[i : i+size], start: i, end: i + size}, true
	}
	return raw{}, false
}

// unbracketed folds a word without its brackets.
func (r raw) unbracketed() raw {
	r.text = Fold(strings.NewReplacer("[", "", "]", "").Replace(r.text))
	return r
}

// digitsEnd returns where the digits at the beginning of a word end, if a unit
// sticks to them: 10km, 5pm.
func digitsEnd(text string, i, end int) int {
	n := i
	for n < end && (char.ASCIIDigit(text[n]) || strings.IndexByte(".,:", text[n]) >= 0) {
		n++
	}
	if n == i || n == end {
		return end
	}
	rest := strings.ToLower(text[n:end])
	if _, scale := num().suffixes[rest]; scale || slices.Contains([]string{"st", "nd", "rd", "th", "s"}, rest) || !char.ASCIIDigit(text[n-1]) {
		return end
	}
	return n
}

// divided joins a word to its rest in the next line. Numbers keep the hyphen,
// which is theirs.
func divided(text string, r raw) raw {
	rest, ok := strings.CutPrefix(text[r.end:], "-")
	if !ok {
		return r
	}
	rest = strings.TrimLeft(rest, " \t\r")
	if !strings.HasPrefix(rest, "\n") {
		return r
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	next, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLower(next) || num().tens[r.text] > 0 || char.ASCIIDigit(r.text[len(r.text)-1]) {
		return r
	}
	start := len(text) - len(rest)
	end := WordEnd(text, start)
	return raw{text: r.text + Fold(text[start:end]), start: r.start, end: end}
}

// bracketEnd returns the end of a word that has some of its letters in
// brackets, which begin at i: [W]e, work[ed]. It returns 0 where the brackets
// hold words of their own.
func bracketEnd(text string, i int) int {
	end := i + 1
	for end < len(text) && end-i <= 4 && IsWordRune(rune(text[end])) {
		end++
	}
	if end == i+1 || end >= len(text) || text[end] != ']' || char.ASCIIDigit(text[i+1]) {
		return 0
	}
	end++
	rest := end
	if r, _ := utf8.DecodeRuneInString(text[end:]); IsWordRune(r) {
		rest = WordEnd(text, end)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if rest == end && !IsWordRune(before) {
		return 0
	}
	return rest
}
