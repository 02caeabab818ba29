package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

// growth asks for TestGrowth, which takes a minute and wants a machine that is
// not too busy; .ci/run sets it.
var growth = flag.Bool("growth", false, "hold that the work grows with the text")

// hostileTexts make texts of a given size that a careless program takes
// quadratic time for.
var hostileTexts = map[string]func(size int) string{
	"news":          func(size int) string { return repeated(articleText(), size) },
	"story":         func(size int) string { return repeated(storyText(), size) },
	"marks":         func(size int) string { return repeated("\"", size) },
	"all marks":     func(size int) string { return repeated("“ ”\"‘’'«»‹›„‚「」『』``''", size) },
	"opening marks": func(size int) string { return repeated("“", size) },
	"open spans":    func(size int) string { return repeated("“a\n\n", size) },
	"no blanks":     func(size int) string { return repeated("a", size) },
	"stops":         func(size int) string { return repeated(".", size) },
	"dashes":        func(size int) string { return repeated("— a, b. ", size) },
	"dash lines":    func(size int) string { return repeated("— no, he, she, it\n\n", size) },
	"turns":         func(size int) string { return repeated("BOB: yes.\n\n", size) },
	"lines":         func(size int) string { return repeated("a\n", size) },
	"bad bytes":     func(size int) string { return repeated("\xe2\x80", size) },
	"one paragraph": func(size int) string {
		return repeated(strings.Join(strings.Fields(articleText()), " ")+" ", size)
	},
	"one sentence": func(size int) string { return repeated("and “so,” said Jo Ek, who told Al Roe, ", size) },
	"no quotes":    func(size int) string { return repeated("She said that it was. He told Jo Ek so. ", size) },
	"tags":         func(size int) string { return repeated("“Yes,” said he. ", size) },
	"one name":     func(size int) string { return repeated("Jo Ek came. “Yes,” she told Ek.\n\n", size) },
	"names":        func(size int) string { return numbered("%s %s came. “Yes,” %[2]s said.\n\n", size, 1) },
	"surname":      func(size int) string { return numbered("%s Ek came. “Yes,” Ek said.\n\n", size, 0) },
	"given name":   func(size int) string { return numbered("Jo %[2]s came. “Yes,” she said.\n\n", size, 1) },
	"words apart":  func(size int) string { return numbered("%s said that %s was there. ", size, 1) },
	"speakers":     func(size int) string { return numbered("%s %s: Yes, it is so.\n\n", size, 1) },
	"organisation": func(size int) string {
		return numbered("%s %s, head of %[2]s Bank, said it was “open”.\n\n", size, 1)
	},
}

// TestGrowth holds that four times the text takes about four times the work,
// measured in processor time, which other programs on the machine hardly change;
// quadratic time would be sixteen times the work. A machine shared with others has
// minutes in which large texts suffer more, so that a bad ratio is taken again.
func TestGrowth(t *testing.T) {
	if !*growth {
		t.Skip("asked for by -growth")
	}
	const size, times, most = 100_000, 4, 8
	for _, genre := range genres[1:] {
		for name, text := range hostileTexts {
			t.Run(genre+"/"+name, func(t *testing.T) {
				short, long := text(size), text(times*size)
				ratio := work(t, genre, long) / work(t, genre, short)
				for try := 0; ratio > most && try < 9; try++ {
					ratio = min(ratio, work(t, genre, long)/work(t, genre, short))
				}
				if ratio > most {
					t.Errorf("%d times the text takes %.1f times the work", times, ratio)
				}
			})
		}
	}
}

// work returns the seconds of processor time that a text takes.
func work(t *testing.T, genre, text string) float64 {
	before := processorTime(t)
	c := Command{Stdin: strings.NewReader(text), Stdout: &bytes.Buffer{}, Stderr: os.Stderr}
	if code := c.Main([]string{"extract", "-q", "-j", "1", "-f", "jsonl", "--kinds", "all", "--input-format", "text", "--genre", genre}); code != ExitOK {
		t.Fatal(code)
	}
	took := processorTime(t) - before
	t.Logf("%d kB: %.2f s", len(text)/1000, took)
	return took
}

func repeated(unit string, size int) string { return strings.Repeat(unit, size/len(unit)+1)[:size] }

// numbered repeats a format with two names that are new each time; a clause of
// the text is new so often.
func numbered(format string, size, first int) string {
	var b strings.Builder
	for i := first; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, madeUp("Ba", i), madeUp("Ro", i))
	}
	return b.String()
}

// madeUp returns a name of its own for every number.
func madeUp(start string, n int) string {
	for n++; n > 0; n /= 26 {
		start += string("aeioubcdfghjklmnpqrstvwxyz"[n%26])
	}
	return start
}

func articleText() string { return readTest("../../../testdata/articles/ferry.txt") }
func storyText() string   { return readTest("../../../testdata/stories/ferry-dashes.txt") }

func readTest(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return string(data) + "\n\n"
}
