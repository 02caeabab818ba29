package turns

import (
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/naming"
)

// In the record of a court, Q and A have names elsewhere: who asks stands in
// the heading of the examination, and who answers where the oath is told.
var (
	examiner = lazy.MustCompile(`^(?:[A-Z -]*EXAMINATION,? +)?(?:BY|By) +((?:MR|MS|MRS|DR|Mr|Ms|Mrs|Dr)\.? +\p{Lu}[\p{L}’'.-]*(?: +\p{Lu}[\p{L}’'.-]*){0,2})\s*:?$`)
	witness  = lazy.MustCompile(`\p{Lu}[\p{Lu}’'-]+(?: (?:\p{Lu}[\p{Lu}’'-]+|\p{Lu}\.)){1,3}`)
)

// oathBytes is how far from the name of a witness the oath may be told.
const oathBytes = 160

// An examination is who asks and who answers in the record of a court; both
// are empty where it does not say.
type examination struct{ asks, tells extent }

// read takes what line i tells about who asks and who answers. It says that
// the line is the heading of an examination.
func (x *examination) read(s *finder, i int) bool {
	line := s.lines[i]
	in := s.text[line.start:line.end]
	if len(in) > labelBytes {
		return false
	}
	if m := examiner.FindStringSubmatchIndex(in); m != nil {
		x.asks = extent{line.start + m[2], line.start + m[3]}
		return true
	}
	if m := witness.FindStringIndex(in); m != nil {
		after := s.text[line.start+m[1] : min(len(s.text), line.start+m[1]+oathBytes)]
		after, _, _ = strings.Cut(after, "\n\n")
		if strings.Contains(after, "sworn") || strings.Contains(after, "affirmed") {
			x.tells = extent{line.start + m[0], line.start + m[1]}
		}
	}
	return false
}

// introduce takes who asks and who answers from what stands before the first of
// the labels, where all of them are Q and A, or Question and Answer.
func (x *examination) introduce(s *finder, labels []lineLabel) {
	for i := range labels {
		name := s.text[labels[i].start:labels[i].end]
		if !naming.IsQuestion(name) && !naming.IsAnswer(name) || labels[i].form != colonForm && labels[i].form != boldForm || s.text[labels[i].end] == '.' {
			return
		}
	}
	if len(labels) > 1 {
		x.asks, x.tells = s.interviewers(labels[0].start)
	}
}

// named returns where the bearer of a label is named: for Q and A, and for
// the witness, where the record says who that is.
func (x *examination) named(s *finder, l *label) extent {
	switch name := s.text[l.start:l.end]; {
	case naming.IsQuestion(name) && x.asks.end > 0:
		return x.asks
	case (naming.IsAnswer(name) || strings.EqualFold(name, "the witness")) && x.tells.end > 0:
		return x.tells
	}
	return extent{l.start, l.end}
}
