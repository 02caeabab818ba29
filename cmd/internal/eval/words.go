package eval

import "quotes/cmd/internal/eval/corpus"

// A wordSet is a set of words, each known by where it starts.
type wordSet map[int]bool

// wordsIn returns the words of the text that start in one of the spans. A word
// is a run of letters, digits and underscores.
func wordsIn(text []rune, spans []corpus.Span) wordSet {
	set := wordSet{}
	for _, s := range spans {
		for i := max(0, s.Start); i < min(s.End, len(text)); i++ {
			if isWord(text[i]) && (i == 0 || !isWord(text[i-1])) {
				set[i] = true
			}
		}
	}
	return set
}

func isWord(r rune) bool { return corpus.IsAlnum(r) || r == '_' }

// and returns the words that are in both sets.
func (a wordSet) and(b wordSet) wordSet {
	out := wordSet{}
	for w := range a {
		if b[w] {
			out[w] = true
		}
	}
	return out
}

// add puts the words of b into a.
func (a wordSet) add(b wordSet) {
	for w := range b {
		a[w] = true
	}
}

// common counts the words that are in both sets.
func (a wordSet) common(b wordSet) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// first returns the first word, -1 of an empty set.
func (a wordSet) first() int {
	first := -1
	for w := range a {
		if first < 0 || w < first {
			first = w
		}
	}
	return first
}

// insideMarks returns which positions lie inside double quotation marks,
// paragraph by paragraph: the end of a line closes what is open.
func insideMarks(text []rune) []bool {
	inside := make([]bool, len(text))
	opened := -1
	closeAt := func(end int) {
		for i := opened; i < end; i++ {
			inside[i] = true
		}
		opened = -1
	}
	for i, r := range text {
		switch {
		case r == '\n' && opened >= 0:
			closeAt(i)
		case opened < 0 && (r == '“' || r == '"'):
			opened = i + 1
		case opened >= 0 && (r == '”' || r == '"'):
			closeAt(i)
		}
	}
	if opened >= 0 {
		closeAt(len(text))
	}
	return inside
}

// keep returns the words whose start is marked.
func (a wordSet) keep(inside []bool) wordSet {
	out := wordSet{}
	for w := range a {
		if inside[w] {
			out[w] = true
		}
	}
	return out
}
