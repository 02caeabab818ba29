package verdicts

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/formattest"
)

func checkedPage(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeHTML(&b, verdicts(), format.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestVerdictPageHostile holds the page against quotes and sources that try to
// break out: their markup stays text, and the only script is the page's.
func TestVerdictPageHostile(t *testing.T) {
	root, err := html.Parse(strings.NewReader(checkedPage(t)))
	if err != nil {
		t.Fatal(err)
	}
	scripts, bold := 0, ""
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			scripts++
		}
		if n.Type == html.TextNode && strings.Contains(n.Data, "<b> | *two*") {
			bold = n.Parent.Data
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "://") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if scripts != 1 || bold == "" {
		t.Errorf("%d scripts; the markup of a source stands in %q", scripts, bold)
	}
}

// verdictProbe runs in the page: it looks at the layout, and filters by click
// and by key. What it finds replaces the page.
const verdictProbe = `
const out = [], say = (name, ok) => out.push(name + (ok ? " ok" : " FAILED"));
const all = [...document.querySelectorAll(".check")], shown = () => all.filter((c) => c.offsetHeight > 0).map((c) => c.dataset.v).join();
const key = (k) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
say("no sideways scrolling", document.documentElement.scrollWidth <= innerWidth);
say("no strange script", !window.broken);
say("all shown", shown() === "altered,missing,exact");
say("verdicts in words", all.every((c) => c.querySelector(".label").textContent.includes(c.dataset.v)));
key("6");
say("6 shows altered", shown() === "altered" && /^1 of 3 shown: altered/.test(document.getElementById("shown").textContent));
key("6");
say("6 again shows all", shown() === "altered,missing,exact");
key("f");
say("f shows what fails", shown() === "altered,missing");
document.querySelector(".pick .holds").click();
say("a click adds", shown() === "altered,missing,exact");
key("Escape"); key("1"); key("j");
say("j goes to what is shown", document.activeElement.id === "v1");
key("Escape"); key("j");
say("j goes on", document.activeElement.id === "v2");
key("k");
say("k goes back", document.activeElement.id === "v1");
const color = (e) => getComputedStyle(e).borderLeftColor;
say("colours differ", color(all[0]) !== color(all[2]));
say("left out is struck out", getComputedStyle(document.querySelector("del")).textDecorationLine === "line-through");
document.documentElement.innerHTML = "<pre>" + out.join("\n") + "\n</pre>";
`

// TestVerdictChromium looks at the page in a browser without a screen, as wide
// as a desk's and as a phone's. It skips where there is no Chromium.
func TestVerdictChromium(t *testing.T) { formattest.Probe(t, checkedPage(t), verdictProbe) }

// TestVerdictReviews reads what schema.org calls reviews of claims.
func TestVerdictReviews(t *testing.T) {
	var b bytes.Buffer
	if err := writeJSONLD(&b, verdicts(), format.Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Graph []struct {
			Type     string `json:"@type"`
			Reviewed string `json:"claimReviewed"`
			Rating   struct {
				Name  string `json:"alternateName"`
				Value int    `json:"ratingValue"`
				Best  int    `json:"bestRating"`
			} `json:"reviewRating"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for i, v := range verdicts() {
		r := got.Graph[i]
		if r.Type != "ClaimReview" || r.Reviewed != v.Quote || r.Rating.Name != v.Verdict || r.Rating.Value+i < 1 || r.Rating.Best != 9 {
			t.Errorf("%+v", r)
		}
	}
	if got.Graph[0].Rating.Value != 9 || got.Graph[2].Rating.Value != 1 {
		t.Errorf("the best is not 9 or the worst not 1: %+v", got.Graph)
	}
}
