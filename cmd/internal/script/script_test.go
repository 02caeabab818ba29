package script

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quotes/attribute"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// lockHouse is a book with all that a script leaves out.
const lockHouse = "../../../testdata/stories/lock-house.txt"

// novels are books of the folder of corpora with numbered chapters.
var novels = []string{"a-a-milne_the-red-house-mystery", "arthur-conan-doyle_the-hound-of-the-baskervilles", "robert-louis-stevenson_treasure-island"}

// read analyses a book.
func read(t *testing.T, path string) *analysis.Analysis {
	t.Helper()
	who, err := attribute.New(attribute.Options{Genre: attribute.Fiction})
	if err != nil {
		t.Fatal(err)
	}
	for item := range source.Items([]string{path}, source.Options{MaxBytes: source.DefaultMaxBytes}) {
		a, err := analysis.Of(context.Background(), item, who)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no document")
	return nil
}

func lockHouseScript(t *testing.T, voices Voices) *Book {
	t.Helper()
	return New(read(t, lockHouse), Options{Kinds: record.DefaultKinds(), Voices: voices})
}

// letters returns the letters and figures of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

// rowsOf returns the rows of a book in their order.
func rowsOf(b *Book) []Row {
	var rows []Row
	for _, c := range b.Chapters {
		rows = append(rows, c.Rows...)
	}
	return rows
}

// checkTiling holds that the rows have all letters of a body in their order,
// that each says what stands at its place, and that none begins or ends with a
// mark.
func checkTiling(t *testing.T, b *Book, text, body string) {
	t.Helper()
	points, end := []rune(text), 0
	var all strings.Builder
	for i, r := range rowsOf(b) {
		if r.Start < end || r.End <= r.Start || r.Number != i+1 {
			t.Fatalf("row %d is at %d:%d, behind %d", r.Number, r.Start, r.End, end)
		}
		end = r.End
		if got := letters(r.Text); got == "" || got != letters(string(points[r.Start:r.End])) {
			t.Errorf("row %d says %q, the text %q", r.Number, r.Text, string(points[r.Start:r.End]))
		}
		if strings.ContainsAny(r.Text, "“”\"") && r.Kind != Speech || strings.Contains(r.Text, "\n") {
			t.Errorf("row %d has marks: %s", r.Number, r.Text)
		}
		if r.Speaker == "" || (r.Kind == Speech) != (r.Quote != "") || r.Kind != Speech && r.Speaker != Narrator {
			t.Errorf("row %d is of nobody, or of the wrong kind: %+v", r.Number, r)
		}
		all.WriteString(letters(r.Text))
	}
	if got, want := all.String(), letters(body); got != want {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("the rows have other letters than the book, from byte %d on: %.60q, not %.60q", at, got[at:], want[at:])
	}
}

// TestRowsTileTheBook holds that nothing is lost but what is to be left out.
func TestRowsTileTheBook(t *testing.T) {
	a := read(t, lockHouse)
	body := between(t, a.In.Text, "Produced by the Tests", "*** END OF")
	contents := between(t, body, "CONTENTS", "PART ONE")
	body = strings.Replace(body, "CONTENTS"+contents, "", 1)
	body = strings.Replace(body, "[Illustration: The lock in winter]", "", 1)
	checkTiling(t, New(a, Options{Kinds: record.DefaultKinds()}), a.In.Text, body)
	for _, name := range novels {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("../../../../shared/corpora/novels", name+".txt")
			if _, err := os.Stat(path); err != nil {
				t.Skip(err)
			}
			a := read(t, path)
			b := New(a, Options{Kinds: record.DefaultKinds()})
			checkTiling(t, b, a.In.Text, a.In.Text)
			if want := countedChapters(a.In.Text); len(b.Chapters) != want || b.Chapters[want-1].Number != want {
				t.Errorf("%d chapters, not %d", len(b.Chapters), want)
			}
		})
	}
}

func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, from)
	in, _, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("no %q or %q in the text", from, to)
	}
	return in
}

var romanLine = regexp.MustCompile(`(?m)^[IVXL]+$`)

// countedChapters counts the lines that are Roman numbers: in these books each
// heads a chapter.
func countedChapters(text string) int { return len(romanLine.FindAllString(text, -1)) }

