package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A breaker cancels a run when so many lines were said.
type breaker struct {
	bytes.Buffer
	lines  int
	cancel context.CancelFunc
}

// Write counts the lines.
func (b *breaker) Write(p []byte) (int, error) {
	if b.lines -= bytes.Count(p, []byte("\n")); b.lines <= 0 {
		b.cancel()
	}
	return b.Buffer.Write(p)
}

// brokenOff runs a command and stops it after some documents.
func brokenOff(t *testing.T, stdin string, documents int, args ...string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	said := &breaker{lines: documents, cancel: cancel}
	c := Command{Stdin: strings.NewReader(stdin), Stderr: said, Context: ctx}
	if code := c.Main(append(args, "-v")); code != ExitInterrupted {
		t.Fatalf("%v: exit code %d: %s", args, code, said.String())
	}
}

// article returns one of many that are of one length.
func article(n int) string {
	return fmt.Sprintf("Mayor Jo Ek spoke on day %03d.\n\n“It is open,” Ek said.\n", n)
}

// A change is something that is done to the input between two runs.
type change struct {
	name string
	do   func(t *testing.T, dir string)
	says string // where it is refused
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rewrite changes a file, and leaves its time as it was where that is asked for.
func rewrite(t *testing.T, path, old, text string, time bool) {
	t.Helper()
	info, err := os.Stat(path)
	try(t, err)
	data, err := os.ReadFile(path)
	try(t, err)
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s: no %q", path, old)
	}
	try(t, os.WriteFile(path, []byte(strings.Replace(string(data), old, text, 1)), 0o666))
	if time {
		try(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
	}
}

// changes are those to a folder of articles, 000.txt and on, which begins with
// articles.jsonl where that is there.
var changes = []change{
	{"nothing", func(*testing.T, string) {}, ""},
	{"a file is added behind", func(t *testing.T, dir string) {
		try(t, os.WriteFile(filepath.Join(dir, "zzz.txt"), []byte(article(999)), 0o666))
	}, ""},
	{"a file is edited behind", func(t *testing.T, dir string) {
		rewrite(t, filepath.Join(dir, "079.txt"), "open", "shut for ever", false)
	}, ""},
	{"a file is added before", func(t *testing.T, dir string) {
		try(t, os.WriteFile(filepath.Join(dir, "001a.txt"), []byte(article(999)), 0o666))
	}, "with other input: DIR/001a.txt was not there; run it as it was, or remove OUT to begin anew"},
	{"a file is removed", func(t *testing.T, dir string) {
		try(t, os.Remove(filepath.Join(dir, "002.txt")))
	}, "with other input: DIR/002.txt is gone;"},
	{"a file is renamed", func(t *testing.T, dir string) {
		try(t, os.Rename(filepath.Join(dir, "002.txt"), filepath.Join(dir, "002a.txt")))
	}, "with other input: DIR/002a.txt was not there, and DIR/002.txt is gone;"},
	{"two files change their names", func(t *testing.T, dir string) {
		try(t, os.Rename(filepath.Join(dir, "002.txt"), filepath.Join(dir, "x")))
		try(t, os.Rename(filepath.Join(dir, "003.txt"), filepath.Join(dir, "002.txt")))
		try(t, os.Rename(filepath.Join(dir, "x"), filepath.Join(dir, "003.txt")))
	}, "with other input: DIR/002.txt "},
	{"a file is edited", func(t *testing.T, dir string) {
		rewrite(t, filepath.Join(dir, "004.txt"), "open", "shut!", false)
	}, "with other input: DIR/004.txt had 58 bytes, and has 59;"},
	{"a file is edited to the same size", func(t *testing.T, dir string) {
		rewrite(t, filepath.Join(dir, "004.txt"), "open", "shut", false)
	}, "with other input: DIR/004.txt was written to since;"},
	{"a file is edited to the same size and time", func(t *testing.T, dir string) {
		rewrite(t, filepath.Join(dir, "004.txt"), "open", "shut", true)
	}, "with other input: DIR/004.txt held other documents;"},
	{"all files are removed", func(t *testing.T, dir string) {
		all, err := filepath.Glob(filepath.Join(dir, "*"))
		try(t, err)
		for _, path := range all {
			try(t, os.Remove(path))
		}
	}, "with other input: DIR/000.txt is gone;"},
}

// TestChangedInput holds that a run does not go on where its input was changed
// before the point where it was interrupted, says what differs, and leaves all as
// it was; and that it goes on to the bytes of a run in one where it was not.
func TestChangedInput(t *testing.T) {
	for _, c := range changes {
		for _, out := range []string{"out.jsonl", "out/"} {
			t.Run(c.name+" "+out, func(t *testing.T) {
				t.Parallel()
				work := t.TempDir()
				dir, path := filepath.Join(work, "in"), filepath.Join(work, "out.jsonl")
				kept := path + ".part"
				if out == "out/" {
					path = filepath.Join(work, "out") + "/"
					kept = filepath.Join(path, ".quotes.part.resume")
				}
				try(t, os.Mkdir(dir, 0o777))
				for n := range 80 {
					try(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", n)), []byte(article(n)), 0o666))
				}
				args := []string{"extract", dir, "-f", "jsonl", "-o"}
				brokenOff(t, "", 30, append(args, path)...)
				c.do(t, dir)
				before, err := os.ReadFile(kept)
				try(t, err)
				var errs bytes.Buffer
				code := (&Command{Stderr: &errs}).Main(append(args, path, "--resume"))
				if c.says != "" {
					says := strings.NewReplacer("DIR", dir, "OUT", kept).Replace(c.says)
					after, err := os.ReadFile(kept)
					if code != ExitError || !strings.Contains(errs.String(), says) || err != nil || !bytes.Equal(before, after) {
						t.Errorf("exit code %d, %d bytes, not %d (%v): %snot %s", code, len(after), len(before), err, errs.String(), says)
					}
					return
				}
				if code != ExitOK {
					t.Fatal(errs.String())
				}
				whole := filepath.Join(work, "whole", out)
				try(t, os.Mkdir(filepath.Dir(strings.TrimSuffix(whole, "/")), 0o777))
				if out == "out/" {
					whole += "/"
				}
				if code := (&Command{}).Main(append(args, whole)); code != ExitOK {
					t.Fatal(code)
				}
				if out == "out/" {
					sameTree(t, whole, path)
				} else {
					same(t, whole, path)
				}
			})
		}
	}
}

// TestChangedRows holds the same of a row in a file whose size and time tell
// nothing, and of a stream.
func TestChangedRows(t *testing.T) {
	path := manyArticles(t, 60)
	data, err := os.ReadFile(path)
	try(t, err)
	for _, c := range []struct{ input, says string }{
		{path, path + " held other documents;"}, {"-", "- held other documents;"},
	} {
		out := filepath.Join(t.TempDir(), "out.csv")
		args := []string{"extract", c.input, "--input-format", "jsonl", "-o", out}
		brokenOff(t, string(data), 40, args...)
		other := strings.Replace(string(data), "on day 7", "on day 8", 1)
		resume := func(stdin io.Reader) (int, string) {
			var errs bytes.Buffer
			code := (&Command{Stdin: stdin, Stderr: &errs}).Main(append(args, "--resume"))
			return code, errs.String()
		}
		if c.input == path {
			rewrite(t, path, "on day 7", "on day 8", true)
		}
		if code, errs := resume(strings.NewReader(other)); code != ExitError || !strings.Contains(errs, c.says) {
			t.Errorf("exit code %d: %s", code, errs)
		}
		if code, errs := resume(strings.NewReader(other[:5000])); c.input == "-" && (code != ExitError || !strings.Contains(errs, "with other input: ")) {
			t.Errorf("exit code %d: %s", code, errs)
		}
		if c.input == path {
			rewrite(t, path, "on day 8", "on day 7", true)
		}
		if code, errs := resume(bytes.NewReader(data)); code != ExitOK {
			t.Errorf("exit code %d: %s", code, errs)
		}
		whole := filepath.Join(t.TempDir(), "out.csv")
		c := Command{Stdin: bytes.NewReader(data)}
		if code := c.Main(append(args[:len(args)-1:len(args)-1], whole)); code != ExitOK {
			t.Fatal(code)
		}
		same(t, whole, out)
	}
}
