package attribute_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/texttest"
)

// answers lists the quotes of a text, what of them must stay as it is where the
// text is changed in a way that tells nothing new.
func answers(t testing.TB, a *attribute.Attributor, text string) []string {
	t.Helper()
	doc := extract.New(text)
	res, err := a.Attribute(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range res.Quotes {
		name := "—"
		if q.Speaker != nil {
			name = q.Speaker.Name
		}
		at := len([]rune(text[:q.Parts[0].Start]))
		out = append(out, fmt.Sprintf("%d %s %s %s: %s", at, q.Kind, q.Status, name, doc.Text[q.Parts[0].Start:q.Parts[len(q.Parts)-1].End]))
	}
	return out
}

// attributors returns one for news, one for stories, and one that sees by itself.
func attributors(t testing.TB) map[attribute.Genre]*attribute.Attributor {
	t.Helper()
	all := map[attribute.Genre]*attribute.Attributor{}
	for _, genre := range []attribute.Genre{attribute.News, attribute.Fiction, attribute.Auto} {
		a, err := attribute.New(attribute.Options{Genre: genre})
		if err != nil {
			t.Fatal(err)
		}
		all[genre] = a
	}
	return all
}

// setTexts are the texts of the project's articles, stories and sets.
func setTexts(t testing.TB) (texts []string) {
	t.Helper()
	for _, pattern := range []string{"../testdata/articles/*.txt", "../testdata/stories/*.txt", "../testdata/sets/*.jsonl"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no texts: %v", err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(file) == ".txt" {
				texts = append(texts, string(data))
				continue
			}
			for line := range bytes.Lines(data) {
				var doc struct{ Text string }
				if json.Unmarshal(line, &doc) == nil && doc.Text != "" {
					texts = append(texts, doc.Text)
				}
			}
		}
	}
	return texts
}

// without is a paragraph in which nobody speaks and nobody is named.
const without = "\n\nThe rain went on until the evening.\n"

