package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// traced is a line of strace -f -y: a call, and the path of its file or all that
// is said of it.
var traced = regexp.MustCompile(`^\d+ +(write|fsync|rename|unlink)(?:at2?)?\((?:\d+<([^>]*)>)?(.*)`)

// TestOnTheDisk holds that a mark is written when the output that it tells of is
// on the disk, and that a file has its name when it is: as the system is called.
func TestOnTheDisk(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip(err)
	}
	quotes, err := exec.LookPath("quotes")
	if err != nil {
		t.Fatal(err)
	}
	input := manyFiles(t, manyArticles(t, 40), 2)
	for _, out := range []string{"out.jsonl", "out/"} {
		dir := t.TempDir()
		log := filepath.Join(dir, "log")
		cmd := exec.Command(strace, "-f", "-y", "-s", "16", "-e", "trace=write,fsync,rename,renameat,renameat2,unlink,unlinkat", "-o", log,
			quotes, "extract", input, "-f", "jsonl", "-o", dir+"/"+out)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("%v: %s", err, said) // who may not trace
		}
		data, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		checkOrder(t, out, string(data))
	}
}

// checkOrder follows what was written, and was not on the disk yet.
func checkOrder(t *testing.T, out, log string) {
	t.Helper()
	waiting := map[string]bool{} // files with writes that are not on the disk
	marks, renames := 0, 0
	for line := range strings.Lines(log) {
		m := traced.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		call, path, rest := m[1], m[2], m[3]
		name := filepath.Base(path)
		switch {
		case call == "write" && strings.HasSuffix(name, ".part"):
			waiting[strings.TrimSuffix(name, ".part")] = true
		case call == "write" && strings.HasSuffix(name, ".part.resume") && strings.Contains(rest, "documents"):
			marks++
			if len(waiting) > 0 {
				t.Errorf("%s: a mark is written before %v is on the disk", out, waiting)
			}
		case call == "fsync":
			delete(waiting, strings.TrimSuffix(name, ".part"))
			if !strings.Contains(name, ".jsonl") {
				delete(waiting, "its folder")
			}
		case call == "rename" && out == "out.jsonl":
			renames++
			if len(waiting) > 0 {
				t.Errorf("%s: it has its name before %v is on the disk", out, waiting)
			}
			waiting["its folder"] = true
		case call == "unlink" && strings.Contains(rest, ".part.resume") && len(waiting) > 0:
			t.Errorf("%s: the journal is gone before %v is on the disk", out, waiting)
		}
	}
	if marks == 0 || out == "out.jsonl" && renames != 1 {
		t.Errorf("%s: %d marks and %d renames in\n%s", out, marks, renames, log)
	}
}
