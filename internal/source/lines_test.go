package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"quotes/internal/source/document"
)

const someLines = "\ufeff{\"text\": \"a\"}\r\n\n" + `{"text": "bb"}` + "\n  \n" + `{"text": "c"}`

// TestLinesInPieces holds that a file that is read in two pieces, wherever it
// is cut, gives the lines and numbers that it gives as a whole.
func TestLinesInPieces(t *testing.T) {
	text := someLines + strings.Repeat("x", 3*document.SniffLen) + "\n{}\n"
	whole := linesFrom(t, text, 0, int64(len(text)))
	for cut := range text {
		if cut > len(someLines)+4 && cut%977 != 0 && cut < len(text)-6 {
			continue
		}
		at := int64(cut)
		got := append(linesFrom(t, text, 0, at), linesFrom(t, text, at, int64(len(text)))...)
		if len(got) != len(whole) {
			t.Fatalf("cut at %d: %d lines, not %d", cut, len(got), len(whole))
		}
		for i := range got {
			if got[i].Number != whole[i].Number || !bytes.Equal(got[i].Text, whole[i].Text) {
				t.Errorf("cut at %d: line %d is %d %.40q", cut, i, got[i].Number, got[i].Text)
			}
		}
	}
}

// linesFrom returns the lines that start in a stretch of a file.
func linesFrom(t *testing.T, text string, start, end int64) []Line {
	t.Helper()
	r, err := NewLineReader(strings.NewReader(text), "a", Options{})
	if err != nil || !r.Plain() {
		t.Fatal(err, r.Plain())
	}
	if err := r.SkipTo(start); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	var lines []Line
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) || line.Offset >= end {
			return lines
		}
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(text[line.Offset:], string(line.Text)) {
			t.Errorf("%.40q does not stand at %d", line.Text, line.Offset)
		}
		lines = append(lines, line)
	}
}

// TestPackedLinesAreNotPlain holds that packed files, and such in other
// encodings, are known as ones that cannot be read in pieces.
func TestPackedLinesAreNotPlain(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, someLines)
	w.Close()
	for _, file := range []string{packed.String(), "\xff\xfe{\x00}\x00"} {
		r, err := NewLineReader(strings.NewReader(file), "a", Options{})
		if err != nil || r.Plain() {
			t.Fatal(err, r.Plain())
		}
		if line, err := r.Next(); err != nil || line.Text[0] != '{' {
			t.Errorf("%q %v", line.Text, err)
		}
	}
	broken := Line{Path: "a", Broken: "gzip: invalid header"}
	if _, err := broken.Item(Options{}).Load(context.Background()); err == nil || err.Error() != "a: cannot be read (gzip: invalid header); check the file" {
		t.Error(err)
	}
}
