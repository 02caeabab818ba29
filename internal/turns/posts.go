package turns

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
)

// postOdds is how likely what stands above such a line is the post.
const postOdds = 4

// posts returns the posts of a text, whose words stand above who wrote them.
func (s *finder) posts() []turn {
	if !strings.Contains(s.text, "(@") {
		return nil
	}
	var out []turn
	for i, l := range s.lines {
		name, signs := postSign(s.text[l.start:l.end])
		if !signs {
			if t, ok := s.signedPost(i); ok {
				out = append(out, t)
			}
			continue
		}
		if i == 0 {
			continue
		}
		t := turn{labelStart: l.start + name.start, labelEnd: l.start + name.end, odds: postOdds, line: i}
		j := i - 1
		for gap := 0; j >= 0 && s.lines[j].start == s.lines[j].end && gap < 1; j-- {
			gap++
		}
		first := j
		for first > 0 && s.lines[first-1].start < s.lines[first-1].end {
			first--
		}
		if j < 0 || first > j || s.lines[first].start == s.lines[first].end || s.isQuoted(s.lines[first].start) || s.markedWhole(s.lines[first].start, s.lines[j].end) {
			continue
		}
		if _, signs := postSign(s.lineText(j)); signs {
			continue
		}
		for k := first; k <= j; k++ {
			t.words = append(t.words, extent{s.lines[k].start, s.lines[k].end})
		}
		out = append(out, t)
	}
	return out
}

// postSign returns the name in the line under a post that is pasted: — Rosa Vidal
// (@rosavidal) March 3, 2021.
func postSign(line string) (name extent, ok bool) {
	for _, dash := range [...]string{"—", "–", "--", "-"} {
		if strings.HasPrefix(line, dash) {
			return signature(line, len(dash))
		}
	}
	return extent{}, false
}

// The longest name, in characters, and handle that sign a post, and how far from
// the dash before it the name is searched.
const (
	longestSigner  = 60
	longestHandle  = 40
	signatureBytes = (longestSigner + 1) * utf8.UTFMax
)

// signature returns the name that stands at byte i of a line before its handle:
// Rosa Vidal (@rosavidal).
func signature(line string, i int) (name extent, ok bool) {
	open := strings.IndexAny(line[i:min(len(line), i+signatureBytes)], "()@")
	if open < 0 || !strings.HasPrefix(line[i+open:], "(@") {
		return extent{}, false
	}
	name.start, name.end = trim(line, i, i+open)
	if n := utf8.RuneCountInString(line[name.start:name.end]); n == 0 || n > longestSigner {
		return extent{}, false
	}
	handle := line[i+open+len("(@"):]
	n := 0
	for n < len(handle) && (char.ASCIILetter(handle[n]) || char.ASCIIDigit(handle[n]) || handle[n] == '_') {
		n++
	}
	if n == 0 || n > longestHandle || !strings.HasPrefix(handle[n:], ")") {
		return extent{}, false
	}
	return name, n+1 == len(handle) || char.SpaceByte(handle[n+1])
}

// signedPost returns the post of a line that ends in who wrote it: a post and its
// sign in one.
func (s *finder) signedPost(i int) (turn, bool) {
	l := s.lines[i]
	line := s.text[l.start:l.end]
	for end := strings.LastIndex(line, "(@"); end > 0; {
		at := strings.LastIndexAny(line[:end], "—–-")
		if at < 0 {
			break
		}
		if end = at; line[at] == '-' {
			if at--; at < 0 || line[at] != '-' {
				continue
			}
		}
		if post := strings.TrimRight(line[:at], " \t"); len(post) < at && endsPost(post) {
			if name, ok := postSign(line[at:]); ok && !s.isQuoted(l.start) && !s.markedWhole(l.start, l.start+len(post)) {
				return turn{labelStart: l.start + at + name.start, labelEnd: l.start + at + name.end, odds: postOdds, line: i, words: []extent{{l.start, l.start + len(post)}}}, true
			}
		}
	}
	return turn{}, false
}

// endsPost says that words end as those of a post do.
func endsPost(post string) bool {
	r, _ := utf8.DecodeLastRuneInString(post)
	return strings.ContainsRune(".!?…)", r) || unicode.IsLetter(r) || unicode.IsNumber(r)
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
