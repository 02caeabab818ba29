package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"testing"
)

// BenchmarkStream is the whole of the work, from JSON Lines to JSON Lines, with
// one worker: compare its time with that of BenchmarkAgainstProse/prose.
func BenchmarkStream(b *testing.B) {
	texts, size := news(b)
	lines := jsonLines(b, texts)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		c := Command{Stdin: bytes.NewReader(lines), Stdout: io.Discard}
		if code := c.Main([]string{"extract", "-q", "-j", "1", "--input-format", "jsonl", "-f", "jsonl", "--per", "doc"}); code != ExitOK {
			b.Fatal(code)
		}
	}
}

// jsonLines returns texts as JSON Lines.
func jsonLines(b testing.TB, texts []string) []byte {
	b.Helper()
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	for i, text := range texts {
		if err := lines.Encode(map[string]string{"id": fmt.Sprint(i), "text": text}); err != nil {
			b.Fatal(err)
		}
	}
	return out.Bytes()
}
