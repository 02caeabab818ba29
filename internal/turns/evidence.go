package turns

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lazy"
	"quotes/internal/lexicon"
	"quotes/internal/naming"
	"quotes/internal/speechtag"
)

// Evidence that labels of one form are those of speakers, gathered over the
// whole document: who is named, who comes again, who answers whom. A list of
// "Label: text" has the form alone.
type evidence struct {
	labels, distinct int
	repeats          int // labels that came before
	returns          int // labels that come again after one other: A, B, A
	person, role     int // labels that name a person, a noun for people
	plain, barred    int
	dialogic         int // before words with I, we, you
	asked            int // before a question that another label follows
	stamped          int
	introduced       int // distinct ones that the text names elsewhere
	curt             int // before two words or fewer that neither ask nor cry out
	fragments        int // before what is no sentence, and behind no time
	loose            int // before what is no sentence
	surnames         int // in capitals, of somebody who had a longer label before
	bare             int
	alone            int  // on lines of their own
	defined          int  // before a definition
	ownNames         int  // before words that begin with the name itself
	lowered          int  // before words in small letters that end in a full stop
	scheduled        int  // behind a full hour, or five minutes of one
	asks             bool // one is Q
	inner            bool // one stands inside a line, after a sentence
	units            int  // paragraphs, or lines where each is one
}

// The weights of the evidence, in log-odds. The shares are of the labels.
const (
	oddsBase       = -4.6
	oddsReturns    = 1.3 // each, two at most
	oddsRepeats    = 1.2 // any
	oddsPerson     = 2.8
	oddsRole       = 1.4
	oddsPlain      = -2.6
	oddsBarred     = -5
	oddsDialogic   = 2.6
	oddsAsked      = 1.3 // any
	oddsStamped    = 4.5
	oddsIntroduced = 1.5
	oddsFragments  = -2.5
	oddsLowered    = -4
	oddsOnce       = -1.2 // four or more, and none comes again
	oddsCovered    = 1.2
	oddsSingle     = -5 // one label alone, whatever it is
	oddsSilent     = -2 // nobody is spoken to and nothing is asked
	oddsCurt       = -4 // and it is said in a word
	oddsSparse     = -4 // a few in a long text, none of them comes again, and nothing is asked
	oddsInner      = 6  // nothing but speech has labels in capitals after its sentences
	oddsCertain    = 6  // somebody told that it is a transcript
)

// sparseUnits is how many paragraphs a label has to itself where labels are few.
const sparseUnits = 8

// formOdds is what the form alone says.
var formOdds = [forms]float64{bracketForm: .5, angleForm: 3, timeForm: 1, tabForm: -1, initialForm: .5, stopForm: -.5, aloneForm: -1, strongForm: .5, paragraphForm: -1.5, dashForm: -.5, titledForm: -1.5}

// odds returns the log-odds that the labels are those of speakers.
func (e *evidence) odds(f form, told bool) float64 {
	if e.labels == 0 {
		return oddsBase
	}
	if e.scheduled == e.labels && e.labels > 2 && e.repeats == 0 {
		e.stamped, e.fragments = 0, e.loose
	}
	share := func(n int) float64 { return float64(n) / float64(e.labels) }
	sum := oddsBase + formOdds[f] + oddsPerson*share(e.person) + oddsRole*share(e.role) + oddsPlain*share(e.plain) +
		oddsBarred*share(e.barred) + oddsDialogic*share(e.dialogic) + oddsStamped*share(e.stamped) +
		oddsFragments*share(e.fragments) + oddsLowered*share(e.lowered) + oddsReturns*float64(min(e.returns, 2)) +
		oddsIntroduced*float64(e.introduced)/float64(e.distinct) + oddsCovered*min(1, share(e.labels)*float64(e.labels)/float64(max(1, e.units)))
	heads := f == paragraphForm || f == strongForm && e.alone == e.labels
	switch {
	case heads && (e.repeats == 0 || e.repeats*3 < e.labels && e.labels*4 < e.units): // headings of sections
		sum += oddsSingle
	case e.repeats > 0:
		sum += oddsRepeats
	case e.labels > 3 && e.surnames == 0:
		sum += oddsOnce
	}
	if e.asked > 0 {
		sum += oddsAsked
	}
	if e.defined*3 >= e.labels && e.defined > e.asked || e.labels > 1 && e.ownNames*2 >= e.labels || e.barred*4 > e.labels*3 { // glossaries, who is who, logs
		sum += oddsSingle
	}
	if e.asked == 0 && e.dialogic*8 < e.labels {
		sum += oddsSilent
		if e.stamped == 0 && !e.inner && f != angleForm {
			sum += oddsCurt * share(e.curt)
		}
		if heads {
			sum += oddsSingle * share(e.fragments) // and catchwords under them
		}
	}
	if e.repeats == 0 && e.asked == 0 && e.labels*sparseUnits < e.units && e.stamped == 0 {
		sum += oddsSparse
	}
	if e.distinct == 1 && !e.asks || e.bare == e.labels && e.returns < 2 {
		sum += oddsSingle
	}
	if f == angleForm && e.stamped == 0 && e.labels*4 < e.units {
		sum += oddsSingle // <placeholders> of a text
	}
	if e.inner {
		sum += oddsInner
	}
	if told && f != stopForm && f != aloneForm {
		sum += oddsCertain
	}
	return sum
}

