package mention

import (
	"strings"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// cut cuts the run of capitalised words between tokens k and end into titles
// and a name, and adds the name. A run that holds none is dropped; a single
// word that may be one is kept as a doubt.
func (f *finder) cut(si, k, end int) {
	first := k
	k = f.passShouting(k, end)
	start := f.starts(f.doc.Sentences[si], first)
	for k < end && (!f.capital(k) || f.notName(k, end, start && k == first)) {
		k++
	}
	if k >= end {
		if end-first == 1 {
			f.doubts = append(f.doubts, doubt{si, first, start})
		}
		return
	}
	name := f.afterTitle(k, end)
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
	if name > k || k > first && office(f.doc.TokenText(k-1)) {
		k = f.titleFrom(first, k)
	}
	for end-name > 1 && f.trailing(name, end) {
		end--
	}
	f.add(Name{FirstToken: name, EndToken: end, Sentence: si, SentenceStart: start && name == first}, k)
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
	w := f.doc.TokenText(end - 1)
	if !f.capital(end - 1) {
		return true
	}
	if !lexicon.NotName(w) || lexicon.OrgWord(w) {
		return false
	}
	return !(lexicon.Surname(w) && (anyGiven(f.doc.TokenText(name)) || f.unusual(name)) || anyGiven(f.doc.TokenText(name)) && end-name == 3)
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
	w := f.doc.TokenText(j)
	if !f.capital(j) {
		return false
	}
	if t, ok := lexicon.Title(w); ok && t.Attaches {
		return true
	}
	if f.doc.Tokens[j].AllUpper && len(w) == 2 { // DJ Kim
		return false
	}
	if j > k && f.doc.TokenText(j-1) == "of" && office(f.doc.TokenText(j-2)) {
		return true
	}
	_, ok := lexicon.Role(strings.ToLower(w))
	return ok
}

// office says that a word is a title or a role.
func office(w string) bool {
	if t, ok := lexicon.Title(w); ok && t.Attaches {
		return true
	}
	_, ok := lexicon.Role(strings.ToLower(w))
	return ok
}

// holder says that the words after token j can be the name of who holds the
// office that the words from token k to j name.
func (f *finder) holder(k, j, end int) bool {
	next := f.doc.TokenText(j + 1)
	if !f.capital(j+1) || suffix(next) || isNumeral(next) {
		return false
	}
	if anyGiven(next) && end-j > 2 {
		return !f.givenTitle(j, end)
	}
	if lexicon.OrgWord(f.doc.TokenText(end - 1)) {
		return false
	}
	if f.givenTitle(j, end) || j > k && firstOf(f.doc.TokenText(k)) {
		return false
	}
	w := f.doc.TokenText(j)
	if _, title := lexicon.Title(w); !title && j == k && end-j == 2 && (lexicon.Surname(w) && !firstOf(next) || anyGiven(w)) {
		return false
	}
	return true
}

// givenTitle says that the title is rather a given name: Don Lemon, Earl Blumenauer.
func (f *finder) givenTitle(j, end int) bool {
	if end-j != 2 || anyGiven(f.doc.TokenText(j+1)) && !lexicon.Surname(f.doc.TokenText(j+1)) {
		return false
	}
	switch strings.ToLower(f.doc.TokenText(j)) {
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
	w := f.doc.TokenText(end - 1)
	if lexicon.OrgWord(w) {
		return false
	}
	return end-k == 1 || !(anyGiven(f.doc.TokenText(k)) || isInitial(f.doc.TokenText(k)) || f.unusual(k) && lexicon.Surname(w))
}

// unusual says that the word at token k is none that English has in small letters.
func (f *finder) unusual(k int) bool {
	low := strings.ToLower(f.doc.TokenText(k))
	return !lexicon.CommonWord(low) && !lexicon.OrgWord(f.doc.TokenText(k)) && !lexicon.Place(f.doc.TokenText(k)) && !office(low)
}

// afterOrigin passes over where a person is from, before the full name:
// Republican Ted Cruz, Briton Lewis Hamilton.
func (f *finder) afterOrigin(k, end int) int {
	w := f.doc.TokenText(k)
	if end-k < 3 || !lexicon.Nationality(w) || !firstOf(f.doc.TokenText(k+1)) || lexicon.OrgWord(f.doc.TokenText(end-1)) {
		return k
	}
	return k + 1
}

// titleFrom returns the token at which the title really begins, where words
// that could not begin a name were passed over: Former President, US Senator.
func (f *finder) titleFrom(first, k int) int {
	for k > first && f.capital(k-1) && f.adjacent(k-1, k) {
		low := strings.ToLower(f.doc.TokenText(k - 1))
		switch low {
		case "us", "u.s.", "uk", "u.k.", "eu", "un", "u.n.", "first", "second":
		default:
			if (lexicon.FunctionWord(low) || lexicon.NotName(low)) && !office(low) {
				return k
			}
		}
		k--
	}
	return k
}

// notName says that token k, in a run that ends at end, cannot begin a name where it stands.
func (f *finder) notName(k, end int, start bool) bool {
	w := f.doc.TokenText(k)
	low := strings.ToLower(w)
	more := k+1 < end
	if more && f.doc.TokenText(k+1) == "&" {
		return false
	}
	if lexicon.NotName(w) {
		return !f.speakingOrg(k, end)
	}
	if strings.Contains(low, "-of-") || len(w) > 2 && w[1] == '-' && strings.IndexByte("RDI", w[0]) >= 0 {
		return true // father-of-two; D-Ore.
	}
	if more && lexicon.OrgWord(w) && f.doc.TokenText(k+1) == "of" {
		return false // Bank of America
	}
	if more && particle(low) && f.capital(k+1) {
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
	if lexicon.FunctionWord(low) {
		return !(more && f.givenBefore(k, end) && lexicon.Surname(f.doc.TokenText(k+1)) && f.declares(end))
	}
	if f.doc.Tokens[k].AllUpper && len(w) <= 5 && !lexicon.CommonWord(low) {
		return false
	}
	if f.inner[low] > 0 && f.inner[low] >= f.lower[low] {
		return false
	}
	if more && f.givenBefore(k, end) {
		return false
	}
	if more && lexicon.CommonWord(low) && lexicon.OrgWord(f.doc.TokenText(k+1)) && !office(low) && !strings.HasSuffix(low, "ly") {
		return false
	}
	if f.lower[low] > 0 {
		return true
	}
	if t, ok := lexicon.Title(w); ok && t.Attaches && more {
		return false
	}
	if firstOf(w) || lexicon.Place(w) || lexicon.Nationality(w) {
		return false
	}
	return lexicon.CommonWord(low)
}

// particle says that a lower-case word stands before surnames: de Blasio.
func particle(low string) bool {
	switch low {
	case "de", "van", "von", "di", "du", "da", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "der", "den", "del":
		return true
	}
	return false
}

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
	switch strings.ToLower(f.doc.TokenText(k - 1)) {
	case "in", "on", "last", "next", "this", "since", "until", "till", "by", "of", "early", "late", "mid", "from", "to", "through", "during", "between":
		return true
	}
	return f.doc.Tokens[k-1].Kind == extract.Number
}

// givenBefore says that the word at token k, common as it is, is a given name
// before a surname: Grace Lee, Will Smith.
func (f *finder) givenBefore(k, end int) bool {
	next := f.doc.TokenText(k + 1)
	return anyGiven(f.doc.TokenText(k)) && f.capital(k+1) && (!firstOf(next) || end-k == 2 && lexicon.Surname(next)) && !lexicon.NotName(next) && (lexicon.Surname(next) || !office(strings.ToLower(next))) ||
		anyGiven(f.doc.TokenText(k)) && isInitial(next) && k+2 < end
}

// declares says that a verb in a form that only a third person has follows
// token end, or a comma: "Will Smith said", but not "Will Smith win?".
func (f *finder) declares(end int) bool {
	if end >= len(f.doc.Tokens) {
		return false
	}
	w := f.doc.TokenText(end)
	return w == "," || lexicon.Lemma(w) != w || lexicon.FunctionWord(w)
}

// speakingOrg says that a word that is mostly a label names an organisation
// here: Reuters reported.
func (f *finder) speakingOrg(k, end int) bool {
	if k+1 >= len(f.doc.Tokens) {
		return false
	}
	if k+1 < end && k > 0 && strings.EqualFold(f.doc.TokenText(k-1), "the") && lexicon.OrgWord(f.doc.TokenText(end-1)) {
		return true // the World Health Organization
	}
	if !lexicon.OrgWord(f.doc.TokenText(k)) {
		return false
	}
	if k+1 < end {
		return true
	}
	next := f.doc.Tokens[k+1]
	return next.Kind == extract.Clitic || next.Kind == extract.Word && !next.Upper
}
