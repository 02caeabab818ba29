package script

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Numbers are those of the chapters that are written, from First to Last; the
// zero value is all of a book.
type Numbers struct {
	First, Last int
	given       bool
}

// Set reads a number, or two with a hyphen between them: 3, 2-5.
func (n *Numbers) Set(text string) error {
	from, to, several := strings.Cut(text, "-")
	if !several {
		to = from
	}
	first, err := strconv.ParseUint(from, 10, 31)
	last, err2 := strconv.ParseUint(to, 10, 31)
	if err != nil || err2 != nil || first > last {
		return fmt.Errorf("give the number of a chapter, or the first and the last of several: 3, 2-5")
	}
	*n = Numbers{int(first), int(last), true}
	return nil
}

// String returns the numbers as Set reads them; empty for all.
func (n *Numbers) String() string {
	switch {
	case !n.given:
		return ""
	case n.First == n.Last:
		return strconv.Itoa(n.First)
	}
	return fmt.Sprintf("%d-%d", n.First, n.Last)
}

// Type says what the value is called in a list of flags.
func (n *Numbers) Type() string { return "N[-M]" }

// Given says that not all chapters are asked for.
func (n *Numbers) Given() bool { return n.given }

// Only returns the book with these chapters alone. Numbers, names of files and
// the cast are those of the whole book.
func (b *Book) Only(n Numbers) *Book {
	if !n.given {
		return b
	}
	some := *b
	some.last = b.lastNumber()
	some.Chapters = slices.DeleteFunc(slices.Clone(b.Chapters), func(c Chapter) bool { return c.Number < n.First || c.Number > n.Last })
	return &some
}

// lastNumber returns the number of the last chapter of the whole book.
func (b *Book) lastNumber() int {
	last := b.last
	for i := range b.Chapters {
		last = max(last, b.Chapters[i].Number)
	}
	return last
}
