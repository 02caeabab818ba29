package extract

import "strings"

// set makes a look-up table of the words of a list.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}

// clitics are what stands after the apostrophe of a clitic, n't apart.
var clitics = set(`s re ve ll d m`)

// abbreviations are abbreviations in any case.
var abbreviations = set(`etc vs approx est cf al ca viz pp op eds vols nos ibid min max`)

// beforeFigures are abbreviations where a figure follows: no. 4, and not "no."
var beforeFigures = set(`no nos fig figs ch chap sec art p`)

// titles are abbreviations that a name follows: they never end a sentence.
var titles = set(`mr. mrs. ms. dr. prof. rev. fr. hon. st. sen. rep. gov. pres. atty. gen. col. lt. capt. cpt. cmdr.
	maj. sgt. cpl. pvt. adm. supt. det. insp. mme. mlle. messrs. mt. ft. vs. e.g. i.e. cf. viz. ca. approx. no. sens.`)

// resumers start a clause of speech after a tag, but none of narration.
var resumers = set(`if unless because though although or nor si car parce ou`)
