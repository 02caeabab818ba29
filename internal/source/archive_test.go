package source

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"quotes/internal/source/document"
)

// zipOf packs files, named and filled in turn.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wantError holds that reading fails with a code and says so in words.
func wantError(t *testing.T, name, data string, code document.Code, words string) {
	t.Helper()
	_, err := tryRead(name, data, Options{})
	e, ok := err.(*document.Error)
	if !ok || e.Code != code || !strings.Contains(e.Error(), words) {
		t.Errorf("%s: error %v, want %s with %q", name, err, code, words)
	}
}

func TestArchiveBounds(t *testing.T) {
	bomb := strings.Repeat("a", 4<<20)
	wantError(t, "bomb.docx", zipOf(t, "word/document.xml", bomb), document.TooLarge, "unpacks to more than 200 times")
	deep := strings.Repeat("<w:p>", 100000)
	wantError(t, "deep.docx", zipOf(t, "word/document.xml", deep), document.Broken, "inside each other")
	wantError(t, "cut.docx", zipOf(t, "word/document.xml", "<w:p/>")[:60], document.Broken, "damaged archive")
	wantError(t, "other.docx", zipOf(t, "x.txt", "x"), document.Broken, "has no word/document.xml")
	_, err := tryRead("big.docx", zipOf(t, "word/document.xml", strings.Repeat("<w:t>Some words.</w:t>", 4000)), Options{MaxBytes: 10000})
	if err == nil || err.(*document.Error).Code != document.TooLarge {
		t.Errorf("error %v, want one that names the limit", err)
	}
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>Say &b;.</w:t></w:r></w:p></w:document>`
	if doc := readAs(t, "entities.docx", zipOf(t, "word/document.xml", entities), Options{}); strings.Contains(doc.Text, "aaa") {
		t.Errorf("an entity was expanded: %q", doc.Text)
	}
}
