package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"quotes/cmd/internal/format/formattest"
)

// written returns the page of a document.
func written(t *testing.T, document string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := New(&b)
	if err := w.Write(formattest.Document(t, document)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHTMLHostile holds the page against an article that tries to break out:
// its markup stays text, and no address but one of the web becomes a link.
func TestHTMLHostile(t *testing.T) {
	root, err := html.Parse(bytes.NewReader(written(t, "hostile")))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
}

// TestOverview reads the index of a folder: a link for each page.
func TestOverview(t *testing.T) {
	var b bytes.Buffer
	entries := []Entry{
		{"a b/council.txt.html", Digested(formattest.Document(t, "council"))},
		{"in/javascript:x.html", Digested(formattest.Document(t, "hostile"))},
	}
	if err := WriteOverview(&b, entries); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var links []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if n.Data == "a" && a.Key == "href" {
				links = append(links, a.Val)
			}
		}
	}
	if want := []string{"./a%20b/council.txt.html", "./in/javascript%3Ax.html"}; !slices.Equal(links, want) {
		t.Errorf("got %q, want %q", links, want)
	}
}

// probe runs in the page: it looks at the layout, opens a quote by click and
// by key, and picks a speaker. What it finds replaces the page.
const probe = `
const out = [], say = (name, ok) => out.push(name + (ok ? " ok" : " FAILED"));
const card = document.getElementById("card"), quote = document.getElementById("q327");
const article = document.querySelector("article").getBoundingClientRect(), aside = document.querySelector("aside").getBoundingClientRect();
say("no sideways scrolling", document.documentElement.scrollWidth <= innerWidth);
say("speakers beside or above", innerWidth > 960 ? aside.left >= article.right : aside.bottom <= article.top);
say("no strange script", !window.broken);
say("card hidden", card.hidden);
quote.click();
say("card shows", !card.hidden && /Owen Pryce[^]*71 %[^]*he[^]*told/.test(card.textContent));
const box = card.getBoundingClientRect();
say("card in view", box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight + 1);
say("evidence lit", document.querySelectorAll(".e.on").length === 2);
const key = (k) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
key("Escape");
say("escape closes", card.hidden);
key("j");
say("j goes to the first", document.activeElement.id === "i79" && !card.hidden);
key("j");
say("j goes on", document.activeElement.id === "q110");
key("k"); key("Escape");
document.querySelector(".who button").click();
say("others dimmed", document.querySelector("#q327.off") && !document.querySelector("#q187.off"));
const color = (e) => getComputedStyle(e).getPropertyValue("--h");
say("colours differ", color(quote) !== color(document.getElementById("q187")));
document.documentElement.innerHTML = "<pre>" + out.join("\n") + "\n</pre>";
`

// TestChromium looks at the page in a browser without a screen, as wide as a
// desk's and as a phone's. It skips where there is no Chromium.
func TestChromium(t *testing.T) { formattest.Probe(t, string(written(t, "council")), probe) }
