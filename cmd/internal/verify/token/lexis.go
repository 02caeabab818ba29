package token

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/spelling.txt
var spellingList string

//go:embed data/noises.txt
var noiseList string

//go:embed data/contractions.txt
var contractionList string

// lines yields the lines of a list, in words, without its comments.
func lines(list string) [][]string {
	var out [][]string
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			out = append(out, f)
		}
	}
	return out
}

// A spelling tells how other countries write words: whole ones, and the
// beginnings of many, by their first three letters.
type spellingTable struct {
	whole  map[string]string
	begins map[string][][2]string
}

var spellings = sync.OnceValue(func() spellingTable {
	t := spellingTable{map[string]string{}, map[string][][2]string{}}
	for _, f := range lines(spellingList) {
		first, begins := strings.CutPrefix(f[0], "*")
		for _, other := range f[1:] {
			if !begins {
				t.whole[other] = first
				continue
			}
			t.begins[other[:3]] = append(t.begins[other[:3]], [2]string{other, first})
		}
	}
	return t
})

// endings are those of verbs and nouns that countries write with s and with z,
// and with one l and with two.
var endings = strings.NewReplacer("isations\n", "izations\n", "isation\n", "ization\n", "isational\n", "izational\n", "ise\n", "ize\n", "ised\n", "ized\n", "iser\n", "izer\n", "isers\n", "izers\n",
	"ises\n", "izes\n", "ising\n", "izing\n", "yse\n", "yze\n", "ysed\n", "yzed\n", "ysing\n", "yzing\n",
	"elled\n", "eled\n", "elling\n", "eling\n", "eller\n", "eler\n", "ellers\n", "elers\n")

// spellingsBack are the ways in which other countries write a word or its
// beginning, by the one that stands for all.
var spellingsBack = sync.OnceValues(func() (whole map[string][]string, begins [][2]string) {
	whole = map[string][]string{}
	for _, f := range lines(spellingList) {
		first, isBegin := strings.CutPrefix(f[0], "*")
		for _, other := range f[1:] {
			if isBegin {
				begins = append(begins, [2]string{first, other})
			} else {
				whole[first] = append(whole[first], other)
			}
		}
	}
	return whole, begins
})

// backEndings are the endings of other countries.
var backEndings = strings.NewReplacer("izations\n", "isations\n", "ization\n", "isation\n", "ize\n", "ise\n", "ized\n", "ised\n", "izer\n", "iser\n", "izes\n", "ises\n", "izing\n", "ising\n",
	"yze\n", "yse\n", "yzed\n", "ysed\n", "yzing\n", "ysing\n", "eled\n", "elled\n", "eling\n", "elling\n", "eler\n", "eller\n")

// Respellings returns the ways in which a folded word may be written.
func Respellings(w string) []string {
	one := spelled(w)
	out := []string{one}
	whole, begins := spellingsBack()
	out = append(out, whole[one]...)
	for _, b := range begins {
		if strings.HasPrefix(one, b[0]) {
			out = append(out, b[1]+one[len(b[0]):])
		}
	}
	if len(one) >= minEnding {
		out = append(out, strings.TrimSuffix(backEndings.Replace(one+"\n"), "\n"))
	}
	return append(out, inOtherDigits(w)...)
}

// minEnding is the length of the shortest word whose ending is looked at, so
// that prise stays what it is.
const minEnding = 6

// spelled returns a folded word in the one spelling that stands for all.
func spelled(w string) string {
	if other, ok := spellings().whole[w]; ok {
		return other
	}
	if len(w) < 4 {
		return w
	}
	for _, b := range spellings().begins[w[:3]] {
		if strings.HasPrefix(w, b[0]) {
			w = b[1] + w[len(b[0]):]
			break
		}
	}
	if len(w) >= minEnding && (strings.Contains(w, "is") || strings.Contains(w, "ys") || strings.Contains(w, "ell")) {
		w = strings.TrimSuffix(endings.Replace(w+"\n"), "\n")
	}
	return w
}

