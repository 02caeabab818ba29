package extract_test

import (
	"fmt"

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
