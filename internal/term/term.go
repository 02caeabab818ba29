// Package term tells marks that hold speech from marks round what nobody says:
// titles, signs, names, slogans, words as words, turns of phrase.
package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// A view is what stands round the quote in question.
type view struct{ *scene.View }

// A Use is what the marks of a quote are for, seen from how it sits in its sentence.
type Use struct {
	// Standalone says that the words are whole sentences or stand by
	// themselves, apart from a tag: "..., she said" or: she said, "...".
	Standalone bool

	// Sentence says that nothing in the sentence takes the words into a
	// clause of its own, so that they are speech even where nobody is named.
	Sentence bool

	// Label says that the marks stand round what nobody says: the title of a
	// work, what a sign reads, a word as a word, the words of a question that
	// was put to somebody else.
	Label bool
}

// UseOf returns the use of the marks of quote qi.
func UseOf(s *scene.Scene, qi int) Use {
	v := view{s.See(qi)}
	prev, next := v.wordBefore(), v.WordAt(v.Quote.Word+1)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(v.Text, "[(…. '‘*"))
	capital := unicode.IsUpper(r) || unicode.IsDigit(r)
	end := scene.Ending(v.Text)
	words := v.Span.EndToken - v.Span.FirstToken
	whole := prev == nil && (next == nil || next.Tag == nlp.Stop && v.Quote.Word+2 >= len(v.Sentence.Words))
	opened := prev == nil || prev.Tag == nlp.Comma || prev.Tag == nlp.Colon || prev.Tag == nlp.Dash || prev.Tag == nlp.Stop || prev.Quote >= 0 ||
		v.Sentence.VerbAt(v.Quote.Word-1) >= 0 || v.Span.Reopens >= 0
	sh := Use{Standalone: (capital || prev == nil && end > 0) && opened}
	if end == 0 && words < 4 && !whole && next != nil && next.Tag != nlp.Comma {
		sh.Standalone = false
	}
	tag := prev == nil && end > 0 && next != nil && v.After != nil && v.After.Strength > .2 && v.After.Distance <= 4
	sh.Sentence = whole && (words >= 4 || end > 0) && (v.TitleCase() < .8 || end == 3 || end == 2 && words <= 2) || tag || prev == nil && end > 0 && v.comes(next) ||
		capital && end >= 2 && end <= 3 && prev != nil && prev.Tag == nlp.Colon ||
		prev == nil && end >= 2 && end <= 3 && words >= 3 || whole && end > 1 && v.TaggedNext()
	if s.Foreign(qi) {
		return Use{Standalone: true, Sentence: words >= 3 || end > 0 || capital && words >= 2 && prev != nil && prev.Tag == nlp.Colon || prev == nil && next != nil && next.Tag == nlp.Comma ||
			unspaced(s.Doc.Language) && (utf8.RuneCountInString(v.Text) > termRunes || endsClause(v.Text))}
	}
	sh.Label = v.isLabel()
	if words > 2 && v.signed(prev, next) {
		sh.Standalone, sh.Sentence, sh.Label = true, true, false
	}
	return sh
}

// wordBefore returns the word before the marks, over pictures, which are no part
// of a sentence; nil where there is none.
func (v *view) wordBefore() *nlp.Word {
	i := v.Quote.Word - 1
	w := v.WordAt(i)
	for ; w != nil && strings.IndexFunc(w.Lower, notPicture) < 0; w = v.WordAt(i) {
		i--
	}
	return w
}

// notPicture says that a letter is more than a picture or what colours one.
func notPicture(r rune) bool {
	return !unicode.Is(unicode.So, r) && !unicode.Is(unicode.Sk, r) && r != '\u200d' && r != '\ufe0f'
}

// signed says that nothing but who spoke stands beside the words, behind a
// dash: • “Too little” – union leader Pat Doyle.
func (v *view) signed(prev, next *nlp.Word) bool {
	if next == nil || next.Tag != nlp.Dash || prev != nil && strings.IndexFunc(prev.Lower, unicode.IsLetter) >= 0 {
		return false
	}
	return !v.Scene.ActsBehind(v.Sentence, next.Token)
}

// termRunes is how many characters what is no speech has at most, in a language
// that sets no blanks between words.
const termRunes = 4

// endsClause says that words end as a clause does in a language without blanks.
func endsClause(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？，、…", r)
}

// unspaced says that a language sets no blanks between words.
func unspaced(language string) bool { return language == "ja" || language == "zh" || language == "th" }

// comes says that what is said comes by itself: "Aye," came the answer.
func (v *view) comes(next *nlp.Word) bool {
	return next != nil && (next.Lower == "came" || next.Lower == "comes")
}
