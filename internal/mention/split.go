package mention

import (
	"strings"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/word"
)

// cut cuts the run of capitalised words between tokens k and end into titles
// and a name, and adds the name. A run that holds none is dropped; a single
// word that may be one is kept as a doubt.
func (f *finder) cut(si, k, end int) {
	first := k
	k = f.passShouting(k, end)
	start := f.starts(f.doc.Sentences[si], first)
	if !f.isPlace(k, end) && (!f.givenOrNot(k, end) || start && !f.fullAtStart(k, end)) {
		for k < end && (!f.capital(k) || f.notName(k, end, start && k == first)) {
			k++
		}
	}
	if k >= end {
		if end-first == 1 {
			f.doubts = append(f.doubts, doubt{si, first, start})
		}
		return
	}
	name := f.afterTitle(k, end)
	if name == k && start && k == first && f.occupation(k, end) {
		name++
	}
	if name == k {
		if f.onlyTitles(k, end) {
			if end-k == 1 {
				f.doubts = append(f.doubts, doubt{si, k, start && k == first})
			}
			return
		}
		name = f.afterOrigin(k, end)
		k = name
	}
	if name > k || k > first && office(f.word(k-1)) {
		k = f.titleFrom(first, k)
	}
	for end-name > 1 && f.trailing(name, end) {
		end--
	}
	f.add(Name{FirstToken: name, EndToken: end, Sentence: si, SentenceStart: start && name == first}, k)
}

// isPlace says that a run of several words is a place as a whole: South Africa.
func (f *finder) isPlace(k, end int) bool {
	return end-k > 1 && !f.word(k).Is(lexicon.FunctionWords) && lexicon.Place(f.doc.Text[f.doc.Tokens[k].Start:f.doc.Tokens[end-1].End])
}

// passShouting skips a headline in capitals that is glued to the sentence.
func (f *finder) passShouting(k, end int) int {
	j := k
	for j < end && f.doc.Tokens[j].AllUpper {
		j++
	}
	if j-k >= 3 && j < end {
		return j
	}
	return k
}

// trailing says that the last word before end is no part of the name.
func (f *finder) trailing(name, end int) bool {
	if !f.capital(end - 1) {
		return true
	}
	w := f.word(end - 1)
	if end-name > 2 && Honour(w.Text) {
		return true
	}
	if !w.Is(lexicon.NotNames) || w.Is(lexicon.OrgWords) {
		return false
	}
	if end-name == 2 && w.IsGiven && firstOf(f.word(name)) { // Anna Faith
		return false
	}
	return !(w.Is(lexicon.Surnames) && (f.word(name).IsGiven || f.unusual(name)) || f.word(name).IsGiven && end-name == 3)
}

// Honour says that a word follows a name and tells what its bearer is: Helen Frith KC.
func Honour(w string) bool {
	switch w {
	case "KC", "QC", "SC", "MP", "MEP", "MSP", "MLA", "MBE", "OBE", "CBE", "KBE", "DBE", "PhD", "DPhil", "MD", "FRS":
		return true
	}
	return false
}

// afterTitle returns the token at which the name begins behind the titles of a
// run, k where it has none.
func (f *finder) afterTitle(k, end int) int {
	name := k
	for j := k; j < end-1; j++ {
		if f.titleAt(j, k) && f.holder(k, j, end) {
			name = j + 1
		}
	}
	return name
}

// titleAt says that the word at token j, in a run from token k on, is a title or an office.
func (f *finder) titleAt(j, k int) bool {
	if !f.capital(j) {
		return false
	}
	w := f.word(j)
	if j > k && isInitial(w.Text) && f.word(j-1).IsGiven { // Thomas M. Hoenig
		return false
	}
	if w.Attaches {
		return true
	}
	if w.Lower == "team" { // Team GB
		return false
	}
	if f.doc.Tokens[j].AllUpper && len(w.Text) == 2 && !(j+2 < len(f.capitals) && f.capital(j+1) && f.capital(j+2)) { // DJ Kim; but GP Samuel Boateng
		return false
	}
	if j > k && f.doc.TokenText(j-1) == "of" && office(f.word(j-2)) {
		return true
	}
	return w.IsRole
}

// office says that a word is a title or a role.
func office(w *word.Word) bool { return w.Attaches || w.IsRole }

// holder says that the words after token j can be the name of who holds the
// office that the words from token k to j name.
func (f *finder) holder(k, j, end int) bool {
	next := f.word(j + 1)
	if f.word(j).Attaches && Particle(next.Text) && j+2 < end { // Mrs. van der Luyden
		return true
	}
	if !f.capital(j+1) || Suffix(next.Text) || isNumeral(next.Text) {
		return false
	}
	if next.IsGiven && end-j > 2 {
		return !f.givenTitle(j, end) && !(f.saint(j, j+1) && f.word(end-1).Is(lexicon.OrgWords)) // St. Mary's Hospital
	}
	if f.word(end-1).Is(lexicon.OrgWords) || !f.word(j).IsTitle && (f.thing(next) || next.Is(lexicon.FunctionWords) && !Particle(next.Lower) && !next.IsGiven) || f.word(j).Is(lexicon.OrgWords) && next.Is(lexicon.Places) {
		return false // Citizens Advice, Police Scotland
	}
	if f.givenTitle(j, end) || j > k && firstOf(f.word(k)) {
		return false
	}
	if w := f.word(j); !w.IsTitle && j == k && end-j == 2 && (w.Is(lexicon.Surnames) && !firstOf(next) || w.IsGiven) {
		return false
	}
	return true
}

