package formattest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// FindBrowser returns a Chromium, and skips the test where there is none.
func FindBrowser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium")
	return ""
}

// Browse opens a page and returns what the browser prints.
func Browse(t *testing.T, browser, page, size string) string {
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
