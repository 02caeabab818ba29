package script

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
)

// scriptOf makes a script of a text.
func scriptOf(t *testing.T, text string) *Book {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.txt")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return New(read(t, path), Options{Kinds: record.DefaultKinds()})
}

// printed is a book as it is printed: a title above its first chapter, a chapter whose
// title stands in marks, words that a line end cuts, and its end.
const printed = `THE LOCK

by Jo Roe



CHAPTER I.

“COME AWAY, COME AWAY!”

The lock was shut, and the rain had come up from the sea, and the animal-
doctor was on the road. He spoke of the wa-
ter to nobody, and water was there. It was the two-
and three-masted ships that he saw, a well-
known sight, well-known to all.

“It rains,” said Ann Ek, “and it will rain.”

CHAPTER II. “DO YOU BELIEVE?”

In the morning the sun stood over the lock, and the boats lay in a row below the gate.

“Is it open?” asked Bo Lund.

“It is open.” Ann Ek laughed. She said it once more to Bo Lund, and he went down to the boats.

“The end!” said Bo Lund.

THE END
`

// TestPrintedBook holds what is a heading and what is not, and where it stands.
func TestPrintedBook(t *testing.T) {
	b := scriptOf(t, printed)
	var got []string
	for _, r := range rowsOf(b) {
		if r.Kind == Heading {
			got = append(got, string('0'+rune(r.Chapter))+" "+r.Text)
		}
	}
	want := []string{"0 THE LOCK", "0 by Jo Roe", "1 CHAPTER I.", "1 COME AWAY, COME AWAY!", "2 CHAPTER II. DO YOU BELIEVE?", "2 THE END"}
	if !slices.Equal(got, want) {
		t.Errorf("headings %q, not %q", got, want)
	}
	names := []string{b.fileName(0), b.fileName(1)}
	if want := []string{"00-front", "01-chapter-i-come-away-come-away"}; !slices.Equal(names, want) {
		t.Errorf("files %q", names)
	}
	if !strings.Contains(written(t, "fountain", b)[names[1]+".fountain"], ".CHAPTER I. — COME AWAY, COME AWAY!\n") {
		t.Error("number and title are not one heading")
	}
	checkTiling(t, b, printed, printed)
}

// TestBrokenWords holds that words which a line end cuts are whole again.
func TestBrokenWords(t *testing.T) {
	text := ""
	for _, r := range rowsOf(scriptOf(t, printed)) {
		text += r.Text + " "
	}
	for _, want := range []string{"the animal-doctor was", "of the water to", "the two- and three-masted ships", "a well-known sight"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// TestTheEnd holds what says that a book is at its end.
func TestTheEnd(t *testing.T) {
	for text, want := range map[string]bool{"THE END": true, "The End.": true, "* * * THE END": true, "FINIS.": true, "“The end!”": false, "The end?": false, "The end of it all.": false} {
		if isEnd(text) != want {
			t.Errorf("%q", text)
		}
	}
}

// TestTitlesUnderNumbers holds what is a title under a number that stands alone, and
// what is speech or narration.
func TestTitlesUnderNumbers(t *testing.T) {
	for line, want := range map[string]bool{
		"“Come Away, Come Away!”": true, "Come Away, Come Away!": true, "The Ducks of the Town": true, "“WHO GOES THERE?”": true,
		"“Come in!”": false, "“Good Heavens!”": false, "Suddenly there was silence.": false, "“It is open,” said Bo Lund.": false,
	} {
		text := "I\n\nThe Lock\n\nThe lock was shut, and the rain had come up from the sea.\n\nII\n\n" + line + "\n\nIn the morning the sun stood over the lock, and the boats lay below.\n\n" +
			"III\n\nThe Gate\n\nIn the evening the boats lay in a row, and nobody was there.\n"
		for _, r := range rowsOf(scriptOf(t, text)) {
			if strings.HasPrefix(letters(line), letters(r.Text)) && r.Text != "I" && (r.Kind == Heading) != want {
				t.Errorf("%s: %s", line, r.Kind)
			}
		}
	}
}
