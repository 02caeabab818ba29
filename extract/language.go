package extract

import "strings"

// languageTokens is how many words the language is told from.
const languageTokens = 4000

// functionWords are the most frequent words of the languages that are told
// apart; words of two of them count for both.
var functionWords = map[string][]string{}

func init() {
	for code, list := range map[string]string{
		"en": `the of and to in that is was he for it with as his on be at by had not are but from have they which she you were her all this we i do so no my said what there who if would`,
		"es": `de la que el en y los se del las por un para con una su al lo pero sus le ya fue este está muy`,
		"fr": `de la le et les des en du une que est qui dans sur pas au ce il elle avec sont mais nous vous je cette été`,
		"de": `der und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es sie wie aber ich wir`,
		"it": `di e il la che un per una del della non si è con le da dei al sono nel gli anche ha questo`,
		"pt": `de o que e da em um para com não uma os se na por mais dos mas ao ele das foi isso você`,
		"nl": `de het een van en dat op te zijn met voor niet aan er om ook maar dan ze hij ik naar wordt`,
	} {
		for word := range set(list) {
			functionWords[word] = append(functionWords[word], code)
		}
	}
}

// language returns the code of the language whose function words are most
// frequent, "und" where none is frequent enough, and "en" for a text too
// short to tell.
func language(doc *Document) string {
	count := map[string]int{}
	words := 0
	for i := range doc.Tokens {
		if doc.Tokens[i].Kind != Word {
			continue
		}
		if words++; words > languageTokens {
			break
		}
		if text := doc.TokenText(i); len(text) <= 6 {
			for _, code := range functionWords[strings.ToLower(text)] {
				count[code]++
			}
		}
	}
	best := "en"
	for _, code := range [...]string{"es", "fr", "de", "it", "pt", "nl"} {
		if count[code] > count[best] {
			best = code
		}
	}
	if words >= 30 && count[best]*100 < words*12 {
		return "und"
	}
	return best
}
