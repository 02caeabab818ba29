package learn

// CodePoints returns the number of code points before each byte of a text that
// begins one, and before its end.
func CodePoints(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return at
}
