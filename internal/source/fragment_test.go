package source

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// lineOf reads a text as the line of JSON that holds it.
func lineOf(t *testing.T, text string) *document.Document {
	t.Helper()
	line, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		t.Fatal(err)
	}
	return readAs(t, "a.jsonl", string(line)+"\n", Options{Format: document.JSONLines})
}

// TestMarkupNeedsEvidence holds that a text with a stray tag stays as it is.
func TestMarkupNeedsEvidence(t *testing.T) {
	const two = "“It is open,” Jo Ek said.\n\nThe dockers met.\n\n“No,” Al Roe said."
	for name, text := range map[string]string{
		"an end without a start":       "“It is open,” Jo Ek said.</a>\n\nThe dockers met.\n\n“No,” Al Roe said.",
		"an end of a paragraph":        two + "</p>",
		"unknown tags":                 "<name> came.\n\n" + two + " <more>",
		"unknown tags that end":        "<name>Jo</name> came.\n\n" + two,
		"a start that is cut off":      "<a\n\n" + two,
		"less than":                    "a < b and b > c.\n\n" + two,
		"an inline tag without an end": "<code> is a tag.\n\n" + two,
		"an end before a start":        "</b> goes before <b>.\n\n" + two,
		"an address":                   "Jo Ek <jo@example.org> came.\n\n" + two,
	} {
		if doc := lineOf(t, text); doc.Text != text || doc.Marked {
			t.Errorf("%s: %q is read as %q", name, text, doc.Text)
		}
	}
}

// TestMarkupWithEvidence holds what of a line is HTML, and that blank lines
// outside of blocks stay paragraphs, as content systems keep their texts.
func TestMarkupWithEvidence(t *testing.T) {
	for text, want := range map[string]string{
		"<p>“Yes,” said Jo.</p><p>No.</p>":                                           "“Yes,” said Jo.\n\nNo.",
		"<p>“Yes,” said Jo.\n\nNo.</p>":                                              "“Yes,” said Jo. No.",
		"<p>“Yes,” said Jo.":                                                         "“Yes,” said Jo.",
		"“Yes,” said Jo.<br>No.":                                                     "“Yes,” said Jo.\nNo.",
		"<div class=\"a\">“Yes,”":                                                    "“Yes,”",
		"See <a href='/x'>this":                                                      "See this",
		"“Yes,” <em>said</em> Jo.\n\nNo.":                                            "“Yes,” said Jo.\n\nNo.",
		"“Yes,” said\nJo.\n \nNo <b>more\n\nof</b> it.":                              "“Yes,” said Jo.\n\nNo more\n\nof it.",
		"One.\n\n<blockquote>Two\n\nthree.</blockquote>\n\nFour.\n\nFive &amp; six.": "One.\n\nTwo three.\n\nFour.\n\nFive & six.",
		strings.Repeat("<foo> x ", 600) + "<p>“Yes.”</p>":                            strings.TrimSpace(strings.Repeat("x ", 600)) + "\n\n“Yes.”",
	} {
		if doc := lineOf(t, text); doc.Text != want {
			t.Errorf("%.80q is read as %q, not %q", text, doc.Text, want)
		}
	}
}

// TestTooDeepIsText holds that a text whose tags nest too deeply for HTML is
// read as it stands where nobody said that it is a page.
func TestTooDeepIsText(t *testing.T) {
	text := strings.Repeat("<div>", 600) + "</div>\n\n“It is open,” Jo Ek said."
	if doc := lineOf(t, text); doc.Text != text {
		t.Errorf("read as %.80q", doc.Text)
	}
}

// TestFeedItemTooDeep holds that an item whose markup HTML refuses spoils no other.
func TestFeedItemTooDeep(t *testing.T) {
	feed := "<rss><channel><item><description><![CDATA[" + strings.Repeat("<div>", 600) + "“It is open,” Jo Ek said.]]></description></item>" +
		"<item><description><![CDATA[<p>“No,” Al Roe said.</p>]]></description></item></channel></rss>"
	docs := readAll(t, "a.rss", feed, Options{})
	if len(docs) != 2 || docs[0].Text != "“It is open,” Jo Ek said." || docs[1].Text != "“No,” Al Roe said." {
		t.Errorf("%d documents: %+v", len(docs), docs)
	}
}

// TestPageEndsWithItsTime holds that a page is not read on when its time is over.
func TestPageEndsWithItsTime(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	raw := "<html><body>" + strings.Repeat("<p>“Yes,” said Jo.</p>", 10_000)
	if doc, err := page.Read(document.Input{Ctx: ctx, Data: []byte(raw)}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", doc, err)
	}
	if err := page.ReadFragment(ctx, &document.Document{Text: "<p>“Yes,” said Jo.</p>"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a fragment: %v", err)
	}
}
