package extract

import (
	"strings"
	"testing"
)

// prose is what stands under the headings of the tests.
const prose = "It rained on the harbour all that day,\nand nobody came down to the boats.\n\n"

// body is prose enough for one chapter.
var body = strings.Repeat(prose, 60)

func TestChapters(t *testing.T) {
	for _, test := range []struct {
		name string
		text string
		want []string // "part | title", a chapter each
	}{
		{"words and Roman numbers", "CHAPTER I\n\n" + prose + "CHAPTER II.\n\n" + prose, []string{" | CHAPTER I", " | CHAPTER II."}},
		{"titles on the line", "Chapter 1: The Loft\n\n" + prose + "Chapter 2. A Storm\n\n" + prose,
			[]string{" | Chapter 1: The Loft", " | Chapter 2. A Storm"}},
		{"titles on the next line", "CHAPTER I.\nIN WHICH IT RAINS, AND\nNOBODY COMES\n\n" + prose, []string{" | CHAPTER I. IN WHICH IT RAINS, AND NOBODY COMES"}},
		{"titles in a paragraph", "I\n\nTHE LOFT\n\n" + body + "II\n\nA STORM\n\n" + body, []string{" | I THE LOFT", " | II A STORM"}},
		{"numbers alone", "IV is a number.\n\nI\n\n" + body + "II\n\n" + body + "III\n\n" + body, []string{" | I", " | II", " | III"}},
		{"figures alone", "1\n\n" + body + "2\n\n" + body, []string{" | 1", " | 2"}},
		{"parts", "BOOK THE FIRST\n\nCHAPTER I\n\n" + prose + "CHAPTER II\n\n" + prose + "BOOK THE SECOND\n\nCHAPTER I\n\n" + prose,
			[]string{"BOOK THE FIRST | CHAPTER I", "BOOK THE FIRST | CHAPTER II", "BOOK THE SECOND | CHAPTER I"}},
		{"parts, numbers going on", "Book I\n\nI.\n\n" + body + "Book II\n\nII.\n\n" + body, []string{"Book I | I.", "Book II | II."}},
		{"a part with text of its own", "PART ONE\n\n" + prose + "PART TWO\n\n" + prose, []string{" | PART ONE", " | PART TWO"}},
		{"letters", "LETTER 3\n\n" + prose, []string{" | LETTER 3"}},
		{"a preface", "THE PREFACE\n\n" + prose + "Chapter One\n\n" + prose + "EPILOGUE\n\n" + prose,
			[]string{" | THE PREFACE", " | Chapter One", " | EPILOGUE"}},
		{"a table of contents", "PART ONE\n\nCHAPTER I. The Loft\n\nCHAPTER II. A Storm\n\nPART ONE\n\nCHAPTER I. The Loft\n\n" + prose + "CHAPTER II. A Storm\n\n" + prose,
			[]string{"PART ONE | CHAPTER I. The Loft", "PART ONE | CHAPTER II. A Storm"}},
		{"short chapters", "CHAPTER I\n\n“Come in,” said Ida.\n\n“No.”\n\nCHAPTER II\n\n" + prose + "CHAPTER III\n\n“Well?”\n\n",
			[]string{" | CHAPTER I", " | CHAPTER II", " | CHAPTER III"}},
		{"short chapters with numbers alone", "I\n\n“Come in,” said Ida.\n\nII\n\n“No,” said Bo.\n\nIII\n\nHe left.\n\n",
			[]string{" | I", " | II", " | III"}},
		{"contents with sentences", "CHAPTER I\n\nHow it rains.\n\nCHAPTER II\n\nHow it stops.\n\nCHAPTER I\n\n" + prose + "CHAPTER II\n\n" + prose,
			[]string{" | CHAPTER I", " | CHAPTER II"}},
		{"a list of Roman numbers", "I. Rope\n\nII. Tar\n\nIII. Nails\n\n" + prose, nil},
		{"contents of numbers alone", "I\n\nII\n\nIII\n\n" + prose, nil},
		{"a lone word in an article", "Introduction\n\n" + prose, nil},
		{"a list", "1. Rope\n\n2. Tar\n\n3. Nails\n\n" + prose, nil},
		{"prose", "Part 2 of the plan failed.\n\nI left.\n\nChapter and verse.\n\nBook now.\n\n" + prose, nil},
		{"numbers of pages", prose + "1\n\n" + prose + "2\n\n" + prose + "3\n\n" + prose, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := New(test.text)
			var got []string
			for i, c := range doc.Chapters {
				got = append(got, c.Part+" | "+c.Title)
				if doc.ChapterAt(c.Start) != i || doc.ChapterAt(c.End-1) != i {
					t.Errorf("ChapterAt does not find chapter %d", i)
				}
				if p := doc.Paragraphs[c.FirstParagraph]; p.Start != c.Start || !p.Heading {
					t.Errorf("chapter %d starts at %d, its paragraph at %d", i, c.Start, p.Start)
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestBodyOfGutenbergBooks(t *testing.T) {
	const story = "\n\nCHAPTER I\n\n“Rain,” said Mara.\n\nShe shut the “loft” door before the wind did."
	for _, test := range []struct{ name, head, tail string }{
		{"neither", "", ""},
		{"markers", "The Project Gutenberg eBook of The Loft\n\nThis “eBook” is free.\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE LOFT ***\n",
			"\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE LOFT ***\n\nUpdated “editions” follow.\n"},
		{"a marker over two lines", "***START OF THIS PROJECT GUTENBERG EBOOK THE LOFT, OR\nTHE “STORM” ***\n", "\n\nEnd of Project Gutenberg's The Loft\n\n*** END OF THIS PROJECT GUTENBERG EBOOK THE LOFT ***\n"},
		{"credits", "*** START OF THE PROJECT GUTENBERG EBOOK THE LOFT ***\r\n\r\nProduced by “Ann” Oro\r\nand others.\r\n", ""},
		{"small print", "Project Gutenberg asks you to read.\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n", "\n\nEnd of The Project Gutenberg Etext of The Loft\n“Bye”\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := New(test.head + story + test.tail)
			if got := strings.TrimSpace(doc.Text[doc.BodyStart:doc.BodyEnd]); got != strings.TrimSpace(story) {
				t.Errorf("the body is %q", got)
			}
			if len(doc.Spans) != 2 || len(doc.Paragraphs) != 3 || len(doc.Chapters) != 1 {
				t.Errorf("%d spans, %d paragraphs and %d chapters", len(doc.Spans), len(doc.Paragraphs), len(doc.Chapters))
			}
		})
	}
}

// TestTitlesUnderNumbers holds that what is written as a title under a number
// is the title of the chapter, a question too, and that a first sentence or
// speech is none; and that a title which begins like a number counts nothing.
func TestTitlesUnderNumbers(t *testing.T) {
	body := "\n\n" + strings.Repeat("The barge lay at the lock and nobody came. ", 60) + "\n\n"
	titles := []string{"Death on the Moor", "Inside or Out?", "I Go to Hull", "“Do You Follow Me, Ann?”", "“Yes, Ann!”", "What was to be done?", "All in"}
	want := []bool{true, true, true, true, false, false, false}
	numbers := strings.Fields("I II III IV V VI VII")
	var text strings.Builder
	for i, title := range titles {
		text.WriteString(numbers[i] + "\n\n" + title + body)
	}
	chapters := New(text.String()).Chapters
	if len(chapters) != len(titles) {
		t.Fatalf("%d chapters, not %d: %+v", len(chapters), len(titles), chapters)
	}
	for i, c := range chapters {
		if got := strings.HasSuffix(c.Title, titles[i]); got != want[i] {
			t.Errorf("%q is the title of a chapter: %v", titles[i], got)
		}
	}
}

// TestMisprintedNumber holds that one number out of its order ends no sequence.
func TestMisprintedNumber(t *testing.T) {
	var text strings.Builder
	for _, number := range []string{"I", "II", "III", "II", "V", "VI"} {
		text.WriteString(number + "\n\n" + strings.Repeat("The barge lay at the lock and nobody came. ", 60) + "\n\n")
	}
	if got := len(New(text.String()).Chapters); got != 5 {
		t.Errorf("%d chapters, not 5", got)
	}
}