// givenTitle says that the title is rather a given name: Don Lemon, Earl Blumenauer.
func (f *finder) givenTitle(j, end int) bool {
	if end-j != 2 || f.word(j+1).IsGiven && !f.word(j+1).Is(lexicon.Surnames) {
		return false
	}
	switch f.word(j).Lower {
	case "don", "earl", "dean", "duke", "major", "hunter", "mason", "porter", "marshal", "baron", "rector":
		return true
	}
	return false
}

func isNumeral(w string) bool { return w == "V" || w == "VI" || w == "XVI" }

// onlyTitles says that a run ends in a title and is no person's name: "the
// President", "Press Secretary"; but Stephen King.
func (f *finder) onlyTitles(k, end int) bool {
	if !f.titleAt(end-1, k) {
		return false
	}
	w := f.word(end - 1)
	if w.Is(lexicon.OrgWords) || end-k > 2 && f.word(k).Is(lexicon.OrgWords) && f.doc.TokenText(k+1) == "of" || end-k > 3 && f.doc.TokenText(k+1) == "and" {
		return false // Association of Flight Attendants; Health and Safety Executive
	}
	return end-k == 1 || !(f.word(k).IsGiven || isInitial(f.doc.TokenText(k)) || f.unusual(k) && (w.Is(lexicon.Surnames) || end-k == 2 && f.introduced(k)))
}

// introduced says that a noun for a person stands before token k, with or without a
// comma: the plumber, Jory Flack.
func (f *finder) introduced(k int) bool {
	if k > 1 && f.doc.TokenText(k-1) == "," {
		k--
	}
	return k > 0 && !f.doc.Tokens[k-1].Upper && f.word(k-1).IsRole
}

// unusual says that the word at token k is none that English has in small letters.
func (f *finder) unusual(k int) bool {
	w := f.word(k)
	return !w.Is(lexicon.CommonWords) && !w.Is(lexicon.OrgWords) && !w.Is(lexicon.Places) && !office(w)
}

// afterOrigin passes over where a person is from, before the full name:
// Republican Ted Cruz, Briton Lewis Hamilton, the envoy to Ukraine Kurt Volker.
func (f *finder) afterOrigin(k, end int) int {
	w := f.word(k)
	from := w.Is(lexicon.Nationalities) || w.Is(lexicon.Places) && !w.IsGiven && !w.Is(lexicon.Surnames)
	if end-k < 3 || !from || !firstOf(f.word(k+1)) || f.word(end-1).Is(lexicon.OrgWords) {
		return k
	}
	return k + 1
}

// titleFrom returns the token at which the title really begins, where words
// that could not begin a name were passed over: Former President, US Senator.
func (f *finder) titleFrom(first, k int) int {
	for k > first && f.capital(k-1) && f.adjacent(k-1, k) {
		w := f.word(k - 1)
		switch w.Lower {
		case "us", "u.s.", "uk", "u.k.", "eu", "un", "u.n.", "first", "second":
		default:
			if (w.Is(lexicon.FunctionWords) || w.Is(lexicon.NotNames)) && !office(w) {
				return k
			}
		}
		k--
	}
	return k
}

// notName says that token k, in a run that ends at end, cannot begin a name where it stands.
func (f *finder) notName(k, end int, start bool) bool {
	word := f.word(k)
	w, low := word.Text, word.Lower
	more := k+1 < end
	if more && (f.doc.TokenText(k+1) == "&" || !f.adjacent(k, k+1)) { // Children's Hospital
		return false
	}
	if word.Is(lexicon.NotNames) {
		return !f.speakingOrg(k, end) && !f.compass(k, end)
	}
	if strings.Contains(low, "-of-") || len(w) > 2 && w[1] == '-' && strings.IndexByte("RDI", w[0]) >= 0 {
		return true // father-of-two; D-Ore.
	}
	if more && word.Is(lexicon.OrgWords) && (f.doc.TokenText(k+1) == "of" || f.doc.TokenText(k+1) == "for") {
		return false // Bank of America, Transport for London
	}
	if more && f.capital(k+1) && Particle(low) {
		return false // De Blasio
	}
	if utf8.RuneCountInString(w) == 1 {
		return !more
	}
	if !more && f.isMonth(k) {
		return true
	}
	if !start {
		return false
	}
	if word.Is(lexicon.FunctionWords) {
		return !(more && f.givenBefore(k, end) && f.word(k+1).Is(lexicon.Surnames) && f.declares(end))
	}
	if f.doc.Tokens[k].AllUpper && len(w) <= 5 && !word.Is(lexicon.CommonWords) {
		return false
	}
	if f.inner.of(word.Fold) > 0 && f.inner.of(word.Fold) >= f.lower.of(word.Fold) {
		return false
	}
	if more && (f.givenBefore(k, end) || f.familyFirst(k, end)) {
		return false
	}
	if more && word.Is(lexicon.CommonWords) && f.word(k+1).Is(lexicon.OrgWords) && !office(word) && !strings.HasSuffix(low, "ly") {
		return false
	}
	if more && f.compound(k, end) {
		return false
	}
	if f.lower.of(word.Fold) > 0 {
		return true
	}
	if word.Attaches && more {
		return false
	}
	if firstOf(word) || word.Is(lexicon.Places) || word.Is(lexicon.Nationalities) {
		return false
	}
	return word.Is(lexicon.CommonWords)
}

