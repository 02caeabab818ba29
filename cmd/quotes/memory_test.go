package main

import (
	"strings"
	"testing"
)

// peak returns the most bytes that a run had in use at once, within a fifth:
// the heap is looked at whenever it has grown by so much.
func peak(t *testing.T, stdin string, args ...string) uint64 {
	t.Helper()
	t.Setenv("GOGC", "20")
	return accountOf(t, stdin, append([]string{"extract", "-q", "-j", "1", "-f", "jsonl"}, args...)...).Peak
}

// TestMemoryOfManyDocuments holds that nothing is kept of a document that is
// done: eight times the documents take no more at once.
func TestMemoryOfManyDocuments(t *testing.T) {
	documents := func(n int) string {
		return repeatedDocuments(n*len(article), "text", strings.ToValidUTF8(article, ""))
	}
	few := peak(t, documents(100), "--input-format", "jsonl")
	many := peak(t, documents(800), "--input-format", "jsonl")
	t.Logf("%d and %d bytes", few, many)
	if many > few+few/4 {
		t.Errorf("%d bytes in use at once for 100 documents, %d for 800", few, many)
	}
}

// mostAtOnce is how many bytes a byte of a document may take. News takes some
// 90, a text of marks alone 500 to 600.
const mostAtOnce = 800

// TestMemoryOfADocument holds that a document takes memory in proportion, also
// where it is nothing but marks.
func TestMemoryOfADocument(t *testing.T) {
	const size = 100_000
	for _, genre := range []string{"news", "fiction"} {
		for _, name := range []string{"news", "marks", "all marks", "short speeches", "names"} {
			text := hostileTexts[name]
			args := []string{"--input-format", "text", "--kinds", "all", "--genre", genre}
			empty := peak(t, "“Yes,” said Jo Ek.", args...)
			full := peak(t, text(size), args...)
			each := int(full-min(empty, full)) / size
			t.Logf("%s, %s: %d bytes a byte", genre, name, each)
			if each > mostAtOnce {
				t.Errorf("%s, %s: %d bytes at once for each byte, and should be %d at most", genre, name, each, mostAtOnce)
			}
		}
	}
}
