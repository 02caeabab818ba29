package cli

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf16"

	"quotes/internal/record"
)

// FuzzExtract holds, for any bytes on standard input, that the program neither
// panics nor breaks its promise: every place says what the text says there.
func FuzzExtract(f *testing.F) {
	for _, text := range []string{
		"“It is open,” Jo Ek said.", "\"It's\n\n\"open\" 'no''\" ''x`` said", "JO EK: Yes.\nAL ROE: No.\n", "— Yes, she said. — No.",
		"« Oui », dit-il. „Ja“, sagte er. 「はい」", "\xef\xbb\xbf“a\x00\xff”", "<p>“Yes,” said Jo.</p>", "{\"text\": \"“Yes,” said Jo.\"}\n{", "\"\"\"\"''''““””",
		"𝒳 “𝒴,” said Jo 𝒵.",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		unit := record.Units()[len(text)%3]
		var out, errs bytes.Buffer
		c := Command{Stdin: bytes.NewReader(text), Stdout: &out, Stderr: &errs}
		code := c.Main([]string{"extract", "-f", "jsonl", "--per", "doc", "--with-text", "--kinds", "all", "--nested", "--min-confidence", "0", "--offsets", string(unit)})
		if code != ExitOK && code != ExitError || bytes.Contains(errs.Bytes(), []byte("internal error")) {
			t.Fatalf("exit code %d: %s", code, &errs)
		}
		for line := range bytes.Lines(out.Bytes()) {
			checkLine(t, line, unit)
		}
	})
}

// checkLine holds the places of a document's line.
func checkLine(t *testing.T, line []byte, unit record.Unit) {
	var doc record.Document
	if err := json.Unmarshal(line, &doc); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	if doc.Text == nil {
		return // a document that failed
	}
	slice := slicer(*doc.Text, unit)
	check := func(text string, start, end int) {
		if got, ok := slice(start, end); !ok || got != text {
			t.Errorf("%d to %d is %q, not %q", start, end, got, text)
		}
	}
	for _, q := range doc.Quotes {
		for _, p := range append(q.Parts, q.Context) {
			check(p.Text, p.Start, p.End)
		}
		if q.Mention != nil {
			check(q.Mention.Text, q.Mention.Start, q.Mention.End)
		}
		if q.Cue != nil {
			check(q.Cue.Text, q.Cue.Start, q.Cue.End)
		}
	}
}

// slicer returns a function that cuts the text by a unit's positions.
func slicer(text string, unit record.Unit) func(start, end int) (string, bool) {
	cut := func(length int, part func(start, end int) string) func(start, end int) (string, bool) {
		return func(start, end int) (string, bool) {
			if start < 0 || end < start || end > length {
				return "", false
			}
			return part(start, end), true
		}
	}
	switch unit {
	case record.Bytes:
		return cut(len(text), func(start, end int) string { return text[start:end] })
	case record.UTF16:
		units := utf16.Encode([]rune(text))
		return cut(len(units), func(start, end int) string { return string(utf16.Decode(units[start:end])) })
	}
	runes := []rune(text)
	return cut(len(runes), func(start, end int) string { return string(runes[start:end]) })
}