// contractions are words that stand for several.
var contractions = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, f := range lines(contractionList) {
		out[f[0]] = f[1:]
	}
	return out
})

// clipped are the ends of contractions, and the words that they stand for.
var clipped = []struct{ end, word string }{
	{"n't", "not"}, {"'ll", "will"}, {"'re", "are"}, {"'ve", "have"}, {"'m", "am"}, {"'s", "'s"}, {"'d", "'d"},
}

// uncontracted returns the words that a folded word stands for, or nothing.
func uncontracted(w string) []string {
	if out := contractions()[w]; out != nil {
		return out
	}
	if !strings.Contains(w, "'") {
		return nil
	}
	for _, c := range clipped {
		if rest, ok := strings.CutSuffix(w, c.end); ok && rest != "" {
			return append(append([]string(nil), uncontractedOr(rest)...), c.word)
		}
	}
	return nil
}

func uncontractedOr(w string) []string {
	if out := uncontracted(w); out != nil {
		return out
	}
	return []string{w}
}

var (
	noises = WordSet{sync.OnceValue(func() map[uint64]bool { return keysOf(flat(lines(noiseList))) })}

	// shortS and shortD are what 's and 'd may stand for.
	shortS = NewWordSet("is has us")
	shortD = NewWordSet("would had did")

	// FunctionWords tell nothing by themselves.
	FunctionWords = NewWordSet(`a an the and or but if of in on at to for from by with as that this these those it its 's 'd
		i you he she we they me him her us them my your his our their is are was were be been being am do does did have has had
		not no so there what which who will would can could`)

	// negations turn a sentence round.
	negations = NewWordSet(`not no never none nobody nothing nowhere neither nor without hardly barely scarcely`)

	// Denials are verbs and adjectives that turn round what depends on them, and conditions.
	Denials = NewWordSet(`refuse refuses refused refusing decline declines declined declining deny denies denied denying doubt doubts doubted
		doubting fail fails failed failing forget forgets forgot reject rejects rejected rejecting impossible unlikely unless`)

	modals = NewWordSet("will would can could may might must shall should ought")

	// SpeechVerbs tell a tag between two parts of a speech.
	SpeechVerbs = NewWordSet(`said says saying told tells asked asks added adds wrote writes replied continued explained
		noted argued insisted tweeted recalled declared warned answered`)

	// fillers mean nothing wherever they stand.
	fillers = NewWordSet("um uh er erm ah eh uhm umm uhh hm hmm mm mhm")

	// Conjunctions begin a clause of its own.
	Conjunctions = NewWordSet("and but so or yet because since although though while whereas when where which who")

	// Auxiliaries are turned round by a not right after them.
	Auxiliaries = NewWordSet(`is are was were am be been being have has had do does did will would can could may might must shall should ought 's`)

	// Units are the nouns that a number is worthless without.
	Units = NewWordSet(`percent degrees degree miles mile metres metre kilometres kilometre feet foot inches tons tonnes pounds dollars euros
		cents years year months month weeks week days day hours hour minutes seconds hundred thousand million billion trillion dozen`)

	// vagueNumbers are numbers that nobody can count with.
	vagueNumbers = NewWordSet("hundreds thousands millions billions trillions dozens half double twice percent")
)

func flat(list [][]string) []string {
	var out []string
	for _, f := range list {
		out = append(out, f...)
	}
	return out
}

// LooseFillers mean nothing where they stand between commas or dashes; those
// in words that are heard and not written stand anywhere.
var LooseFillers = sync.OnceValue(func() (out [][]uint64) {
	for _, phrase := range []string{"you know", "i mean", "you see", "like", "well", "so", "right", "okay", "yeah", "yes", "oh", "sort of", "kind of", "look", "basically", "actually"} {
		var keys []uint64
		for w := range strings.FieldsSeq(phrase) {
			keys = append(keys, KeyOf(w))
		}
		out = append(out, keys)
	}
	return out
})

// SpokenFillers is how many of looseFillers recorders write without commas.
const SpokenFillers = 2