// A lineLabel is the label of a line.
type lineLabel struct {
	label
	line  int
	head  heading
	inner bool // it stands inside the line
}

// words returns the words that stand after a label, to the end of its line, or
// on the next one.
func (s *finder) labelWords(l *lineLabel) string {
	i := l.line
	start := l.after
	if l.alone {
		for i++; i < len(s.lines) && s.lines[i].start == s.lines[i].end; i++ {
		}
		if i == len(s.lines) {
			return ""
		}
		start = s.lines[i].start
	}
	return withoutActions(s.text[start:max(start, s.lines[i].end)])
}

// withoutActions drops the actions between asterisks at both ends of words.
func withoutActions(words string) string {
	words = strings.Trim(words, " ")
	if k := strings.IndexByte(words[min(1, len(words)):], '*') + 1; k > 1 && startsAction(words) && k+1 < len(words) && words[k+1] == ' ' {
		words = strings.TrimLeft(words[k+1:], " ")
	}
	if k := strings.LastIndex(words, " *"); k > 0 && strings.HasSuffix(words, "*") && k+3 < len(words) {
		words = words[:k]
	}
	return words
}

// weigh gathers the evidence of the labels of one form.
func (s *finder) weighLabels(labels []*lineLabel, units int) evidence {
	e := evidence{units: units}
	seen, last := map[string]int{}, map[string]struct{}{}
	var names []string
	for i, l := range labels {
		s.hints.check()
		name := keyOf(s.text[l.start:l.end])
		words := s.labelWords(l)
		e.labels++
		e.asks = e.asks || name == "Q"
		e.inner = e.inner || l.inner
		count(&e.person, l.name.Person)
		count(&e.role, l.name.Role && !l.name.Person)
		count(&e.plain, l.name.Plain)
		count(&e.barred, l.name.Barred || isScored(words))
		count(&e.stamped, l.stamped)
		count(&e.bare, l.bare)
		count(&e.alone, l.alone)
		count(&e.lowered, !l.name.Barred && !l.stamped && l.form != angleForm && l.form != bracketForm && startsLower(words) && strings.HasSuffix(strings.TrimRight(words, "*_ "), "."))
		count(&e.scheduled, s.scheduled(l))
		count(&e.curt, isCurt(words))
		count(&e.defined, definition.MatchString(words[:min(len(words), wordsBytes)]))
		count(&e.ownNames, tellsOf(name, words))
		count(&e.dialogic, speechtag.Personal(words[:min(len(words), wordsBytes)]))
		count(&e.loose, !s.terminalText(words))
		count(&e.fragments, !s.terminalText(words) && !l.stamped && l.form != angleForm)
		count(&e.asked, strings.HasSuffix(strings.TrimRight(words, "*_ ”\""), "?") && i+1 < len(labels) && keyOf(s.text[labels[i+1].start:labels[i+1].end]) != name)
		if _, ok := last[lastWord(name)]; ok && !strings.Contains(name, " ") && l.name.Capitals {
			count(&e.surnames, seen[name] == 0)
		}
		last[lastWord(name)] = struct{}{}
		if at, ok := seen[name]; ok {
			e.repeats++
			count(&e.returns, at == i-2 && names[i-1] != name && !l.name.Plain)
		} else {
			e.distinct++
			count(&e.introduced, e.distinct < introducedMost && s.introduces(name, labels))
		}
		seen[name] = i
		names = append(names, name)
	}
	return e
}

// isCurt says that words are two or fewer that neither ask nor cry out.
func isCurt(words string) bool {
	return len(words) < nickBytes && len(strings.Fields(words)) < 3 && !strings.ContainsAny(words, "?!")
}