// TestLockHouse holds what the rows of a small book are.
func TestLockHouse(t *testing.T) {
	b := lockHouseScript(t, NewVoices(map[string]string{"martha pell": "amy"}))
	var got []string
	for _, c := range b.Chapters {
		got = append(got, c.Title)
	}
	want := []string{"", "CHAPTER I. THE STRANGER AT THE GATE", "CHAPTER II. WHAT THE WATER KEPT", "CHAPTER III. A LETTER FOR MARTHA"}
	if !slices.Equal(got, want) {
		t.Errorf("chapters %q, not %q", got, want)
	}
	rows := rowsOf(b)
	find := func(text string) Row {
		for _, r := range rows {
			if strings.HasPrefix(r.Text, text) {
				return r
			}
		}
		t.Fatalf("no row begins with %q", text)
		return Row{}
	}
	if r := find("PART ONE"); r.Kind != Heading || r.Chapter != 1 || r.Line != 31 {
		t.Errorf("the heading of the part: %+v", r)
	}
	if r := find("Who is there?"); r.Speaker != "Martha Pell" || r.Gender != "female" || r.Voice != "amy" || !r.Paragraph || r.Confidence == nil {
		t.Errorf("the first speech: %+v", r)
	}
	if r := find("Martha called."); r.Speaker != Narrator || r.Paragraph || r.Confidence != nil {
		t.Errorf("the tag: %+v", r)
	}
	if r := find("The boy was called Wren"); !r.Scene {
		t.Errorf("the scene after the stars: %+v", r)
	}
	if r := find("the stranger said."); !strings.Contains(r.Text, "at every lock") {
		t.Errorf("emphasis is read: %s", r.Text)
	}
	if r := find("'It is nothing' is"); r.Kind != Speech {
		t.Errorf("marks inside a speech belong to it: %+v", r)
	}
	martha := b.Cast[slices.IndexFunc(b.Cast, func(c Character) bool { return c.Name == "Martha Pell" })]
	if b.Cast[0].Name != Narrator || martha.Gender != "female" || martha.Voice != "amy" || martha.Chapters != 3 || len(martha.Samples) != 3 {
		t.Errorf("the cast: %+v", b.Cast)
	}
	words := 0
	for _, c := range b.Cast {
		words += c.Words
	}
	all := 0
	for _, r := range rows {
		all += len(strings.Fields(r.Text))
	}
	if words != all {
		t.Errorf("the cast has %d words, the rows %d", words, all)
	}
}

// written returns the files of a format.
func written(t *testing.T, format string, b *Book) map[string]string {
	t.Helper()
	f, ok := ByName(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	out := map[string]string{}
	for _, file := range f.Files(b) {
		var s strings.Builder
		if err := file.Write(&s); err != nil {
			t.Fatal(err)
		}
		out[file.Name] = s.String()
	}
	return out
}

// TestReadBack holds that readers find the rows again in each format.
func TestReadBack(t *testing.T) {
	b := lockHouseScript(t, Voices{})
	for format, reader := range map[string]func(*testing.T, string) []string{"csv": readCSV, "jsonl": readJSONL, "fountain": readFountain, "ssml": readSSML} {
		files := written(t, format, b)
		for i, c := range b.Chapters {
			name := b.fileName(i) + "." + format
			got := reader(t, files[name])
			var want []string
			for i, r := range c.Rows {
				if i > 0 && format == "fountain" && r.Kind == Heading && c.Rows[i-1].Kind == Heading { // are one
					want[len(want)-1] += headingGap + r.Text
					continue
				}
				want = append(want, r.Text)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s:\n%q\nnot\n%q", name, got, want)
			}
		}
		if !strings.Contains(files[CastFile], "\nMartha Pell,person,female,") {
			t.Errorf("%s: the list of characters is\n%s", format, files[CastFile])
		}
	}
}

func readCSV(t *testing.T, data string) (texts []string) {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(rows[0], "text")
	for _, row := range rows[1:] {
		texts = append(texts, record.Verbatim(row[at]))
	}
	return texts
}

func readJSONL(t *testing.T, data string) (texts []string) {
	lines := bufio.NewScanner(strings.NewReader(data))
	for lines.Scan() {
		var r Row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, r.Text)
	}
	return texts
}

// readFountain reads scenes, action and dialogue by the rules of Fountain.
func readFountain(_ *testing.T, data string) (texts []string) {
	for block := range strings.SplitSeq(data, "\n\n") {
		switch {
		case strings.HasPrefix(block, "."), strings.HasPrefix(block, "!"):
			texts = append(texts, block[1:])
		case strings.HasPrefix(block, "@"):
			_, text, _ := strings.Cut(block, "\n")
			texts = append(texts, text)
		}
	}
	return texts
}

func readSSML(t *testing.T, data string) (texts []string) {
	dec := xml.NewDecoder(strings.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok && strings.TrimSpace(string(text)) != "" {
			texts = append(texts, string(text))
		}
	}
}

