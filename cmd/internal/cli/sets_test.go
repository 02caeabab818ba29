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
	}{{"../../../testdata/sets/files", 13}, {"../../../../shared/files", 2}} {
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

// quotesOfFile runs extract on a file and returns the quotes of all its documents.
func quotesOfFile(t *testing.T, dir string, want *wantedFile) []record.Quote {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	c.Main(append(append([]string{"extract", "-f", "json"}, want.Flags...), filepath.Join(dir, want.File)))
	var docs []struct{ Quotes []record.Quote }
	if out.Len() > 0 {
		if err := json.Unmarshal(out.Bytes(), &docs); err != nil {
			t.Fatalf("%s: %v", want.File, err)
		}
	}
	var all []record.Quote
	for _, d := range docs {
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
