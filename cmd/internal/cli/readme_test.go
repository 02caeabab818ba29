package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestREADME runs the commands of the README's console blocks in the project's
// folder and compares what they print, but for the confidences, which change
// whenever weights are learned. -update rewrites the blocks.
func TestREADME(t *testing.T) {
	for _, tool := range []string{"sh", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	const file = "../../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "quotes"), "quotes/cmd/quotes").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const open, end = "```console\n", "```\n"
	pieces := strings.Split(string(data), open)
	for i := range pieces[1:] {
		block, rest, ok := strings.Cut(pieces[i+1], end)
		if !ok {
			t.Fatal("a console block has no end")
		}
		got := replay(t, bin, block)
		if stable(got) != stable(block) && !*update {
			t.Errorf("the README has\n%s\nand the program prints\n%s", block, got)
		}
		pieces[i+1] = got + end + rest
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(pieces, open)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// replay runs the commands of a block, which are the lines that begin with a
// dollar sign, and returns the block with what they print.
func replay(t *testing.T, bin, block string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		out.WriteString(line)
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = "../../.."
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		var errs bytes.Buffer
		cmd.Stderr = &errs
		printed, err := cmd.Output()
		if err != nil || errs.Len() > 0 {
			t.Fatalf("%s%v %s", command, err, &errs)
		}
		out.Write(printed)
	}
	return out.String()
}
