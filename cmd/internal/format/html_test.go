package format

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"quotes/internal/record"
)

// readHTML takes the tags off the article, which must give the text, and puts
// the marks of each quote together; the speaker stands in the list below.
func readHTML(t *testing.T, out []byte, doc *record.Document) []found {
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	r := htmlReader{quotes: map[string]*found{}}
	r.read(root)
	if want := strings.ReplaceAll(*doc.Text, "\x00", "\uFFFD"); r.article.String() != want {
		t.Errorf("%s: the article is not the text: got %q", doc.Doc, r.article.String())
	}
	if r.scripts != 1 || r.images != 0 {
		t.Errorf("%s: %d scripts and %d images", doc.Doc, r.scripts, r.images)
	}
	var all []found
	for _, q := range doc.Quotes {
		f := r.quotes[q.ID]
		if f == nil {
			t.Fatalf("%s: no mark for %s", doc.Doc, q.ID)
		}
		var words []string
		for _, p := range f.places {
			words = append(words, strings.Fields(p.Text)...)
		}
		f.text = strings.Join(words, " ")
		if q.Speaker == nil && (f.speaker == "Not named" || f.speaker == "Not speech") {
			f.speaker = ""
		}
		all = append(all, *f)
	}
	return all
}

type htmlReader struct {
	inArticle bool
	article   strings.Builder
	quotes    map[string]*found
	scripts   int
	images    int
}

func (r *htmlReader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode && r.inArticle:
		r.article.WriteString(n.Data)
	case n.Data == "article" && n.Type == html.ElementNode:
		r.inArticle = true
		defer func() { r.inArticle = false }()
	case n.Data == "mark" && r.inArticle:
		defer r.mark(attr(n, "data-q"), r.article.Len())
	case n.Data == "script":
		r.scripts++
	case n.Data == "img":
		r.images++
	case n.Data == "li" && strings.HasSuffix(attr(n, "id"), "-why"):
		if f := r.quotes[strings.TrimSuffix(attr(n, "id"), "-why")]; f != nil {
			f.speaker = firstBold(n)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c)
	}
}

// mark notes what was read of a quote since a byte of the article.
func (r *htmlReader) mark(id string, start int) {
	if r.quotes[id] == nil {
		r.quotes[id] = &found{}
	}
	read := r.article.String()
	r.quotes[id].places = append(r.quotes[id].places, record.Place{
		Text: read[start:], Start: utf8.RuneCountInString(read[:start]), End: utf8.RuneCountInString(read),
	})
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func firstBold(n *html.Node) string {
	for c := range n.Descendants() {
		if c.Data == "b" && c.FirstChild != nil {
			return c.FirstChild.Data
		}
	}
	return ""
}

// TestHTMLHostile holds the page against an article that tries to break out:
// its markup stays text, and no address but one of the web becomes a link.
func TestHTMLHostile(t *testing.T) {
	page, _ := ByName("html")
	root, err := html.Parse(bytes.NewReader(render(t, page, Options{}, loadDocument(t, "hostile"))))
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
	page, _ := ByName("html")
	var b bytes.Buffer
	entries := []Entry{
		{"a b/council.txt.html", Digested(loadDocument(t, "council"))},
		{"in/javascript:x.html", Digested(loadDocument(t, "hostile"))},
	}
	if err := page.Overview.Write(&b, entries); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var links []string
	for n := range root.Descendants() {
		if n.Data == "a" {
			links = append(links, attr(n, "href"))
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
func TestChromium(t *testing.T) {
	browser := findBrowser(t)
	format, _ := ByName("html")
	page := string(render(t, format, Options{}, loadDocument(t, "council")))
	hash := sha256.Sum256([]byte(probe))
	allowed := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "' "
	page = strings.Replace(page, "script-src ", allowed, 1)
	page = strings.Replace(page, "</body>", "<script>window.broken = true</script><script>"+probe+"</script></body>", 1)
	for name, size := range map[string]string{"desk": "1280,900", "phone": "390,844"} {
		t.Run(name, func(t *testing.T) {
			shown := browse(t, browser, page, size)
			if strings.Count(shown, " ok\n") != strings.Count(probe, "say(\"") || strings.Contains(shown, "FAILED") {
				t.Errorf("the page shows:\n%s", shown)
			}
		})
	}
}

func findBrowser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium")
	return ""
}

// browse opens a page and returns what the browser prints.
func browse(t *testing.T, browser, page, size string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "page")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir) // the browser's last process may still write: no error then
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	args := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + filepath.Join(dir, "profile"), "--window-size=" + size, "--dump-dom", "file://" + file}
	out, err := exec.Command(browser, args...).Output()
	if err != nil {
		t.Skipf("Chromium does not start: %v", err)
	}
	return string(out)
}