// TestEnd holds that a paragraph without speech at the end changes no answer
// before it in news; whether a quote of nobody is open or withheld may move with how
// likely the name is that is withheld. A story's cast and its conversations are made from the whole
// text, its end included, so there less is promised: the same quotes are found, and
// nobody who is named becomes somebody else. In a transcript a paragraph without a
// label is of whoever spoke before: of those that end in a turn nothing is held.
func TestEnd(t *testing.T) {
	who := attributors(t)
	for _, text := range setTexts(t) {
		if endsInTurn(text) {
			continue
		}
		longer := strings.TrimRight(text, "\n") + without
		if before, after := unnamed(answers(t, who[attribute.News], text)), unnamed(answers(t, who[attribute.News], longer)); !slices.Equal(before, after) {
			t.Errorf("%s\nbecomes\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		for _, genre := range []attribute.Genre{attribute.Fiction, attribute.Auto} {
			sameNames(t, answers(t, who[genre], text), answers(t, who[genre], longer))
		}
	}
}

// unnamed returns answers in which nobody's quotes all have one status.
func unnamed(answers []string) []string {
	for i, a := range answers {
		answers[i] = strings.Replace(a, " withheld —", " open —", 1)
	}
	return answers
}

// endsInTurn says that the last speech of a text is a turn.
func endsInTurn(text string) bool {
	spans := extract.New(text).Spans
	return len(spans) > 0 && spans[len(spans)-1].Style == extract.Turn
}

// sameNames holds that two lists of answers are of the same quotes, and that none
// that both name is of another name.
func sameNames(t *testing.T, before, after []string) {
	t.Helper()
	if len(before) != len(after) {
		t.Errorf("%d quotes became %d", len(before), len(after))
		return
	}
	for i := range before {
		at, _, words, name := cutAnswer(before[i])
		atAfter, _, wordsAfter, nameAfter := cutAnswer(after[i])
		if at != atAfter || words != wordsAfter || name != nameAfter && name != "—" && nameAfter != "—" {
			t.Errorf("%s\nbecomes\n%s", before[i], after[i])
		}
	}
}

// cutAnswer returns the parts of an answer.
func cutAnswer(answer string) (at, status, words, name string) {
	head, words, _ := strings.Cut(answer, ": ")
	f := strings.SplitN(head, " ", 4)
	return f[0] + " " + f[1], f[2], words, f[3]
}

// restyled are the ways in which a text's marks are written; “ ” is the first.
var restyled = map[string]*strings.Replacer{
	"straight":   strings.NewReplacer("“", `"`, "”", `"`),
	"guillemets": strings.NewReplacer("“", "«", "”", "»"),
	"low":        strings.NewReplacer("“", "„", "”", "“"),
}

// TestMarks holds that a text whose marks are all “ ” and closed has the same
// answers with straight ones, guillemets, and low and high ones.
func TestMarks(t *testing.T) {
	who := attributors(t)
	for _, a := range []*attribute.Attributor{who[attribute.News], who[attribute.Fiction]} {
		for _, text := range setTexts(t) {
			if strings.ContainsAny(text, "\"«»„") || !closed(text) {
				continue
			}
			for style := range restyled {
				checkMarks(t, a, text, style)
			}
		}
	}
}

// checkMarks holds that marks of a style change no answer.
func checkMarks(t *testing.T, a *attribute.Attributor, text, style string) {
	t.Helper()
	want, r := answers(t, a, text), restyled[style]
	for i := range want {
		want[i] = r.Replace(want[i])
	}
	if after := answers(t, a, r.Replace(text)); !slices.Equal(after, want) {
		t.Errorf("%s:\n%s\nbecomes\n%s", style, strings.Join(want, "\n"), strings.Join(after, "\n"))
	}
}

// closed says that every paragraph closes the marks that it opens, and none else.
func closed(text string) bool {
	for p := range strings.SplitSeq(text, "\n\n") {
		open := false
		for _, r := range p {
			if r != '“' && r != '”' {
				continue
			}
			if open == (r == '“') {
				return false
			}
			open = r == '“'
		}
		if open {
			return false
		}
	}
	return true
}

// FuzzRewritten holds of composed articles that a paragraph without speech at the
// end and other marks change no answer, and other surnames as little as checkRenamed
// says.
func FuzzRewritten(f *testing.F) {
	for _, seed := range []string{"", "a", "\x01\x00\x01\x02\x03\x04", "the quick brown fox jumps over the lazy dog", strings.Repeat("\x05\x01\x03", 20)} {
		for which := range byte(5) {
			f.Add([]byte(seed), which)
		}
	}
	a := attributors(f)[attribute.News]
	surely := .9
	sure, err := attribute.New(attribute.Options{Genre: attribute.News, MinConfidence: &surely})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, choices []byte, which byte) {
		text := strings.Join(texttest.Compose(choices), "\n\n")
		switch which %= 5; which {
		case 3:
			checkRenamed(t, sure, text)
			return
		case 0, 1, 2:
			checkMarks(t, a, text, []string{"straight", "guillemets", "low"}[which])
			return
		}
		before := answers(t, a, text)
		if after := answers(t, a, text+without); !slices.Equal(before, after) {
			t.Errorf("with a paragraph at the end\n%s\nbecomes\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
	})
}

// checkRenamed holds that with other surnames the same stretches are quotes, and
// that nobody who is named becomes somebody else where names are given from .9 on.
// More is not promised: the tagger goes by how words end, so that a surname may be a
// verb to it at the start of a sentence and another none; then a name is withheld,
// and where two are about as likely, the other one is given.
func checkRenamed(t *testing.T, a *attribute.Attributor, text string) {
	t.Helper()
	before, after := answers(t, a, text), answers(t, a, texttest.Renamed(text))
	if len(before) != len(after) {
		t.Errorf("%s\nbecomes\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		return
	}
	for i := range before {
		_, _, words, name := cutAnswer(texttest.Renamed(before[i]))
		if _, _, wordsAfter, nameAfter := cutAnswer(after[i]); wordsAfter != words || nameAfter != name && name != "—" && nameAfter != "—" {
			t.Errorf("with other surnames %s becomes %s", before[i], after[i])
		}
	}
}
