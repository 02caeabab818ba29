package scene

import "strings"

// Trim narrows a range to leave out white space at both ends.
func Trim(text string, start, end int) (int, int) {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeft(s, " \t\r\n\u00a0"))
	end -= len(s) - len(strings.TrimRight(s, " \t\r\n\u00a0"))
	return start, max(start, end)
}