// TestVoices holds that voices are read from YAML and from the list of
// characters, and that SSML uses them.
func TestVoices(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"v.yaml": "Martha Pell: amy\nNarrator: joe\n", "cast.csv": "name,voice\nMartha Pell,amy\nNarrator,joe\nWren,\n"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		voices, err := ReadVoices(path)
		if err != nil {
			t.Fatal(err)
		}
		b := lockHouseScript(t, voices)
		text := written(t, "ssml", b)[b.fileName(1)+".ssml"]
		for _, want := range []string{`<voice name="amy">Who is there?</voice>`, `<voice name="joe">Martha called.</voice>`, `<voice gender="male" variant="1">I was coming to it,</voice>`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s in\n%s", name, want, text)
			}
		}
	}
	if _, err := ReadVoices(filepath.Join(dir, "none.yaml")); err == nil {
		t.Error("no error for a file that is not there")
	}
}

// TestSigns holds that signs of a format in the text mean nothing in it.
func TestSigns(t *testing.T) {
	b := &Book{Title: "A <b> & c", Chapters: []Chapter{{Number: 1, Title: "One >> two", Rows: []Row{
		{Kind: Narration, Speaker: Narrator, Text: "# no *comment* & <<no tag>>", Paragraph: true},
		{Kind: Speech, Speaker: "Bo (the) ^ “Ek”", Text: "(aside) @you", Quote: "q1", Paragraph: true},
	}}}}
	for format, wants := range map[string][]string{
		"fountain":    {"!# no \\*comment\\* & <<no tag>>\n\n@Bo the  “Ek”\n\\(aside) @you\n"},
		"ssml":        {"# no *comment* &amp; &lt;&lt;no tag&gt;&gt;"},
		"abogen":      {"<<METADATA_TITLE:A (b) & c>>", "<<CHAPTER_MARKER:One )) two>>", "< <no tag>>\n\n(aside) @you\n"},
		"audiobooker": {"=== One >> two ===\n\n@narrator\n\\# no *comment*", "@Bo the Ek\n(aside) @you\n"},
	} {
		var all strings.Builder
		for _, text := range written(t, format, b) {
			all.WriteString(text)
		}
		for _, want := range wants {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s has no %q:\n%s", format, want, all.String())
			}
		}
	}
}

// TestImprint holds that who printed a book and when is not read, and that what
// stands beside it is.
func TestImprint(t *testing.T) {
	text := "THE LOCK\n\nBY JANE MOOR\n\nLONDON MARSH & CO. 1899\n\nPublished by Marsh & Co., London, 1899\n\n" +
		"Copyright 1899 by Jane Moor. All rights reserved.\n\nTo my sister, who kept the lock in 1898.\n\n" +
		"CHAPTER I\n\n“It is late,” said Ida.\n\nPublished by nobody, it lay in the drawer.\n\nCHAPTER II\n\nIt rained on the company till 1899.\n"
	if got := letters(strings.Join(textsOf(t, strings.Repeat("The barge lay at the lock. ", 30)+"\n\nPublished by nobody, it lay there.\n\n"+text), "")); !strings.Contains(got, "Publishedbynobodyitlaythere") {
		t.Errorf("what stands behind a story is not read: %s", got)
	}
	got := textsOf(t, text)
	want := []string{"THE LOCK", "BY JANE MOOR", "To my sister, who kept the lock in 1898.", "CHAPTER I", "It is late,", "said Ida.",
		"Published by nobody, it lay in the drawer.", "CHAPTER II", "It rained on the company till 1899."}
	if !slices.Equal(got, want) {
		t.Errorf("read are %q, not %q", got, want)
	}
}

// textsOf returns what is read of a book.
func textsOf(t *testing.T, text string) (texts []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.txt")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, r := range rowsOf(New(read(t, path), Options{Kinds: record.DefaultKinds()})) {
		texts = append(texts, r.Text)
	}
	return texts
}

// TestOnlySomeChapters holds that a chapter that is asked for is the same as in
// the script of the whole book, file, numbers and cast.
func TestOnlySomeChapters(t *testing.T) {
	b := lockHouseScript(t, Voices{})
	whole := written(t, "csv", b)
	for asked, want := range map[string]int{"2": 1, "2-3": 2, "0": 1, "0-9": len(b.Chapters), "9": 0} {
		var n Numbers
		if err := n.Set(asked); err != nil || n.String() != asked {
			t.Fatalf("%s is read as %s: %v", asked, &n, err)
		}
		some := written(t, "csv", b.Only(n))
		if len(some) != want+2 {
			t.Errorf("%s: %d files, not %d", asked, len(some), want+2)
		}
		for name, text := range some {
			if whole[name] != text {
				t.Errorf("%s: %s is not that of the whole book", asked, name)
			}
		}
	}
	for _, bad := range []string{"", "x", "3-2", "-1", "2-", "1,2"} {
		if new(Numbers).Set(bad) == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
