package turns

import (
	"strings"
	"unicode"

	"quotes/internal/aside"
	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/speechtag"
)

// strongLine says that the markup sets all of line i off, in bold or italics.
func (s *finder) strongLine(i int) bool {
	line := s.lines[i]
	at := s.emphasisAt(line.start)
	if at >= 0 {
		e := s.hints.Emphasis[at]
		return e.Start <= line.start && e.End >= line.end
	}
	text := s.text[line.start:line.end]
	return len(text) > 5 && strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") && !strings.Contains(text[2:len(text)-2], "**")
}

// emphasisAt returns the stretch in bold or italics that holds byte pos, or -1.
func (s *finder) emphasisAt(pos int) int {
	lo, hi := 0, len(s.hints.Emphasis)
	for lo < hi {
		if mid := (lo + hi) / 2; s.hints.Emphasis[mid].End <= pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.hints.Emphasis) && s.hints.Emphasis[lo].Start <= pos {
		return lo
	}
	return -1
}

// A dialogue counts what tells an interview from a list of questions that
// nobody asked: the answers are given by an "I", and the questions are put to a
// "you".
type dialogue struct {
	questions, set int // lines set off that ask, lines set off
	answers        int // with an "I"
	addres, asker  int // questions with "you", with "I"
}

// answered says that somebody answers, and is asked: nobody has to be named who does.
func (d *dialogue) answered() bool {
	return d.answers*3 >= d.questions && (d.answers > 1 || d.addres > 0)
}

// interviewOdds is how likely questions that are set off are those of an interview.
const interviewOdds = 2.5

// interview returns the turns of an interview whose questions are in bold or
// in italics.
func (s *finder) interview() []turn {
	if len(s.hints.Emphasis) == 0 && !strings.Contains(s.text, "**") {
		return nil
	}
	blocks := s.interviewBlocks()
	var d dialogue
	for i := range blocks {
		d.add(s, &blocks[i])
	}
	if d.questions < 2 || d.questions*10 < d.set*6 || d.asker*3 >= d.questions {
		return nil
	}
	asks, tells := s.interviewers(blocks[0].words[0].start)
	if asks.end == 0 && !(d.answered() && (d.addres*3 >= d.questions || s.spokenTo(tells.end))) {
		return nil
	}
	var out []turn
	for i := range blocks {
		t := turn{odds: interviewOdds, line: blocks[i].line, words: blocks[i].words, labelStart: tells.start, labelEnd: tells.end}
		if blocks[i].set {
			t.labelStart, t.labelEnd = asks.start, asks.end
		}
		out = append(out, t)
	}
	return out
}

// A block is a question, or the paragraphs of its answer.
type block struct {
	set   bool
	line  int
	words []extent
}

// interviewBlocks returns the questions that are set off and their answers,
// from the first question on.
func (s *finder) interviewBlocks() []block {
	var out []block
	last := -1 // the last line that asks
	for i := range s.lines {
		if s.asks(i) || s.questionIn(i) > 0 {
			last = i
		}
	}
	open := false
	for i, l := range s.lines {
		s.hints.check()
		if l.start == l.end {
			continue
		}
		in := s.text[l.start:l.end]
		switch q := s.questionIn(i); {
		case q > 0 && (open || len(out) == 0):
			open = true
			out = append(out, block{set: true, line: i, words: []extent{s.unstarred(extent{l.start, q})}})
			start, end := trim(s.text, q, l.end)
			out = append(out, block{line: i, words: []extent{{start, end}}})
		case s.strongLine(i):
			open = s.asks(i) || len(out) > 0 && i < last && s.terminalText(in)
			if !open {
				continue
			}
			if n := len(out); n > 0 && out[n-1].set {
				out[n-1].words = append(out[n-1].words, s.unstarred(l))
				continue
			}
			out = append(out, block{set: true, line: i, words: []extent{s.unstarred(l)}})
		case !open || aside.IsFooter(in) || aside.IsDirection(in):
			open = open && aside.IsDirection(in)
		case out[len(out)-1].set:
			out = append(out, block{line: i, words: []extent{{l.start, l.end}}})
		case s.terminalText(in) || s.text[l.start-1] == '\n' && i > 0 && s.lines[i-1].start < s.lines[i-1].end:
			n := len(out) - 1
			out[n].words = append(out[n].words, extent{l.start, l.end})
		default:
			open = false
		}
	}
	return out
}

