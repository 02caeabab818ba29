package cli

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkVerify holds 1,000 quotes against 10 MB and against 100 MB of
// sources, in which the articles that the quotes are from stand once, among
// other text in disorder. It tells the time, what of it the processors worked,
// and the peak of memory, which must not grow with the sources.
func BenchmarkVerify(b *testing.B) {
	binary := built(b)
	texts, _ := news(b)
	quotes := quotesOf(b, binary, texts, 1000)
	for _, megabytes := range []int{10, 100} {
		b.Run(fmt.Sprintf("%dMB", megabytes), func(b *testing.B) {
			dir := b.TempDir()
			writeSources(b, dir, texts, megabytes<<20)
			cpu, memory := 0.0, 0.0
			for b.Loop() {
				cmd := exec.Command(binary, "verify", "-q", quotes, "--against", dir, "--fail-on", "none", "-o", filepath.Join(b.TempDir(), "out.jsonl"))
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
				memory = max(memory, peakMemory(cmd.ProcessState))
			}
			b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
			b.ReportMetric(memory, "peak-MB")
		})
	}
}

// quotesOf writes a file of the first quotes of texts.
func quotesOf(b *testing.B, binary string, texts []string, most int) string {
	b.Helper()
	cmd := exec.Command(binary, "extract", "-q", "-f", "jsonl", "-")
	cmd.Stdin = strings.NewReader(string(jsonLines(b, texts)))
	cmd.Args = append(cmd.Args, "--input-format", "jsonl")
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.SplitAfter(string(out), "\n")
	file := filepath.Join(b.TempDir(), "quotes.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines[:min(most, len(lines))], "")), 0o666); err != nil {
		b.Fatal(err)
	}
	return file
}

// writeSources writes files of some MB each: every text once, spread over all,
// and between them paragraphs with two words in five from elsewhere.
func writeSources(b *testing.B, dir string, texts []string, size int) {
	b.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var paragraphs, words []string
	for _, text := range texts {
		for p := range strings.SplitSeq(text, "\n") {
			if w := strings.Fields(p); len(w) > 5 {
				paragraphs, words = append(paragraphs, p), append(words, w...)
			}
		}
	}
	var out strings.Builder
	written, used, files := 0, 0, 0
	flush := func() {
		file := filepath.Join(dir, fmt.Sprintf("%03d.txt", files))
		files, written = files+1, written+out.Len()
		if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
			b.Fatal(err)
		}
		out.Reset()
	}
	for written < size {
		if at := written + out.Len(); used < len(texts) && at >= used*(size/len(texts)) {
			out.WriteString(texts[used] + "\n\n")
			used++
		}
		mixed := strings.Fields(paragraphs[rng.IntN(len(paragraphs))])
		for i := range mixed {
			if rng.IntN(5) < 2 {
				mixed[i] = words[rng.IntN(len(words))]
			}
		}
		if out.WriteString(strings.Join(mixed, " ") + "\n\n"); out.Len() > min(size, 25<<20) {
			flush()
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "000.txt")); errors.Is(err, os.ErrNotExist) {
		flush()
	}
}
