package source

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// endlessCrawl is an archive of a crawl that never ends, and counts what was read.
type endlessCrawl struct {
	record string
	rest   string
	read   int
}

// Read fills p with records.
func (c *endlessCrawl) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if c.rest == "" {
			c.rest = c.record
		}
		k := copy(p[n:], c.rest)
		c.rest = c.rest[k:]
		n += k
	}
	c.read += n
	return n, nil
}

// TestCrawlIsStreamed holds that the pages of an archive come one by one, as they
// are read: of one that never ends a thousand come, little more is read than
// they are, and memory does not grow with them.
func TestCrawlIsStreamed(t *testing.T) {
	page := "<p>“It is open,” said Jo Ek.</p>" + strings.Repeat("<p>The bridge is a gift to the whole valley.</p>", 200)
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	in := &endlessCrawl{record: fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example.org/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)}
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	n, before := 0, uint64(0)
	for item := range Items([]string{Stdin}, Options{Stdin: in, Name: "a.warc"}) {
		doc, err := item.Load(context.Background())
		if err != nil || !strings.HasPrefix(doc.Text, "“It is open,” said Jo Ek.") {
			t.Fatalf("%v: %v", item.Name, err)
		}
		if n++; n == 100 {
			before = memory()
		}
		if n == 1000 {
			break
		}
	}
	if most := (n+1)*len(in.record) + 1<<20; in.read > most {
		t.Errorf("%d pages of %d bytes took %d bytes", n, len(in.record), in.read)
	}
	if after := memory(); after > before+4<<20 {
		t.Errorf("memory grew from %d to %d bytes over 900 pages", before, after)
	}
}
