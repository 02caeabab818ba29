package extract_test

import (
	"context"
	"fmt"
	"strings"

	"quotes/extract"
)

func Example() {
	doc := extract.New("“We’re late,” said Mara. “He told me, ‘Wait here,’ and left.”")
	for _, span := range doc.Spans {
		fmt.Println(span.Style, span.Start, span.Within, doc.Slice(span.Start, span.End))
	}
	// Output:
	// double 3 -1 We’re late,
	// double 34 -1 He told me, ‘Wait here,’ and left.
	// single 49 1 Wait here,
}

func ExampleDocument_ChapterAt() {
	doc := extract.New("CHAPTER I. The Loft\n\n“Rain,” said Mara, and shut the loft.\n\nCHAPTER II. The Storm\n\n“Wind,” said Mara, and shut the door.\n")
	for _, span := range doc.Spans {
		fmt.Println(doc.Chapters[doc.ChapterAt(span.Start)].Title, "|", doc.Slice(span.Start, span.End))
	}
	// Output:
	// CHAPTER I. The Loft | Rain,
	// CHAPTER II. The Storm | Wind,
}

func ExampleScan() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := extract.Scan(ctx, "“We’re late,” said Mara.")
	fmt.Println(err)
	// Output:
	// context canceled
}

func ExampleWithQuoted() {
	text := "He wrote to the board.\n\nThe roof leaks.\n"
	start := strings.Index(text, "The roof")
	doc := extract.New(text, extract.WithQuoted([]extract.Quoted{{Start: start, End: len(text) - 1}}))
	for _, span := range doc.Spans {
		fmt.Println(span.Style, doc.Slice(span.Start, span.End))
	}
	// Output:
	// markup The roof leaks.
}

func ExampleWithHeadings() {
	text := "The Loft\n\nIt rained.\n\nThe Storm\n\nIt blew.\n"
	storm := strings.Index(text, "The Storm")
	doc := extract.New(text, extract.WithHeadings([]extract.Heading{{Start: 0, End: 8}, {Start: storm, End: storm + 9}}))
	for _, c := range doc.Chapters {
		fmt.Printf("%s: paragraphs %d to %d\n", c.Title, c.FirstParagraph, c.EndParagraph)
	}
	// Output:
	// The Loft: paragraphs 0 to 2
	// The Storm: paragraphs 2 to 4
}

func ExampleAsTranscript() {
	doc := extract.New("Mara: We are late.\nWe must go.\nTom: I know.\n", extract.AsTranscript())
	for _, span := range doc.Spans {
		fmt.Printf("%q %q\n", doc.Slice(span.LabelStart, span.LabelEnd), doc.Slice(span.Start, span.End))
	}
	// Output:
	// "Mara" "We are late."
	// "" "We must go."
	// "Tom" "I know."
}

func ExampleDocument_TokenAt() {
	doc := extract.New("“We’re late,” said Mara.")
	i := doc.TokenAt(strings.Index(doc.Text, "said"))
	fmt.Println(doc.TokenText(i), doc.TokenText(i+1))
	// Output:
	// said Mara
}
