package output

import "fmt"

// Thousands writes a number with commas: 1,203.
func Thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Plural returns the word for n things.
func Plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
