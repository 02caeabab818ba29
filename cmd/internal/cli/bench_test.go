package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"quotes/attribute"
	"quotes/cmd/internal/memory"
	"quotes/extract"
)

// The benchmarks run with the memory that the program gives itself, and so
// does what they are compared with.
func init() { memory.KeepRoom() }

// BenchmarkProcess is the program from start to finish on one short article:
// the time of an operation is what a user waits.
func BenchmarkProcess(b *testing.B) {
	binary := built(b)
	cpu, memory := 0.0, 0.0
	for b.Loop() {
		cmd := exec.Command(binary, "extract", "../../../testdata/articles/ferry.txt")
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
		cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds() * 1000
		memory = max(memory, peakMemory(cmd.ProcessState))
	}
	b.ReportMetric(cpu/float64(b.N), "cpu-ms/op")
	b.ReportMetric(memory, "peak-MB")
}

// BenchmarkJobs runs a folder of articles with one worker and with two.
func BenchmarkJobs(b *testing.B) {
	dir := b.TempDir()
	size := 0
	for i := range 40 {
		for _, file := range articles(b) {
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			size += len(text)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%s", i, filepath.Base(file))), text, 0o666); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, jobs := range []string{"1", "2"} {
		b.Run("j="+jobs, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				c := Command{Stdout: io.Discard}
				if code := c.Main([]string{"extract", "-q", "-f", "jsonl", "-j", jobs, dir}); code != ExitOK {
					b.Fatal(code)
				}
			}
		})
	}
}

// BenchmarkAgainstProse compares the whole of the work on news with what prose
// alone needs to cut the same texts into sentences and words and to tag them;
// with reports without marks, and without.
func BenchmarkAgainstProse(b *testing.B) {
	texts, size := news(b)
	b.Run("prose", func(b *testing.B) {
		pass := prosePass(b)
		b.SetBytes(size)
		for b.Loop() {
			for _, text := range texts {
				pass(text)
			}
		}
	})
	for name, opts := range map[string]attribute.Options{"quotes": {}, "reports": {Indirect: true}} {
		b.Run(name, func(b *testing.B) {
			a, err := attribute.New(opts)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			for b.Loop() {
				for _, text := range texts {
					if _, err := a.Attribute(context.Background(), extract.New(text)); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// news returns the articles of the corpus beside the project, or the project's own.
func news(b testing.TB) (texts []string, size int64) {
	files, err := filepath.Glob("../../../../shared/corpora/polnear/*/text/*.txt")
	if err != nil || len(files) == 0 {
		files = articles(b)
	}
	return readTexts(b, files)
}

// readTexts returns the contents of files, and how many bytes they are.
func readTexts(b testing.TB, files []string) (texts []string, size int64) {
	b.Helper()
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		size += int64(len(text))
	}
	return texts, size
}

// prosePass returns prose's own way from a text to tagged words.
func prosePass(b testing.TB) func(text string) {
	cut, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	words := tokenize.New()
	return func(text string) {
		for _, s := range cut.Segment(text) {
			tagger.TagTokens(words.Tokenize(s.Text))
		}
	}
}

// articles returns the project's own articles.
func articles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	return files
}

// BenchmarkStart is the program's start alone.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		c := Command{Stdin: strings.NewReader("“Yes,” Jo Ek said."), Stdout: io.Discard}
		if code := c.Main([]string{"extract"}); code != ExitOK {
			b.Fatal(code)
		}
	}
}
