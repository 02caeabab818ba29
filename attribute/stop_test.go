package attribute_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// A countdown is a context that ends after so many looks at it.
type countdown struct {
	context.Context
	left, looks int
}

// Err counts a look.
func (c *countdown) Err() error {
	if c.looks++; c.looks > c.left {
		return context.DeadlineExceeded
	}
	return nil
}

// TestStopsAnywhere holds that the work on a document ends at whatever place
// its time is over, with that error and nothing else, and that the stages look
// again and again, the longer the text the oftener.
func TestStopsAnywhere(t *testing.T) {
	for genre, file := range map[attribute.Genre]string{attribute.News: "articles/ferry.txt", attribute.Fiction: "stories/ferry-dashes.txt"} {
		data, err := os.ReadFile("../testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := attribute.New(attribute.Options{Genre: genre, Indirect: true})
		if err != nil {
			t.Fatal(err)
		}
		once := looks(t, a, string(data))
		if four := looks(t, a, strings.Repeat(string(data)+"\n\n", 4)); four < 3*once || four > 6*once {
			t.Errorf("%s: %d looks, and %d in a text of four times the length", genre, once, four)
		}
		if once < len(data)/200 {
			t.Errorf("%s: %d looks in %d bytes", genre, once, len(data))
		}
		for left := 0; left < once; left += 7 {
			if err := attempt(a, string(data), &countdown{Context: context.Background(), left: left}); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("%s: after %d of %d looks: %v", genre, left, once, err)
			}
		}
	}
}

// looks returns how often the work on a text looks at its context.
func looks(t *testing.T, a *attribute.Attributor, text string) int {
	t.Helper()
	c := &countdown{Context: context.Background(), left: 1 << 30}
	if err := attempt(a, text, c); err != nil {
		t.Fatal(err)
	}
	return c.looks
}

// attempt reads and attributes a text.
func attempt(a *attribute.Attributor, text string, ctx context.Context) error {
	doc, err := extract.Scan(ctx, text)
	if err != nil {
		return err
	}
	_, err = a.Attribute(ctx, doc)
	return err
}
