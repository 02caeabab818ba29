package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/record"
)

// A wantedFile is a line of wanted.jsonl, as testdata/sets/README.md describes it.
type wantedFile struct {
	File   string
	Flags  []string
	Quotes []struct {
		Text     string
		Speaker  *string
		Accept   []*string
		Optional bool
	}
	NoQuotesWith []string `json:"no_quotes_with"`
}

// TestFiles holds how many of the small files of every shape come out to the
// word, with the right names: those of the project, and those of ../shared where
// they are there. A file whose quotes may be missing is passed over.
func TestFiles(t *testing.T) {
	for _, set := range []struct {
		dir   string
		wrong int // at most
	}{{"../../../testdata/sets/files", 16}, {"../../../../shared/files", 2}} {
		data, err := os.ReadFile(filepath.Join(set.dir, "wanted.jsonl"))
		if os.IsNotExist(err) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		var wrong []string
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			var want wantedFile
			if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
				t.Fatal(err)
			}
			if why := misread(t, set.dir, &want); why != "" {
				wrong = append(wrong, want.File+": "+why)
			}
		}
		if len(wrong) > set.wrong {
			t.Errorf("%d files of %s are wrong, not %d at most:\n%s", len(wrong), set.dir, set.wrong, strings.Join(wrong, "\n"))
		}
	}
}

// A saidWord is a word of a quote, and who says it.
type saidWord struct {
	word    string
	speaker string   // of a listed quote
	right   []string // of a wanted one
}

// misread says what is wrong with the quotes of a file; nothing where all is right.
func misread(t *testing.T, dir string, want *wantedFile) string {
	var wanted []saidWord
	for _, q := range want.Quotes {
		if q.Optional {
			return ""
		}
		right := []string{personName(q.Speaker)}
		for _, a := range q.Accept {
			right = append(right, personName(a))
		}
		for _, w := range foldedWords(q.Text) {
			wanted = append(wanted, saidWord{word: w, right: right})
		}
	}
	var got []saidWord
	for _, q := range quotesOfFile(t, dir, want) {
		for _, bad := range want.NoQuotesWith {
			if words := " " + strings.Join(foldedWords(q.Text), " ") + " "; strings.Contains(words, " "+strings.Join(foldedWords(bad), " ")+" ") {
				return "in a quote stands " + bad
			}
		}
		var name *string
		if q.Speaker != nil {
			name = &q.Speaker.Name
		}
		for _, w := range foldedWords(q.Text) {
			got = append(got, saidWord{word: w, speaker: personName(name)})
		}
	}
	for i, w := range wanted {
		switch {
		case i == len(got) || got[i].word != w.word:
			return "missing: … " + w.word
		case !slices.Contains(w.right, got[i].speaker):
			return w.word + " … is said by " + got[i].speaker
		}
	}
	if len(got) > len(wanted) {
		return "invented: " + got[len(wanted)].word + " …"
	}
	return ""
}

// TestLines holds that `line` is the line of the file, as grep -n counts, in every
// format whose files have lines.
func TestLines(t *testing.T) {
	const dir = "../../../testdata/sets/files"
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]int{"text": 0, "transcript": 0, "html": 0, "markdown": 0, "tei": 0, "nitf": 0, "srt": 0, "vtt": 0, "ttml": 0, "ass": 0, "cha": 0, "export": 0, "rtf": 0, "mail": 0, "feed": 0, "newsml": 0}
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".tar" {
			continue // the lines are those of the files in it
		}
		raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documentsOfFile(t, filepath.Join(dir, f.Name())) {
			if _, ok := counted[d.InputFormat]; !ok || d.Encoding != "utf-8" {
				continue
			}
			listedOnce(t, f.Name(), d.Quotes)
			for _, q := range d.Quotes {
				words := strings.Fields(q.Parts[0].Text)
				head := strings.Join(words[:min(3, len(words))], " ")
				if on := linesWith(string(raw), head); len(on) > 0 {
					counted[d.InputFormat]++
					if !slices.Contains(on, q.Line) {
						t.Errorf("%s: %q stands on lines %v, not %d", f.Name(), head, on, q.Line)
					}
				}
			}
		}
	}
	for format, n := range counted {
		if n == 0 && format != "transcript" {
			t.Errorf("no line of %s was counted", format)
		}
	}
}

// listedOnce holds that no two quotes of a document have one id or the same words:
// what is a turn is no speech after a dash besides.
func listedOnce(t *testing.T, file string, quotes []record.Quote) {
	t.Helper()
	ids, end := map[string]bool{}, 0
	for _, q := range quotes {
		if ids[q.ID] || q.Parts[0].Start < end {
			t.Errorf("%s: %s is listed twice: %q", file, q.ID, q.Text)
		}
		ids[q.ID], end = true, q.Parts[len(q.Parts)-1].End
	}
}

// linesWith returns the lines of a file, from 1, that hold some words.
func linesWith(text, words string) []int {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	var on []int
	for i, line := range strings.Split(text, "\n") {
		if strings.Contains(strings.Join(strings.Fields(line), " "), words) {
			on = append(on, i+1)
		}
	}
	return on
}

// documentsOfFile runs extract on a file and returns its documents.
func documentsOfFile(t *testing.T, path string, flags ...string) []record.Document {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	c.Main(append(append([]string{"extract", "-f", "json"}, flags...), path))
	var docs []record.Document
	if out.Len() > 0 {
		if err := json.Unmarshal(out.Bytes(), &docs); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	return docs
}

// quotesOfFile returns the quotes of all documents of a file.
func quotesOfFile(t *testing.T, dir string, want *wantedFile) []record.Quote {
	t.Helper()
	var all []record.Quote
	for _, d := range documentsOfFile(t, filepath.Join(dir, want.File), want.Flags...) {
		all = append(all, d.Quotes...)
	}
	return all
}

// foldedWords returns the words of a text in small letters, without marks.
func foldedWords(text string) []string {
	text = strings.NewReplacer("’", "", "'", "", "\u00ad", "", "ﬁ", "fi", "ﬂ", "fl").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// personName returns a name by which it is compared: without titles and article;
// empty for nobody.
func personName(name *string) string {
	if name == nil {
		return ""
	}
	var words []string
	for _, w := range foldedWords(*name) {
		if _, title := lexicon.Title(w); !title && w != "the" && w != "a" {
			words = append(words, w)
		}
	}
	if words == nil {
		return strings.ToLower(*name)
	}
	return strings.Join(words, " ")
}