// questionIn returns where a question ends that the markup sets off at the start
// of line i, before its answer; 0 where none does.
func (s *finder) questionIn(i int) int {
	l := s.lines[i]
	if marksAt(strings.TrimLeft(s.lineText(i), "*_ ")) {
		return 0
	}
	end := 0
	if k := s.emphasisAt(l.start); k >= 0 && s.hints.Emphasis[k].Start >= l.start-2 {
		end = s.hints.Emphasis[k].End
	} else if k := strings.Index(s.text[l.start:l.end], "?** "); k > 0 && strings.HasPrefix(s.text[l.start:l.end], "**") {
		end = l.start + k + len("?**")
	}
	if end == 0 || end >= l.end || !strings.HasSuffix(strings.TrimRight(s.text[l.start:end], "*_ ”\"’"), "?") || !s.terminalText(s.text[end:l.end]) {
		return 0
	}
	return end
}

// unstarred returns a line without signs of emphasis round it.
func (s *finder) unstarred(e extent) extent {
	for e.start < e.end && (s.text[e.start] == '*' || s.text[e.start] == '_') {
		e.start++
	}
	for e.end > e.start && (s.text[e.end-1] == '*' || s.text[e.end-1] == '_') {
		e.end--
	}
	return e
}

// asks says that line i is set off and ends in a question mark; what stands in
// marks is asked by somebody whom the text quotes.
func (s *finder) asks(i int) bool {
	return !marksAt(strings.TrimLeft(s.lineText(i), "*_ ")) && strings.HasSuffix(strings.TrimRight(s.lineText(i), "*_ ”\"’"), "?") && s.strongLine(i)
}

// add counts one block.
func (d *dialogue) add(s *finder, b *block) {
	first := s.text[b.words[0].start:b.words[0].end]
	if !b.set {
		for _, w := range b.words {
			if in := s.text[w.start:w.end]; speechtag.HasWord(outsideMarks(in), lexicon.FirstPersons) {
				d.answers++
				break
			}
		}
		return
	}
	d.set++
	count(&d.questions, strings.Contains(first, "?"))
	count(&d.addres, speechtag.HasWord(first, lexicon.SecondPersons))
	count(&d.asker, speechtag.HasWord(first, lexicon.FirstPersons))
}

