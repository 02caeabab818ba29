package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn3x1[context.Context, int, func(*string) bool, error](&writeFn{})
	register.Function1x2(seed)
	register.Iter1[string]()
}

// write writes lines, which stand under the numbers of their files, to
// NAME-00000-of-00004.jsonl and so on in the output folder. Every file is there,
// also where it is empty.
func (j *job) write(s beam.Scope, name string, lines beam.PCollection) {
	numbers := make([]int, j.shards)
	for i := range numbers {
		numbers[i] = i
	}
	empty := beam.ParDo(s, seed, beam.CreateList(s, numbers))
	files := beam.GroupByKey(s, beam.Flatten(s, lines, empty))
	beam.ParDo0(s, &writeFn{Prefix: strings.TrimSuffix(j.output, "/") + "/" + name, Shards: j.shards}, files)
}

// seed returns an empty text for a file, which writes nothing.
func seed(number int) (int, string) { return number, "" }

// writeFn writes files, each as a whole: under another name first, so that no
// half of one is ever there under its own.
type writeFn struct {
	Prefix string
	Shards int
}

// ProcessElement writes a file.
func (f *writeFn) ProcessElement(ctx context.Context, number int, lines func(*string) bool) error {
	path := fmt.Sprintf("%s-%05d-of-%05d.jsonl", f.Prefix, number, f.Shards)
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	part := fmt.Sprintf("%s.%08x.part", path, rand.Uint32())
	if err := writeLines(ctx, fs, part, lines); err != nil {
		return err
	}
	return filesystem.Rename(ctx, fs, part, path)
}

func writeLines(ctx context.Context, fs filesystem.Interface, path string, lines func(*string) bool) error {
	file, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<16)
	for line := ""; lines(&line); {
		if line != "" {
			out.WriteString(line)
			out.WriteByte('\n')
		}
	}
	return errors.Join(out.Flush(), file.Close())
}
