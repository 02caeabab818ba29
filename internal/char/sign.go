package char

import (
	"strings"
	"unicode/utf8"
)

// SentenceEnds says that head ends in a full stop, ! or ?, or a mark or
// bracket after it.
func SentenceEnds(head string) bool {
	for range lookThrough {
		head = head[:len(head)-SignBefore(head)]
	}
	head = strings.TrimRight(head, ")]")
	return head != "" && strings.IndexByte(".!?-", head[len(head)-1]) >= 0
}

// SignAt returns the length of the mark, or sign of emphasis, that rest
// starts with, 0 where it starts with none.
func SignAt(rest string) int {
	if rest == "" {
		return 0
	}
	r, n := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("*_\"'`“”‘’«»„", r) {
		return n
	}
	return 0
}

// SignBefore is SignAt for the end of head.
func SignBefore(head string) int {
	if head == "" {
		return 0
	}
	r, n := utf8.DecodeLastRuneInString(head)
	return SignAt(string(r)) * n / max(1, utf8.RuneLen(r))
}

// lookThrough is how many marks and signs of emphasis may stand side by side.
const lookThrough = 3
