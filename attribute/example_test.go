package attribute_test

import (
	"context"
	"errors"
	"fmt"

	"quotes/attribute"
	"quotes/extract"
)

const bridge = "Mayor Jo Ek opened the bridge at nine.\n\n“I think,” Ek said, “that it will hold.”\n\nOn the quay the mood was darker. “They have lied to us.”\n"

// read attributes a text.
func read(text string, opts attribute.Options) *attribute.Result {
	a, err := attribute.New(opts)
	if err != nil {
		panic(err)
	}
	res, err := a.Attribute(context.Background(), extract.New(text))
	if err != nil {
		panic(err)
	}
	return res
}

func Example() {
	text := "Mayor Jo Ek opened the bridge at nine.\n\n“I think,” Ek said, “that it will hold.”\n\nOn the quay the mood was darker. “They have lied to us.”\n"

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
		fmt.Println(q.Speaker, q.Status)
		for _, part := range q.Parts {
			fmt.Printf("  bytes %d to %d: %s\n", part.Start, part.End, part.Text)
		}
	}
	// Output:
	// Jo Ek attributed
	//   bytes 43 to 51: I think,
	//   bytes 67 to 85: that it will hold.
	// nobody open
	//   bytes 126 to 147: They have lied to us.
}

func ExampleQuote() {
	q := read(bridge, attribute.Options{}).Quotes[0]
	fmt.Println(q.Speaker.Title, q.Speaker, "by", q.Mention.Text, "and", q.Cue.Lemma)
	for _, step := range q.Chain {
		fmt.Printf("  line %d: %s (%s)\n", step.Line, step.Text, step.How)
	}
	// Output:
	// Mayor Jo Ek by Ek and say
	//   line 3: Ek (the words at the quote)
	//   line 1: Jo Ek (the fullest form of the name)
}

func ExampleSpeaker() {
	for _, s := range read("“We stay,” Jo Ek and Al Roe said.\n", attribute.Options{}).Speakers {
		fmt.Println(s, s.Kind, s.Members)
	}
	// Output:
	// Jo Ek person []
	// Al Roe person []
	// Jo Ek and Al Roe group [Jo Ek Al Roe]
}

func ExampleOptions() {
	text := "Al Roe said that it rained. “It will hold,” Jo Ek bellowated.\n"
	for _, opts := range []attribute.Options{{}, {Cues: []string{"bellowate"}, Indirect: true}} {
		for _, q := range read(text, opts).Quotes {
			fmt.Println(q.Kind, q.Speaker, q.Cue != nil, "-", q.Parts[0].Text)
		}
	}
	// Output:
	// direct Jo Ek false - It will hold,
	// indirect Al Roe true - that it rained
	// direct Jo Ek true - It will hold,
}

func ExampleNew() {
	_, err := attribute.New(attribute.Options{Genre: "poetry"})
	fmt.Println(errors.Is(err, attribute.ErrOption), err)
	// Output:
	// true option out of range: the genre "poetry" is none of ["auto" "news" "fiction"]
}

func ExampleResult_Know() {
	res := read(bridge, attribute.Options{})
	res.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Johanna Ek", Aliases: []string{"Jo Ek"}, Role: "mayor of Hull"}}})
	s := res.Quotes[0].Speaker
	fmt.Println(s, s.Aliases, s.Role)
	// Output:
	// Johanna Ek [Ek Jo Ek] mayor of Hull
}

func ExampleResult_Correct() {
	res := read(bridge, attribute.Options{})
	unused := res.Correct([]attribute.Correction{
		{Quote: "they have lied to us", Speaker: "Al Roe"},
		{Quote: "words that nobody said", Speaker: attribute.Nobody},
	}, nil)
	fmt.Println(res.Quotes[1].Speaker, res.Quotes[1].Status, unused)
	// Output:
	// Al Roe corrected [1]
}

func ExampleRules() {
	for _, r := range attribute.Rules()[:3] {
		fmt.Printf("%s: %s\n", r.Name, r.Doc)
	}
	// Output:
	// turn: M: Q in a transcript
	// signature: "Q" — M: a name behind a dash or in a <cite> under the quote
	// label: M, a neighbour: "Q": a name and a colon open the paragraph, without a verb
}
