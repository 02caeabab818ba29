package captions

import (
	"slices"
	"strings"
	"time"
)

// Rolling captions show a line again, above the next one, or for a moment
// between two: it was said once.
//
//	00:01 → 00:03  and the snow came early that
//	00:03 → 00:06  and the snow came early that
//	               year so we moved the herd
type rolling struct {
	before, now []string // the lines of the caption before, and of this one so far
	adjoins     bool     // no time lies between the two
	moment      bool     // this one is too short to be read
}

// Times between which nothing is said, and in which nobody can read.
const (
	noTime   = 100 * time.Millisecond
	aMoment  = 60 * time.Millisecond
	fewWords = 3 // of a line that somebody may say twice
)

// next begins a caption, which shows from one time to another; the one before
// ended at last.
func (r *rolling) next(from, to, last time.Duration) {
	r.before, r.now = r.now, nil
	r.adjoins, r.moment = from-last < noTime && last-from < noTime, to-from < aMoment
}

// again says that a line, without its tags, was shown by the caption before, as
// its last or with those after it. more says that another line follows it.
func (r *rolling) again(line string, more bool) bool {
	r.now = append(r.now, line)
	if !r.adjoins || !more && !r.moment || len(strings.Fields(line)) < fewWords {
		return false
	}
	n := len(r.now)
	for k := 0; k+n <= len(r.before); k++ {
		if slices.Equal(r.before[k:k+n], r.now) {
			return true
		}
	}
	return false
}