// definition is how the explanation of a term begins: an indefinite noun phrase, a
// clause that asks nothing, "Also" for a second sense.
var definition = lazy.MustCompile(`^[ *_]*(?:(?:In [^,.?!]{2,30}, )?(?:[Aa]lso,?|[Aa]n?|[Ss]omeone|[Ss]omebody) |(?:[Ww]here|[Ww]hen|[Ww]hat|[Ww]ho) [^.?!]*\.)`)

// tellsOf says that words are about the bearer of a label: they begin with the
// first or the last word of the name, and go on in small letters.
func tellsOf(key, words string) bool {
	first, rest, _ := strings.Cut(strings.TrimLeft(words, "*_ "), " ")
	head, _, _ := strings.Cut(key, " ")
	return (strings.EqualFold(first, head) || strings.EqualFold(first, lastWord(key))) && unicode.IsLower(char.First(rest))
}

// isScored says that words start with a mark that somebody is given: 7 – Two saves, 6. Late.
func isScored(words string) bool {
	n, words := 0, strings.TrimLeft(words, " ")
	for n < len(words) && (char.ASCIIDigit(words[n]) || n > 0 && strings.IndexByte("./", words[n]) >= 0) {
		n++
	}
	return n > 0 && n < 6 && (n == len(words) || n < 4 && words[n-1] == '.' || dashAt(strings.TrimLeft(words[n:], " ")) > 0)
}

// lastWord returns the last word of a key.
func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// startsLower says that words start in small letters.
func startsLower(words string) bool {
	return unicode.IsLower(char.First(strings.TrimLeft(words, "\"'“‘*_ ")))
}

// scheduled says that the time before a label is one at which things begin.
func (s *finder) scheduled(l *lineLabel) bool {
	if !l.head.stamped {
		return false
	}
	stamp := strings.Trim(s.text[s.lines[l.line].start:l.start], "[]() –-*_")
	return strings.Count(stamp, ":") == 1 && (strings.HasSuffix(stamp, "0") || strings.HasSuffix(stamp, "5"))
}

// fullyNamed says that the text has a label in capitals as the surname of
// somebody with a given name or a title: "Present: Hope Winter".
func (s *finder) fullyNamed(name string) bool {
	key := keyOf(name)
	if known, ok := s.fully[key]; ok || len(s.fully) > introducedMost || strings.Contains(key, " ") {
		return known
	}
	if s.fully == nil {
		s.fully = map[string]bool{}
	}
	s.fully[key] = s.surname(" " + titleCase(key))
	return s.fully[key]
}

// surname says that a word, a blank before it, follows a given name or a title
// somewhere in the text.
func (s *finder) surname(word string) bool {
	for at := 0; ; {
		i := strings.Index(s.text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(word)
		before := s.text[max(0, i-nickBytes):i]
		before = before[strings.LastIndexAny(before, " \n\t(“\"")+1:]
		_, given := lexicon.GivenName(before)
		_, title := lexicon.Title(before)
		if (given || title) && unicode.IsUpper(char.First(before)) && !unicode.IsLetter(char.First(s.text[at:])) {
			return true
		}
	}
}

// count adds one where a condition holds.
func count(n *int, holds bool) {
	if holds {
		*n++
	}
}

// wordsBytes is how far the words of a turn are read.
const wordsBytes = 400

// introducedMost is how many names are looked up in the text.
const introducedMost = 24

// keyOf returns what labels are compared by: without case, brackets and office.
func keyOf(name string) string {
	name, _, _ = strings.Cut(naming.WithoutBrackets(name), ",")
	return strings.ToUpper(strings.TrimSpace(strings.Trim(name, "*_ ^@")))
}

// introduces says that the text names the bearer of a label somewhere else
// than in labels: by the last word of the name, by its initials, or in capitals.
func (s *finder) introduces(key string, labels []*lineLabel) bool {
	words := strings.Fields(key)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if len(last) < 3 {
		return false
	}
	title := titleCase(last)
	for _, form := range [...]string{title, last} {
		for at := 0; ; {
			i := strings.Index(s.text[at:], form)
			if i < 0 {
				break
			}
			at += i + len(form)
			if wordAt(s.text, at-len(form), at) && !inLabel(labels, at) {
				return true
			}
		}
	}
	return false
}

// wordAt says that no letter stands beside the bytes.
func wordAt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	return !unicode.IsLetter(before) && !unicode.IsLetter(char.First(text[end:]))
}

// inLabel says that byte pos lies in a label.
func inLabel(labels []*lineLabel, pos int) bool {
	lo, hi := 0, len(labels)
	for lo < hi {
		if mid := (lo + hi) / 2; labels[mid].end < pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(labels) && labels[lo].start < pos
}

// titleCase writes a word as names are written.
func titleCase(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + strings.ToLower(word[n:])
}