// Particle says that a lower-case word stands before surnames: de Blasio.
func Particle(low string) bool { return lexicon.NameParticles.Has(low) }

// isMonth says that a name that is a month too is one here: in June, last April.
func (f *finder) isMonth(k int) bool {
	switch f.doc.TokenText(k) {
	case "April", "May", "June":
	default:
		return false
	}
	if k+1 < len(f.doc.Tokens) && f.doc.Tokens[k+1].Kind == extract.Number {
		return true
	}
	if k == 0 {
		return false
	}
	switch f.word(k - 1).Lower {
	case "in", "on", "last", "next", "this", "since", "until", "till", "by", "of", "early", "late", "mid", "from", "to", "through", "during", "between":
		return true
	}
	return f.doc.Tokens[k-1].Kind == extract.Number
}

// givenBefore says that the word at token k, common as it is, is a given name
// before a surname: Grace Lee, Will Smith.
func (f *finder) givenBefore(k, end int) bool {
	for k+2 < end && f.word(k).IsGiven && !f.capital(k+1) { // Bill de Blasio
		if !Particle(f.doc.TokenText(k + 1)) {
			return false
		}
		if k+2 < end && f.capital(k+2) {
			return true
		}
		k++
	}
	next := f.word(k + 1)
	return f.word(k).IsGiven && f.capital(k+1) && (!firstOf(next) || end-k == 2 && next.Is(lexicon.Surnames)) && !next.Is(lexicon.NotNames) && (next.Is(lexicon.Surnames) || !office(next)) ||
		f.word(k).IsGiven && isInitial(next.Text) && k+2 < end
}

// familyFirst says that the word at token k, common as it is, is the surname of a
// name that goes on with another's given name: Park Geun-hye said.
func (f *finder) familyFirst(k, end int) bool {
	return end-k == 2 && f.word(k).Is(lexicon.Surnames) && strings.Contains(f.doc.TokenText(k+1), "-") && f.capital(k+1) && f.declares(end)
}

// givenOrNot says that the word at token k, which mostly is no name, is one
// before another, since no sentence begins there: said Per Lind, Oh Se-hoon.
func (f *finder) givenOrNot(k, end int) bool {
	w := f.word(k)
	if !w.Is(lexicon.NotNames) || !w.IsGiven && !w.Is(lexicon.Surnames) || k+1 >= end || !f.capital(k) || !f.capital(k+1) {
		return false
	}
	next := f.word(k + 1)
	return !next.Is(lexicon.NotNames) && !next.Is(lexicon.CommonWords) && !next.Is(lexicon.OrgWords) && !next.Is(lexicon.Nationalities)
}

// fullAtStart says that two words at the beginning of a sentence, the first of
// which is mostly no name, are a full name: Oh Se-hoon said; but So Boaz took.
func (f *finder) fullAtStart(k, end int) bool {
	return end-k == 2 && f.declares(end) && (!f.word(k).Is(lexicon.FunctionWords) || f.word(k+1).Is(lexicon.Surnames))
}

// declares says that a verb in a form that only a third person has follows
// token end, or a comma: "Will Smith said", but not "Will Smith win?".
func (f *finder) declares(end int) bool {
	if end >= len(f.doc.Tokens) {
		return false
	}
	w := f.word(end).Cased()
	return w.Text == "," || w.Lemma() != w.Text || w.Is(lexicon.FunctionWords)
}

// speakingOrg says that a word that is mostly a label names an organisation
// here: Reuters reported.
func (f *finder) speakingOrg(k, end int) bool {
	if k+1 >= len(f.doc.Tokens) {
		return false
	}
	if k+1 < end && k > 0 && strings.EqualFold(f.doc.TokenText(k-1), "the") && f.word(end-1).Is(lexicon.OrgWords) {
		return true // the World Health Organization
	}
	w := f.word(k)
	if _, pronoun := w.Pronoun(); !w.Is(lexicon.OrgWords) || pronoun && !f.doc.Tokens[k].AllUpper { // the WHO; who
		return false
	}
	if k+1 < end {
		return true
	}
	if k > 1 && f.doc.TokenText(k-1) == "to" && strings.EqualFold(f.doc.TokenText(k-2), "according") {
		return true
	}
	next := f.doc.Tokens[k+1]
	return next.Kind == extract.Clitic || next.Kind == extract.Word && !next.Upper
}
