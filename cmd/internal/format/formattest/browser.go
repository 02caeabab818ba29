package formattest

import (
	"crypto/sha256"
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// Probe opens a page at the width of a desk and of a phone with a script that
// says for each of its promises whether it holds, and lets no other script run.
func Probe(t *testing.T, page, probe string) {
	t.Helper()
	browser := FindBrowser(t)
	hash := sha256.Sum256([]byte(probe))
	allowed := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "' "
	page = strings.Replace(page, "script-src ", allowed, 1)
	page = strings.Replace(page, "</body>", "<script>window.broken = true</script><script>"+probe+"</script></body>", 1)
	for name, size := range map[string]string{"desk": "1280,900", "phone": "390,844"} {
		t.Run(name, func(t *testing.T) {
			shown := Browse(t, browser, page, size)
			if strings.Count(shown, " ok\n") != strings.Count(probe, "say(\"") || strings.Contains(shown, "FAILED") {
				t.Errorf("the page shows:\n%s", shown)
			}
		})
	}
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
