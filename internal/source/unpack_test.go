package source

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"quotes/internal/source/document"
)

func gzipped(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstded(t testing.TB, data string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(data), nil))
}

func TestPackedFiles(t *testing.T) {
	const text = "“Yes,” said Jo."
	for name, data := range map[string]string{
		"a.txt.gz": gzipped(t, text), "a.txt.zst": zstded(t, text), "a.gz": gzipped(t, text), Stdin: zstded(t, text),
		"a.html.gz": gzipped(t, "<p>“Yes,” said <b>Jo</b>."), "a.md.zst": zstded(t, "“Yes,” said **Jo**."),
		"a.jsonl.gz": gzipped(t, `{"text": "“Yes,” said Jo."}`), "a.csv.gz": gzipped(t, "text\n\"“Yes,” said Jo.\"\n"),
	} {
		if doc := readAs(t, name, data, Options{}); doc.Text != text {
			t.Errorf("%s: %q", name, doc.Text)
		}
	}
	_, err := tryRead("bomb.txt.gz", gzipped(t, strings.Repeat("a", 4<<20)), Options{MaxBytes: 1 << 20})
	if err == nil || err.(*document.Error).Code != document.TooLarge {
		t.Errorf("error %v, want one that names the limit", err)
	}
	wantError(t, "cut.txt.gz", gzipped(t, strings.Repeat("abc", 999))[:30], document.Unreadable, "cannot be read")
	wantError(t, "a.txt.gz", gzipped(t, "BZh91AY&SY"), document.Compressed, "is a bzip2 file")
}

// TestMixedFolder holds that a folder of files of every format is read, each
// as what it is, and that the rest is passed over.
func TestMixedFolder(t *testing.T) {
	docx, _ := docxFile(t)
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.txt": "Text.", "b.html": webPage, "c.md": markdownPage, "d.docx": docx, "e.epub": epubFile(t), "f.jsonl": `{"text": "x"}` + "\n" + `{"text": "y"}`,
		"g.csv": "text\nx\n", "h.srt": subRip, "i.vtt": webVTT, "j.tei": edition, "k": webPage, "l.txt.gz": gzipped(t, "Text."), "m.xml": edition,
		"n.xml": "<rss/>", "o.png": "\x89PNG\r\n\x1a\n", "p.csv": "a,b\n1,2\n", "~$q.docx": "\x00lock", "r.xml.zst": zstded(t, edition), "s.txt": webPage,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for item := range Items([]string{dir}, Options{}) {
		doc, err := item.Load(context.Background())
		name := filepath.Base(item.Path)
		switch {
		case err == nil:
			got = append(got, name+" "+string(doc.Format))
		case !item.Found || !err.(*document.Error).NotArticle():
			t.Errorf("%s: %v", item.Name, err)
		}
	}
	want := []string{"a.txt text", "b.html html", "c.md markdown", "d.docx docx", "e.epub epub", "f.jsonl jsonl", "f.jsonl jsonl", "g.csv csv", "h.srt srt",
		"i.vtt vtt", "j.tei tei", "k html", "l.txt.gz text", "m.xml tei", "r.xml.zst tei", "s.txt html"}
	if !slices.Equal(got, want) {
		t.Errorf("read\n%q\nwant\n%q", got, want)
	}
}
