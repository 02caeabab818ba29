package record

import "fmt"

// SpokenAt returns when the quote was spoken, from the start of its first part to
// the end of its last one; nil where the input has no times.
func (q *Quote) SpokenAt() *Time {
	var out *Time
	for i := range q.Parts {
		t := q.Parts[i].Time
		switch {
		case t == nil:
		case out == nil:
			out = &Time{t.Start, t.End}
		default:
			out.End = max(out.End, t.End)
		}
	}
	return out
}

// Clock returns when it begins as people write it: 0:03, 1:02:40; nothing of nil.
func (t *Time) Clock() string {
	if t == nil {
		return ""
	}
	s := int(t.Start)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}
