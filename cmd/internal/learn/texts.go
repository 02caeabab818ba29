package learn

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"quotes/internal/lexicon"
)

// A Wanted is a quotation that a careful reader finds in a text of a set.
type Wanted struct {
	Quote   string    `json:"quote"` // of news.jsonl
	Text    string    `json:"text"`  // of files/wanted.jsonl
	Speaker *string   `json:"speaker"`
	Accept  []*string `json:"accept"`
}

// A Text is a text of a set.
type Text struct {
	Text   string   `json:"text"`
	Expect []Wanted `json:"expect"`
	File   string   `json:"file"`
	Quotes []Wanted `json:"quotes"`
}

// ReadTexts reads the texts of news that the project wrote, with what is wanted of
// them: those of the sets in dir that are plain, and the cases in the folder beside it.
func ReadTexts(dir string) ([]Text, error) {
	texts, err := readLines(filepath.Join(dir, "news.jsonl"))
	if err != nil {
		return nil, err
	}
	files, err := readLines(filepath.Join(dir, "files", "wanted.jsonl"))
	if err != nil {
		return nil, err
	}
	cases, err := readCases(filepath.Join(filepath.Dir(dir), "cases"))
	if err != nil {
		return nil, err
	}
	texts = append(texts, cases...)
	for _, t := range files {
		if filepath.Ext(t.File) != ".txt" || strings.HasPrefix(t.File, "nolabel") {
			continue // what the readers of formats make of it, and lists that are no transcripts, tell nothing of labels
		}
		data, err := os.ReadFile(filepath.Join(dir, "files", t.File))
		if err != nil {
			return nil, err
		}
		t.Text, t.Expect = string(data), t.Quotes
		texts = append(texts, t)
	}
	return texts, nil
}

// ReadTranscripts reads what the project wrote to measure turns by: transcripts of
// many styles and lists that are none, in turns.jsonl beside dir; the plain
// files of the sets in dir, and the cases; and the files that match a pattern.
func ReadTranscripts(dir, cases string) ([]Text, error) {
	texts, err := ReadTexts(dir)
	if err != nil {
		return nil, err
	}
	own, err := readLines(filepath.Join(filepath.Dir(dir), "turns.jsonl"))
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(cases)
	for _, name := range files {
		more, err := readLines(name)
		if err != nil {
			return nil, err
		}
		own = append(own, more...)
	}
	return append(texts, own...), err
}

// readCases reads the texts of news in testdata/cases; testdata/README.md
// describes their form.
func readCases(dir string) (texts []Text, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		fiction := false
		for _, section := range strings.Split("\n"+string(data), "\n-- ")[1:] {
			head, body, _ := strings.Cut(section, "--\n")
			if strings.HasPrefix(head, "quotes") && !fiction && len(texts) > 0 {
				texts[len(texts)-1].Expect = wantedOf(body)
				continue
			}
			if fiction = strings.Contains(head, "fiction"); !fiction {
				texts = append(texts, Text{Text: body})
			}
		}
	}
	return texts, err
}

// wantedOf reads the quotes of a case.
func wantedOf(body string) (quotes []Wanted) {
	for line := range strings.Lines(body) {
		if f := strings.Split(line, " | "); len(f) >= 3 && f[1] != "-" {
			quotes = append(quotes, Wanted{Text: f[2], Speaker: &f[1]})
		}
	}
	return quotes
}

// readLines reads a file of a text a line; none where there is no such file.
func readLines(name string) (texts []Text, err error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	for lines := json.NewDecoder(bufio.NewReader(file)); lines.More(); {
		var t Text
		if err := lines.Decode(&t); err != nil {
			return nil, err
		}
		texts = append(texts, t)
	}
	return texts, nil
}

// Says says that somebody of that name is wanted as the speaker of some words.
func (t *Text) Says(words, name string) bool {
	said := plain(words)
	for _, w := range t.Expect {
		if text := plain(w.Quote + w.Text); !strings.Contains(text, said) && !strings.Contains(said, text) {
			continue
		}
		for _, s := range append(w.Accept, w.Speaker) {
			if s != nil && untitled(*s) == untitled(name) {
				return true
			}
		}
	}
	return false
}

// untitled returns the words of a name without article and title: the record
// keeps a title where the text gives no given name, and a label may not.
func untitled(name string) string {
	words := strings.Fields(strings.TrimPrefix(plain(name), "the "))
	for len(words) > 1 {
		if _, title := lexicon.Title(words[0]); !title {
			break
		}
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// plain returns the words of a text in small letters.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
