// Package language tells the language of a text by its words and scripts.
package language

import (
	"iter"
	"math/bits"
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
)

// Words is how many words the language is told from.
const Words = 4000

// Below so many words a text is too short to be called undetermined; in
// percent, so many words of a language are its function words at least, and so
// many words of a script make it that of the text.
const (
	enoughWords     = 30
	functionPercent = 12
	scriptPercent   = 60
	shortLead       = 3 // in a short text, so many words more than English has
)

// codes are those of the languages told apart by their function words. English
// comes first: it is what a text is that tells nothing.
var codes = lexicon.LanguageCodes()

// longestFunctionWord is the length of the longest of them, in bytes.
const longestFunctionWord = 6

// scripts are the scripts that tell a language by themselves, kana apart.
var scripts = [...]struct {
	code  string
	table *unicode.RangeTable
}{
	{"zh", unicode.Han}, {"ko", unicode.Hangul},
	{"ru", unicode.Cyrillic}, {"el", unicode.Greek}, {"ar", unicode.Arabic}, {"he", unicode.Hebrew},
	{"th", unicode.Thai}, {"hi", unicode.Devanagari}, {"hy", unicode.Armenian}, {"ka", unicode.Georgian},
}

// Of returns the code of the language of a text, by the distinct words of its first
// part, [Words] of them, and how often each stands there: the language whose script
// or whose function words are most frequent, "und" where none is frequent enough or
// there are no words, and "en" for a text too short to tell.
func Of(all iter.Seq2[string, int]) string {
	count := make([]int, len(codes))
	scripted := map[string]int{}
	words := 0
	for text, n := range all {
		words += n
		if code := scriptOf(text); code != "" {
			scripted[code] += n
		} else if len(text) <= longestFunctionWord {
			for in := lexicon.Languages(text); in != 0; in &= in - 1 {
				count[bits.TrailingZeros64(in)] += n
			}
		}
	}
	if code := mostOf(scripted, words); code != "" {
		return code
	}
	best := 0
	for l := range count {
		if count[l] > count[best] {
			best = l
		}
	}
	switch {
	case words == 0:
		return "und"
	case words >= enoughWords && count[best]*100 < words*functionPercent:
		return "und"
	case words < enoughWords && count[best] < count[0]+shortLead:
		return codes[0]
	}
	return codes[best]
}

// mostOf returns the language of the script that most of the words are in, or
// nothing. Chinese characters are Japanese where there are kana as well, and
// Cyrillic is Ukrainian where its letters are.
func mostOf(scripted map[string]int, words int) string {
	if scripted["ja"] > 0 {
		scripted["ja"] += scripted["zh"]
	}
	if scripted["uk"]*10 > scripted["ru"] {
		scripted["uk"] += scripted["ru"]
	} else {
		scripted["ru"] += scripted["uk"]
	}
	for _, code := range [...]string{"ja", "zh", "ko", "uk", "ru", "el", "ar", "he", "th", "hi", "hy", "ka"} {
		if scripted[code]*100 >= words*scriptPercent && scripted[code] > 0 {
			return code
		}
	}
	return ""
}

// scriptOf returns the language that the script of a word belongs to, nothing
// for Latin letters.
func scriptOf(word string) string {
	r := char.First(word)
	if r < unicode.MaxLatin1 || unicode.Is(unicode.Latin, r) {
		return ""
	}
	if strings.ContainsAny(word, "іїєґІЇЄҐ") {
		return "uk"
	}
	if strings.IndexFunc(word, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }) >= 0 {
		return "ja" // a run of characters without blanks is one word
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return ""
}
