package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"quotes/cmd/internal/format"
)

// fuzzed runs the program on fuzzed input, and fails where it fails in a way
// that is its own fault.
func fuzzed(t *testing.T, input []byte, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: bytes.NewReader(input), Stdout: &out, Stderr: &errs}
	if code := c.Main(args); code > ExitError || bytes.Contains(errs.Bytes(), []byte("internal error")) {
		t.Fatalf("%v: exit code %d: %s", args, code, &errs)
	}
}

// recordSeeds are records as the program writes them, and broken ones.
func recordSeeds(f *testing.F) {
	f.Helper()
	for _, name := range []string{"both.jsonl", "both.json", "both.csv", "both.tsv", "none.csv"} {
		data, err := os.ReadFile(filepath.Join("../format/testdata/golden", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"schema": 1, "doc": "a", "id": "q1", "parts": [{"start": 9}], "speaker": {}}`))
	f.Add([]byte("id,quote,speaker\n1,\"a"))
	f.Add([]byte("quote\tspeaker\n\t\n"))
}

// FuzzRecords counts the speakers of any bytes that may be records.
func FuzzRecords(f *testing.F) {
	recordSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, data, "speakers", "-f", "json", "-") })
}

// FuzzVerdicts holds any bytes that may be quotes against an article, and
// writes the verdicts in any format.
func FuzzVerdicts(f *testing.F) {
	recordSeeds(f)
	// A short one: it is read each time.
	article := filepath.Join(f.TempDir(), "a.txt")
	if err := os.WriteFile(article, []byte("The ferry stopped.\n\n“You can close a tram. You cannot close the sea,” Jo Ek said. “No!”\n"), 0o666); err != nil {
		f.Fatal(err)
	}
	formats := []string{"table", "json", "jsonl", "csv", "tsv", "xlsx", "markdown"}
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzed(t, data, "verify", "-", "--against", article, "-f", formats[len(data)%len(formats)])
	})
}

// FuzzFormats writes the record of any text in any format.
func FuzzFormats(f *testing.F) {
	for i := range format.Names() {
		f.Add([]byte(obeyedText), byte(i))
		f.Add([]byte("\"\x00=1\" ]]> \ufffe</script> said \xed\xa0\x80 Jo & \"_x000D_\"."), byte(i))
	}
	f.Fuzz(func(t *testing.T, text []byte, which byte) {
		names := format.Names()
		fuzzed(t, text, "extract", "--input-format", "text", "--kinds", "all", "--min-confidence", "0", "-f", names[int(which)%len(names)])
	})
}
