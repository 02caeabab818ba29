package review

import (
	"slices"
	"time"
)

// A step is a decision that can be undone: what stood there before.
type step struct {
	doc    int
	id     string
	before Decision
}

// earlier returns the steps of the reviewer's decisions that the file holds, the
// oldest first, so that a session that was ended can be undone by the next.
func (s *Session) earlier() []step {
	var steps []step
	at := func(p step) time.Time {
		made, _ := time.Parse(time.RFC3339, s.docs[p.doc].decided[p.id].At) // what is no time is the oldest
		return made
	}
	for i := range s.docs {
		d := &s.docs[i]
		for j := range d.record.Quotes {
			id := d.record.Quotes[j].ID
			if made := d.decided[id]; made != nil && made.At != "" && made.By == s.opts.Reviewer {
				steps = append(steps, step{i, id, Decision{Speaker: made.was, By: made.By, At: made.At}})
			}
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return at(a).Compare(at(b)) })
	return steps
}

// An Undone is a decision that was taken back.
type Undone struct {
	Doc      int      `json:"doc"`
	ID       string   `json:"id"`
	Decision Decision `json:"decision"` // what is decided now
}

// Undo takes back the last decision of the reviewer that was not taken back yet: of
// this session, then of those before it.
func (s *Session) Undo() (Undone, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.undo) == 0 {
		return Undone{}, ErrNothing
	}
	last := s.undo[len(s.undo)-1]
	now, err := s.set(last.doc, last.id, last.before)
	if err != nil {
		return Undone{}, err
	}
	s.undo = s.undo[:len(s.undo)-1]
	return Undone{last.doc, last.id, now}, nil
}
