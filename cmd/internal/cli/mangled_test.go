package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"quotes/internal/record"
)

// mangled returns a document with parts cut off, left out, doubled, or brought in
// from elsewhere, and bytes changed. An archive is mangled as a file, or in one of
// the files that it holds.
func mangled(rng *rand.Rand, data []byte) []byte {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) && rng.IntN(3) > 0 {
		return mangledArchive(rng, data)
	}
	data = slices.Clone(data)
	stretch := func() (from, to int) {
		from = rng.IntN(len(data) + 1)
		return from, min(len(data), from+rng.IntN(1+min(400, len(data))))
	}
	for range 1 + rng.IntN(4) {
		from, to := stretch()
		switch rng.IntN(6) {
		case 0:
			data = data[:from]
		case 1:
			data = slices.Delete(data, from, to)
		case 2:
			data = slices.Insert(data, to, slices.Clone(data[from:to])...)
		case 3:
			at, _ := stretch()
			data = slices.Insert(data, at, slices.Clone(data[from:to])...)
		case 4:
			for i := from; i < to; i += 1 + rng.IntN(20) {
				data[i] = byte(rng.IntN(256))
			}
		case 5:
			signs := "<>&\"'\n\r\t,;:|{}[]()=/\\-—“”‘’\x00\xff# 0"
			for range 1 + rng.IntN(8) {
				at := rng.IntN(len(data) + 1)
				data = slices.Insert(data, at, signs[rng.IntN(len(signs))])
			}
		}
	}
	return data
}

// mangledArchive mangles one of the files of a zip archive.
func mangledArchive(rng *rand.Rand, data []byte) []byte {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) == 0 {
		return data
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	which := rng.IntN(len(r.File))
	for i, f := range r.File {
		in, err := f.Open()
		if err != nil {
			return data
		}
		part, err := io.ReadAll(in)
		if err != nil {
			return data
		}
		if i == which {
			part = mangled(rng, part)
		}
		if f, err := w.Create(f.Name); err == nil {
			_, _ = f.Write(part)
		}
	}
	_ = w.Close()
	return out.Bytes()
}

// documentsByKind returns documents by the ending of their names.
func documentsByKind(t *testing.T) map[string][][]byte {
	t.Helper()
	kinds := map[string][][]byte{}
	for _, pattern := range []string{"../../../testdata/sets/files/*", "../../../testdata/articles/*.txt", "../../../../shared/files/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil && len(data) < 100_000 {
				kinds[filepath.Ext(file)] = append(kinds[filepath.Ext(file)], data)
			}
		}
	}
	article := string(kinds[".txt"][0])
	add := func(ext, data string) { kinds[ext] = append(kinds[ext], []byte(data)) }
	add(".zip", zipped(t, "a.txt", article, "b/c.html", "<html><body><p>“Yes,” said Jo Ek.</p></body></html>"))
	add(".epub", zipped(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
		"book.opf", `<package><metadata><title>A book</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"a.xhtml", "<html><body><h1>I</h1><p>“Yes,” said Jo Ek.</p><p>“No,” he said.</p></body></html>"))
	add(".pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"+
		"4 0 obj<</Length 76>>stream\nBT /F1 12 Tf 50 700 Td (\"It is open,\" Jo Ek said. \"No,\" said Al Roe.) Tj ET\nendstream endobj\n"+
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\nxref\n0 6\n0000000000 65535 f \ntrailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
	var rows bytes.Buffer
	w := csv.NewWriter(&rows)
	_ = w.WriteAll([][]string{{"id", "text", "title"}, {"1", article, "x"}, {"2", "<p>“Yes,” said <b>Jo</b>.</p>", "y"}})
	add(".csv", rows.String())
	add(".tsv", strings.ReplaceAll("id\ttext\n1\t“Yes,” said Jo Ek.\n2\t“No,” he said.\n", "\r", ""))
	line, _ := json.Marshal(map[string]any{"id": 1, "text": article, "title": "x", "tags": []int{1}})
	add(".jsonl", string(line)+"\n"+`{"id": "b", "text": "<p>“Yes,” said Jo.</p><p>No.</p>"}`+"\n")
	add(".tei", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>A</title></teiHeader><text><body><div><head>I</head><p><said who="#a">“Yes,”</said> said Jo Ek.</p><sp who="#b"><speaker>AL</speaker><p>No.</p></sp></div></body></text></TEI>`)
	return kinds
}

// zipped is an archive of names and contents by turns.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// mangledAtOnce is how many documents one run of the program is given.
const mangledAtOnce = 50

// TestMangled holds of documents of every kind that are mangled at random that the
// program neither panics nor hangs, and that each line it writes is a document or a
// failure as the schemas have them, with places that say what the text says and
// references that resolve.
func TestMangled(t *testing.T) {
	kinds := documentsByKind(t)
	if len(kinds) < 20 {
		t.Fatalf("%d kinds", len(kinds))
	}
	document, failure := compiled(t, "document"), compiled(t, "failure")
	for kind, seeds := range kinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for from, n := 0, size(t, 10, 1000); from < n; from += mangledAtOnce {
				var names []string
				for i := from; i < min(n, from+mangledAtOnce); i++ {
					rng := rand.New(rand.NewPCG(uint64(i), uint64(len(kind))))
					name := filepath.Join(dir, fmt.Sprint(i, kind))
					if err := os.WriteFile(name, mangled(rng, seeds[rng.IntN(len(seeds))]), 0o666); err != nil {
						t.Fatal(err)
					}
					names = append(names, name)
				}
				checkMangled(t, names, document, failure)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// checkMangled runs the program on files and looks at each line.
func checkMangled(t *testing.T, names []string, document, failure *jsonschema.Schema) {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdout: &out, Stderr: &errs}
	args := []string{"extract", "-q", "-j", "1", "-f", "jsonl", "--per", "doc", "--with-text", "--kinds", "all", "--nested", "--min-confidence", "0"}
	if code := c.Main(append(args, names...)); code != ExitOK && code != ExitError || strings.Contains(errs.String(), "please report") {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	lines := 0
	for line := range bytes.Lines(out.Bytes()) {
		lines++
		if bytes.HasPrefix(line, []byte(`{"doc":`)) && bytes.Contains(line, []byte(`"error":{`)) {
			validate(t, failure, string(line))
			continue
		}
		validate(t, document, string(line))
		checkLine(t, line, record.CodePoints)
		doc := &record.Document{}
		if err := json.Unmarshal(line, doc); err != nil {
			t.Fatal(err)
		}
		checkReferences(t, doc)
	}
	if lines == 0 {
		t.Errorf("no line for %d documents: %s", len(names), &errs)
	}
}