// outsideMarks drops what stands in double marks.
func outsideMarks(in string) string {
	var b strings.Builder
	depth := 0
	for _, r := range in {
		switch r {
		case '“', '«':
			depth++
		case '”', '»':
			depth = max(0, depth-1)
		case '"':
			depth = 1 - min(depth, 1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// interviewers returns where the one who asks and the one who answers are
// named in what stands before byte end, the first question; empty where the text
// does not say.
func (s *finder) interviewers(end int) (asks, tells extent) {
	names := s.fullNames(max(0, end-introBytes), end)
	for k, n := range names {
		after := s.text[n.end:min(end, n.end+40)]
		words := strings.Fields(after)
		switch {
		case len(words) > 2 && lexicon.AskVerbs.Has(words[0]) && (words[1] == "to" || words[1] == "with") && !pointsAt(words[2], names, k, n.end):
		case len(words) > 0 && lexicon.AskVerbs.Has(words[0]) && !strings.HasPrefix(after, ","):
			asks = n
		case strings.HasSuffix(strings.TrimRight(s.text[max(0, n.start-20):n.start], " "), "nterview by"), strings.HasSuffix(strings.TrimRight(s.text[max(0, n.start-20):n.start], " "), "nterviewed by"):
			asks = n
		}
	}
	if asks.end == 0 {
		asks = s.credited()
	}
	for _, n := range names {
		if !strings.EqualFold(s.text[n.start:n.end], s.text[asks.start:asks.end]) && !s.isByline(n) {
			return asks, n
		}
	}
	return asks, extent{}
}

// credited returns the name on a line that says whose the interview is, wherever
// that stands: "Interview: Rosa Lindt"; empty where none does.
func (s *finder) credited() extent {
	for _, l := range s.lines {
		in := strings.TrimLeft(s.text[l.start:min(l.end, l.start+nickBytes)], "*_([ ")
		if len(in) < len("interview") || !strings.EqualFold(in[:len("interview")], "interview") {
			continue
		}
		for _, sign := range [...]string{": ", " by ", "ed by "} {
			if strings.HasPrefix(in[len("interview"):], sign) {
				for _, n := range s.fullNames(l.start, l.end) {
					return n
				}
			}
		}
	}
	return extent{}
}

// spokenTo says that a verb of asking stands behind a name that ends at byte at:
// Rosa Lindt spoke to us.
func (s *finder) spokenTo(at int) bool {
	if at == 0 {
		return false
	}
	for w := range strings.FieldsSeq(s.text[at:min(len(s.text), at+askBytes)]) {
		if lexicon.AskVerbs.Has(strings.Trim(w, ".,")) {
			return true
		}
	}
	return false
}

// askBytes is how far behind the name of who answers it may be told that somebody asked.
const askBytes = 400

// pointsAt says that somebody is asked by the one who is named before: a
// pronoun, or another name, follows.
func pointsAt(word string, names []extent, k, end int) bool {
	switch strings.Trim(word, ".,;:") {
	case "him", "her", "them", "the", "a", "an", "his", "their":
		return true
	case "us", "me":
		return false
	}
	return k+1 < len(names) && names[k+1].start < end+40
}

// isByline says that a name stands in a byline.
func (s *finder) isByline(n extent) bool {
	l := s.lines[s.lineAt(n.start)]
	return strings.HasPrefix(s.text[l.start:n.end], "By ")
}

// introBytes is how much before the first question is read for names.
const introBytes = 3000

// fullNames returns the names of two words or more between two bytes.
func (s *finder) fullNames(start, end int) []extent {
	var out []extent
	var run []extent
	flush := func() {
		if e, ok := s.personIn(run); ok {
			out = append(out, e)
		}
		run = run[:0]
	}
	for i := start; i < end; {
		n := strings.IndexFunc(s.text[i:end], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' })
		if n < 0 {
			n = end - i
		}
		if n == 0 {
			if s.text[i] != ' ' {
				flush()
			}
			i++
			continue
		}
		word := s.text[i : i+n]
		if unicode.IsUpper(char.First(word)) || len(run) > 0 && lexicon.TagParticles.Has(word) && word != "the" && word != "and" {
			run = append(run, extent{i, i + n})
		} else {
			flush()
		}
		i += n
	}
	flush()
	return out
}

// initialsOf says that a label that starts at byte at is the initials of somebody
// whom the start of the text names in full: AT: for Agnes Tull.
func (s *finder) initialsOf(label string, at int) bool {
	if len(label) < 2 || len(label) > 3 {
		return false
	}
	if s.initials == nil {
		s.initials = map[string]bool{}
		for _, n := range s.fullNames(0, min(at, introBytes)) {
			initials := ""
			for word := range strings.FieldsSeq(s.text[n.start:n.end]) {
				initials += string(char.First(word))
			}
			s.initials[initials] = true
		}
	}
	return s.initials[label]
}

// personIn returns the name of a person in a run of capitali words.
func (s *finder) personIn(run []extent) (extent, bool) {
	word := func(i int) string { return s.text[run[i].start:run[i].end] }
	for len(run) > 1 {
		g, given := lexicon.GivenName(word(0))
		if _, title := lexicon.Title(word(0)); title || lexicon.FunctionWord(strings.ToLower(word(0))) || lexicon.NotName(word(0)) && !given {
			run = run[1:]
			continue
		}
		last := word(len(run) - 1)
		if len(run) <= 4 && !lexicon.TagParticles.Has(last) && !lexicon.OrgWord(last) && (given && !g.Place || !lexicon.CommonWord(strings.ToLower(word(0))) && !lexicon.CommonWord(strings.ToLower(last)) && !lexicon.Place(word(0)+" "+last)) {
			return extent{run[0].start, run[len(run)-1].end}, true
		}
		return extent{}, false
	}
	return extent{}, false
}
