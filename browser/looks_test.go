package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLooks holds that the page fits its width, and takes pictures of it.
func TestLooks(t *testing.T) {
	ctx := chrome(t)
	b := newBench(t, "articles/ferry.txt", "articles/clinic.txt")
	s := b.serve(t, "ferry.txt", "clinic.txt")
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			run(t, ctx, chromedp.EmulateViewport(width, 844), colors(scheme))
			open(t, ctx, s)
			if wide := eval[int64](t, ctx, "document.documentElement.scrollWidth"); wide > width {
				t.Errorf("%d pixels %s: the page is %d wide", width, scheme, wide)
			}
			if seen := eval[bool](t, ctx, "(r => r.top >= 0 && r.bottom <= document.getElementById('text').getBoundingClientRect().bottom)(document.querySelector('mark.here').getBoundingClientRect())"); !seen {
				t.Errorf("%d pixels %s: the quote is out of sight", width, scheme)
			}
			picture(t, ctx, fmt.Sprintf("review-%d-%s.png", width, scheme))
			press(t, ctx, "n")
			until(t, ctx, "document.querySelector('mark.done') !== null")
		}
	}
}

// picture takes a picture of what the page shows, where -shots asks for it.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*shots, name), png, 0o666); err != nil {
		t.Fatal(err)
	}
}
