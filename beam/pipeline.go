package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// build adds the pipeline:
//
//	globs → files → lines → records ─────────────→ quotes-*.jsonl
//	                      ├ failures ────────────→ failures-*.jsonl
//	                      └ rows → one a speaker → speakers-*.jsonl
func (j *job) build(s beam.Scope) {
	files := fileio.MatchAll(s, beam.CreateList(s, j.inputs), fileio.MatchEmptyDisallow())
	lines := beam.ParDo(s.Scope("Read"), &j.read, files)
	records, failures, rows := beam.ParDo3(s.Scope("Extract"), &j.find, lines)
	j.write(s.Scope("WriteQuotes"), "quotes", records)
	j.write(s.Scope("WriteFailures"), "failures", failures)
	j.write(s.Scope("WriteSpeakers"), "speakers", countSpeakers(s.Scope("CountSpeakers"), rows, j.shards))
}
