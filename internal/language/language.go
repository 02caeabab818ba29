// Package language tells the language of a text by its words and scripts.
package language

import (
	"iter"
	"strings"
	"sync"
	"unicode"

	"quotes/internal/char"
)

// languageTokens is how many words the language is told from.
const languageTokens = 4000

// Below so many words a text is too short to be called undetermined; in
// percent, so many words of a language are its function words at least, and so
// many words of a script make it that of the text.
const (
	enoughWords     = 30
	functionPercent = 12
	scriptPercent   = 60
	shortLead       = 3 // in a short text, so many words more than English has
)

// languages are those told apart by their function words. English comes first:
// it is what a text is that tells nothing.
var languages = [...]struct{ code, words string }{
	{"en", `the of and to in that is was he for it with as his on be at by had not are but from have they which she you
		were her all this we i do so no my said what there who if would`},
	{"es", `de la que el en y los se del las por un para con una su al lo pero sus le ya fue este está muy`},
	{"fr", `de la le et les des en du une que est qui dans sur pas au ce il elle avec sont mais nous vous je cette été`},
	{"de", `der und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es sie wie aber ich wir`},
	{"it", `di e il la che un per una del della non si è con le da dei al sono nel gli anche ha questo`},
	{"pt", `de o que e da em um para com não uma os se na por mais dos mas ao ele das foi isso você`},
	{"nl", `de het een van en dat op te zijn met voor niet aan er om ook maar dan ze hij ik naar wordt`},
	{"sv", `och att det som är på för inte jag han hon den med var ett en till av sig de har men om`},
	{"da", `og at det som er på for ikke jeg han hun den med var et en til af sig de har men om blev`},
	{"no", `og å det som er på for ikke jeg han hun den med var et en til av seg de har men om ble`},
	{"fi", `ja on ei se että oli hän mutta niin kuin myös joka ovat sen hänen mitä`},
	{"pl", `i w nie na się to z że do jest jak ale po co był była przez od dla o tak już`},
	{"cs", `a se v na je že s z do to i jako ale byl byla by jsem pro si tak k`},
	{"hu", `a az és hogy nem is egy volt csak de meg mint ez ha már el`},
	{"ro", `de și în la cu nu a să o pe un din că este pentru au mai ce`},
	{"tr", `bir ve bu da de için çok ama ne o gibi daha kadar sonra olan`},
}

// longestFunctionWord is the length of the longest of them, in bytes.
const longestFunctionWord = 6

// functionWords are the languages, by index, that have a word.
var functionWords = sync.OnceValue(func() map[string][]int {
	out := map[string][]int{}
	for i := range languages {
		for word := range strings.FieldsSeq(languages[i].words) {
			out[word] = append(out[word], i)
		}
	}
	return out
})

// scripts are the scripts that tell a language by themselves, kana apart.
var scripts = [...]struct {
	code  string
	table *unicode.RangeTable
}{
	{"zh", unicode.Han}, {"ko", unicode.Hangul},
	{"ru", unicode.Cyrillic}, {"el", unicode.Greek}, {"ar", unicode.Arabic}, {"he", unicode.Hebrew},
	{"th", unicode.Thai}, {"hi", unicode.Devanagari}, {"hy", unicode.Armenian}, {"ka", unicode.Georgian},
}

// Of returns the code of the language of a text, by its words in their
// order and whether each starts with a capital: the language whose script or whose function
// words are most frequent, "und" where none is frequent enough or there are no
// words, and "en" for a text too short to tell.
func Of(all iter.Seq2[string, bool]) string {
	var count [len(languages)]int
	scripted := map[string]int{}
	words, known := 0, functionWords()
	for text, upper := range all {
		if words++; words > languageTokens {
			break
		}
		if code := scriptOf(text); code != "" {
			scripted[code]++
		} else if len(text) <= longestFunctionWord {
			if upper {
				text = strings.ToLower(text)
			}
			for _, l := range known[text] {
				count[l]++
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
		return languages[0].code
	}
	return languages[best].code
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
