package attribute_test

import (
	"context"
	"fmt"

	"quotes/attribute"
	"quotes/extract"
)

func Example() {
	text := "Mayor Jo Ek opened the bridge at nine.\n\n“I think,” Ek said, “that it will hold.”"

	doc := extract.New(text)
	a, err := attribute.New(attribute.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	res, err := a.Attribute(context.Background(), doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range res.Quotes {
		for _, part := range q.Parts {
			fmt.Printf("%d-%d %s\n", part.Start, part.End, part.Text)
		}
		if q.Status == attribute.Attributed {
			fmt.Println(res.Speakers[q.Speaker].Name, "by", q.Mention.Text, "and", q.Cue.Lemma)
		}
	}
	// Output:
	// 43-51 I think,
	// 67-85 that it will hold.
	// Jo Ek by Ek and say
}

func ExampleRules() {
	for _, r := range attribute.Rules()[:3] {
		fmt.Printf("%s: %s\n", r.Name, r.Doc)
	}
	// Output:
	// turn: M: Q in a transcript
	// signature: "Q" — M: a name behind a dash or in a <cite> under the quote
	// tag-after-inverted: "Q" V M: "...," said Vance
}
