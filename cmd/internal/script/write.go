package script

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/internal/lazy"
	"quotes/internal/record"
)

// A File is a file of a script, by its name in the folder.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// A Format is a way to write a script.
type Format struct {
	Name, Help string
	files      func(*Book) []File
}

// Formats returns the formats; the first is the default.
func Formats() []Format {
	return []Format{
		{"csv", "a table of each chapter, with a column for each field", chapterFiles(".csv", writeCSV)},
		{"jsonl", "a row a line", chapterFiles(".jsonl", writeLines)},
		{"fountain", "screenplay in plain text, as Fountain has it", chapterFiles(".fountain", writeFountain)},
		{"ssml", "Speech Synthesis Markup, with the voices of --voices", chapterFiles(".ssml", writeSSML)},
		{"abogen", "one text with chapter marks and tags for abogen", bookFile(".txt", writeAbogen)},
		{"audiobooker", "the text of audiobooker with its review file, which says who speaks", audiobookerFiles},
	}
}

// Names lists the names of the formats.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// ByName returns a format; an unknown name gives none.
func ByName(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// CastFile is the name of the list of characters.
const CastFile = "cast.csv"

// Files returns the files that a script is made of: the book, and then the list of
// characters and that of doubtful speeches.
func (f Format) Files(b *Book) []File {
	files := append(f.files(b), File{CastFile, func(w io.Writer) error { return writeCast(w, b) }}, File{DoubtfulFile, func(w io.Writer) error { return writeDoubtful(w, b) }})
	if f.Name == "jsonl" {
		files = append(files, File{"cast.jsonl", func(w io.Writer) error { return eachLine(w, b.Cast) }})
	}
	return files
}

// chapterFile is the name of the file of a chapter, in any format.
var chapterFile = lazy.MustCompile(`^\d{2,}-.*\.(?:csv|jsonl|fountain|ssml)$`)

// Writes says that a file of a folder has the name of one that a script of the book
// writes, in this format or another.
func (b *Book) Writes(name string) bool {
	rest, whole := strings.CutPrefix(name, b.slug())
	return chapterFile.MatchString(name) || name == CastFile || name == "cast.jsonl" || name == DoubtfulFile || whole && (rest == ".txt" || rest == ".md" || rest == "_review.txt")
}

// chapterFiles makes a file of each chapter.
func chapterFiles(ext string, write func(io.Writer, *Book, *Chapter) error) func(*Book) []File {
	return func(b *Book) []File {
		var files []File
		for i := range b.Chapters {
			files = append(files, File{b.fileName(i) + ext, func(w io.Writer) error { return write(w, b, &b.Chapters[i]) }})
		}
		return files
	}
}

// bookFile makes one file of the whole book.
func bookFile(ext string, write func(io.Writer, *Book) error) func(*Book) []File {
	return func(b *Book) []File {
		return []File{{b.slug() + ext, func(w io.Writer) error { return write(w, b) }}}
	}
}

// slugBytes is how long the name of a file is at most, without number and extension.
const slugBytes = 50

// slug returns the title of the book as the name of a file.
func (b *Book) slug() string {
	if s := short(record.Slug(b.Title)); s != "" {
		return s
	}
	return "book"
}

// fileName returns the name of the file of chapter i, without extension: its
// number with as many figures as the last of the book has, and its title.
func (b *Book) fileName(i int) string {
	c := &b.Chapters[i]
	width := max(2, len(strconv.Itoa(b.lastNumber())))
	name := short(record.Slug(c.Title))
	switch {
	case c.Number == 0:
		name = "front"
	case name == "":
		name = b.slug()
	}
	return fmt.Sprintf("%0*d-%s", width, c.Number, name)
}

// short cuts a slug behind a word.
func short(slug string) string {
	if len(slug) <= slugBytes {
		return slug
	}
	if cut := strings.LastIndexByte(slug[:slugBytes+1], '-'); cut > 0 {
		return slug[:cut]
	}
	return strings.ToValidUTF8(slug[:slugBytes], "")
}

// Columns are the columns of a chapter as CSV.
func Columns() []string {
	return []string{"chapter", "chapter_title", "row", "kind", "speaker", "gender", "voice", "text", "quote", "confidence", "likely",
		"new_paragraph", "new_scene", "line", "start", "end"}
}

// CastColumns are the columns of the list of characters.
func CastColumns() []string {
	columns := []string{"name", "kind", "gender", "speeches", "words", "share", "chapters", "first_chapter", "aliases", "voice"}
	for i := range samples {
		columns = append(columns, fmt.Sprintf("sample_%d", i+1))
	}
	return columns
}

func writeCSV(w io.Writer, _ *Book, c *Chapter) error {
	rows := [][]string{Columns()}
	for i := range c.Rows {
		r := &c.Rows[i]
		sure := ""
		if r.Confidence != nil {
			sure = decimal(*r.Confidence)
		}
		rows = append(rows, []string{strconv.Itoa(r.Chapter), string(r.Title), strconv.Itoa(r.Number), r.Kind, r.Speaker, string(r.Gender), string(r.Voice), r.Text,
			string(r.Quote), sure, string(r.Likely), yes(r.Paragraph), yes(r.Scene), strconv.Itoa(r.Line), strconv.Itoa(r.Start), strconv.Itoa(r.End)})
	}
	return format.WriteCells(w, rows)
}

func writeCast(w io.Writer, b *Book) error {
	rows := [][]string{CastColumns()}
	for _, c := range b.Cast {
		row := []string{c.Name, string(c.Kind), string(c.Gender), strconv.Itoa(c.Speeches), strconv.Itoa(c.Words), decimal(c.Share), strconv.Itoa(c.Chapters),
			strconv.Itoa(c.First), strings.Join(c.Aliases, "; "), string(c.Voice)}
		rows = append(rows, append(append(row, c.Samples...), make([]string, samples-len(c.Samples))...))
	}
	return format.WriteCells(w, rows)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func writeLines(w io.Writer, _ *Book, c *Chapter) error { return eachLine(w, c.Rows) }

// eachLine writes a value a line.
func eachLine[T any](w io.Writer, values []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range values {
		if err := e.Encode(&values[i]); err != nil {
			return err
		}
	}
	return nil
}
