package turns

import (
	"strings"

	"quotes/internal/lazy"
)

// postSign is the line under a post that is pasted: — Rosa Vidal (@rosavidal) March 3, 2021.
var postSign = lazy.MustCompile(`^(?:[—–-]|--)\s*([^()@]{1,60}?)\s*\(@\w{1,40}\)(?:\s|$)`)

// signedPost is a post and that line in one.
var signedPost = lazy.MustCompile(`^(.*[.!?…)\pL\pN])\s+(?:[—–]|--)\s*([^()@]{1,60}?)\s*\(@\w{1,40}\)(?:\s|$)`)

// postOdds is how likely what stands above such a line is the post.
const postOdds = 4

// posts returns the posts of a text, whose words stand above who wrote them.
func (s *finder) posts() []turn {
	if !strings.Contains(s.text, "(@") {
		return nil
	}
	var out []turn
	for i, l := range s.lines {
		m := postSign.FindStringSubmatchIndex(s.text[l.start:l.end])
		if m == nil {
			if t, ok := s.signedPost(i); ok {
				out = append(out, t)
			}
			continue
		}
		if i == 0 {
			continue
		}
		t := turn{labelStart: l.start + m[2], labelEnd: l.start + m[3], odds: postOdds, line: i}
		j := i - 1
		for gap := 0; j >= 0 && s.lines[j].start == s.lines[j].end && gap < 1; j-- {
			gap++
		}
		first := j
		for first > 0 && s.lines[first-1].start < s.lines[first-1].end {
			first--
		}
		if j < 0 || first > j || s.lines[first].start == s.lines[first].end || s.isQuoted(s.lines[first].start) || s.markedWhole(s.lines[first].start, s.lines[j].end) || postSign.MatchString(s.lineText(j)) {
			continue
		}
		for k := first; k <= j; k++ {
			t.words = append(t.words, extent{s.lines[k].start, s.lines[k].end})
		}
		out = append(out, t)
	}
	return out
}

// signedPost returns the post of a line that ends in who wrote it.
func (s *finder) signedPost(i int) (turn, bool) {
	l := s.lines[i]
	m := signedPost.FindStringSubmatchIndex(s.text[l.start:l.end])
	if m == nil || s.isQuoted(l.start) || s.markedWhole(l.start, l.start+m[3]) {
		return turn{}, false
	}
	return turn{labelStart: l.start + m[4], labelEnd: l.start + m[5], odds: postOdds, line: i, words: []extent{{l.start + m[2], l.start + m[3]}}}, true
}

// isQuoted says that the markup sets off byte pos as a quotation.
func (s *finder) isQuoted(pos int) bool {
	for _, q := range s.hints.Quoted {
		if q.Start <= pos && pos < q.End {
			return true
		}
	}
	return false
}
