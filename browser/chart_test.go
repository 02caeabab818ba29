package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// split counts the heads and values of one word that show and stand on more than
// one line, and wide tells how much the page is wider than what shows of it.
const (
	split = `[...document.querySelectorAll(".chart .name, .chart thead th")].filter(e => { const r = document.createRange(); r.selectNodeContents(e);
		return getComputedStyle(e.closest("tr").parentNode).position != "absolute" && !/\s/.test(e.textContent) && new Set([...r.getClientRects()].map(b => Math.round(b.top))).size > 1 }).length`
	wide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
)

// TestChartWidths expects the page of who is quoted to break no word of its values
// and to be no wider than a phone or a desk.
func TestChartWidths(t *testing.T) {
	ctx, dir := chrome(t), t.TempDir()
	text := "“We begin the work today,” said Governor Ada Strand. She then left.\n\n“No comment at all,” said Sam Reed.\n\n“It is late,” said Al Roe. He left.\n"
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "meta.csv"), []byte("doc,outlet\na.txt,The Northern Harbour Chronicle\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program(t), "speakers", "--meta", "meta.csv", "--by", "outlet,gender", "-o", "page.html", "a.txt")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{390, 1280} {
			run(t, ctx, chromedp.EmulateViewport(width, 900), colors(scheme), chromedp.Navigate(fmt.Sprintf("file://%s/page.html", filepath.ToSlash(dir))))
			picture(t, ctx, fmt.Sprintf("chart-%d-%s.png", width, scheme))
		}
	}
	for _, width := range []int64{390, 700, 820, 1100, 1280, 1700} {
		run(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(fmt.Sprintf("file://%s/page.html", filepath.ToSlash(dir))))
		if n, over := eval[int](t, ctx, split), eval[int](t, ctx, wide); n > 0 || over > 0 {
			t.Errorf("at %d px %d words are broken, and the page is %d px too wide", width, n, over)
		}
	}
}
