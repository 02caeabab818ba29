package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// speed asks for the README's table of speed, with -update.
var speed = flag.Bool("speed", false, "with -update: measure the README's table of speed")

// A stage is a part of the work, or the whole, over the same texts.
type stage struct {
	name string
	size int64 // bytes of text
	run  func()
}

// stages returns the stages of the README's table; the first is what the others
// are compared with.
func stages(b testing.TB) []stage {
	texts, size := news(b)
	lines := jsonLines(b, texts)
	novels, long := novelTexts(b)
	pass := prosePass(b)
	return []stage{
		{"prose alone: segment, tokenize, tag", size, func() { each(texts, pass) }},
		{"`extract`: paragraphs, sentences, words, marks", size, func() { each(texts, func(text string) { extract.New(text) }) }},
		{"news: quotes and who said them", size, attributing(b, texts, attribute.Options{Genre: attribute.News})},
		{"news: with `--kinds all`", size, attributing(b, texts, attribute.Options{Genre: attribute.News, Indirect: true})},
		{"novels", long, attributing(b, novels, attribute.Options{Genre: attribute.Fiction})},
		{"the program: news from JSON Lines to JSON Lines", size, func() {
			c := Command{Stdin: bytes.NewReader(lines), Stdout: io.Discard}
			if code := c.Main([]string{"extract", "-q", "-j", "1", "--input-format", "jsonl", "-f", "jsonl", "--per", "doc"}); code != ExitOK {
				b.Fatal(code)
			}
		}},
	}
}

func each(texts []string, use func(string)) {
	for _, text := range texts {
		use(text)
	}
}

// attributing returns the work from text to speakers.
func attributing(b testing.TB, texts []string, opts attribute.Options) func() {
	a, err := attribute.New(opts)
	if err != nil {
		b.Fatal(err)
	}
	return func() {
		each(texts, func(text string) {
			if _, err := a.Attribute(context.Background(), extract.New(text)); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// novelTexts returns novels of the corpus beside the project, or the project's
// own story.
func novelTexts(b testing.TB) (texts []string, size int64) {
	files, err := filepath.Glob("../../../../shared/corpora/pdnc/*/novel_text.txt")
	if err != nil || len(files) == 0 {
		files = []string{"../../../testdata/stories/ferry-dashes.txt"}
	}
	return readTexts(b, files[:min(len(files), 5)])
}

// BenchmarkStages is each stage and the whole with one worker.
func BenchmarkStages(b *testing.B) {
	for _, s := range stages(b) {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(s.size)
			b.ReportAllocs()
			for b.Loop() {
				s.run()
			}
		})
	}
}

// speedTable measures the stages: megabytes of text a second of processor time,
// so that other programs on the machine hardly matter, and allocations.
func speedTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| stage | MB a second of one core | times prose's own pass | allocations a kB |\n|---|---|---|---|\n")
	pass := 0.0
	for i, s := range stages(t) {
		seconds, allocations := measured(t, s.run)
		mb := float64(s.size) / 1e6
		if i == 0 {
			pass = mb / seconds
		}
		fmt.Fprintf(&b, "| %s | %.1f | %.1f | %.0f |\n", s.name, mb/seconds, mb/seconds/pass, float64(allocations)/mb/1e3)
	}
	return b.String()
}

// measured returns the least processor time of three runs, and the allocations
// of one.
func measured(t *testing.T, run func()) (seconds float64, allocations uint64) {
	run() // what is loaded once
	seconds = math.Inf(1)
	for range 3 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := processorTime(t)
		run()
		seconds = min(seconds, processorTime(t)-start)
		runtime.ReadMemStats(&after)
		allocations = after.Mallocs - before.Mallocs
	}
	return seconds, allocations
}

// updateSpeed writes the table of speed into the README, and the machine.
func updateSpeed(t *testing.T, readme string) string {
	if !*speed {
		return readme
	}
	table := regexp.MustCompile(`(?m)^\| stage \|.*\n(\|.*\n)+`)
	if !table.MatchString(readme) {
		t.Fatal("the README has no table of stages")
	}
	stages := speedTable(t)
	readme = table.ReplaceAllLiteralString(readme, stages)
	whole := regexp.MustCompile(`(?m)^\| the program: [^|]*\| ([0-9.]+)`).FindStringSubmatch(stages)
	readme = regexp.MustCompile(`(?m)^(\| MB of news [^|]*\| )[^|]*( \|)`).ReplaceAllString(readme, "${1}**"+whole[1]+"**${2}")
	return regexp.MustCompile(`\(on [^)]*, Go [^)]*\)`).ReplaceAllLiteralString(readme, fmt.Sprintf("(on %s, Go %s)", machine(), strings.TrimPrefix(runtime.Version(), "go")))
}

// machine names the processor.
func machine() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if name := regexp.MustCompile(`model name\s*: (.*)`).FindSubmatch(info); err == nil && name != nil {
		return string(name[1])
	}
	return runtime.GOARCH
}
