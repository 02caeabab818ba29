// Package provenance tells how output was made: by which program and weights, with
// which options, from which files.
package provenance

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	"quotes/internal/model"
	"quotes/internal/record"
)

// A Maker makes the runs of output. It is safe for concurrent use. A nil Maker
// makes none.
type Maker struct {
	run    record.Run
	stream string // what standard input is called

	mu     sync.Mutex
	quotes *record.RunSource
	files  map[string]*file
	order  []string
	unread []string
}

// A file is hashed once, by whoever asks first.
type file struct {
	once   sync.Once
	source record.RunSource
}

// New returns a maker of runs of a program's version with options by the names of
// their flags. stream is what standard input is called.
func New(version string, options map[string]string, stream string) *Maker {
	return &Maker{
		run:    record.Run{Program: "quotes", Version: version, Weights: model.Fingerprint(), Options: options},
		stream: stream, files: map[string]*file{},
	}
}

// Of returns the run with one source, the file that holds a document.
func (m *Maker) Of(path string) *record.Run {
	if m == nil {
		return nil
	}
	run := m.run
	run.Sources, run.SourcesRead = []record.RunSource{m.source(path)}, 1
	return &run
}

// Note notes a source for [Maker.All].
func (m *Maker) Note(path string) {
	if m != nil {
		m.source(path)
	}
}

// Unread notes for [Maker.All] a source that could not be read, with what is wrong.
func (m *Maker) Unread(problem string) {
	if m != nil {
		m.mu.Lock()
		m.unread = append(m.unread, problem)
		m.mu.Unlock()
	}
}

// Quotes notes the file of the quotes that are held against the sources.
func (m *Maker) Quotes(path string) {
	if m != nil {
		from := sourceOf(path, path == m.stream)
		m.mu.Lock()
		m.quotes = &from
		m.mu.Unlock()
	}
}

// All returns the run with all sources that were told of, in the order in which
// they first were.
func (m *Maker) All() *record.Run {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	order, quotes, unread := slices.Clone(m.order), m.quotes, slices.Clone(m.unread)
	m.mu.Unlock()
	run := m.run
	run.QuotesFrom, run.Unread = quotes, unread
	run.Sources, run.SourcesRead = []record.RunSource{}, len(order)
	for _, path := range order {
		run.Sources = append(run.Sources, m.source(path))
	}
	return &run
}

func (m *Maker) source(path string) record.RunSource {
	m.mu.Lock()
	f := m.files[path]
	if f == nil {
		f = &file{}
		m.files[path] = f
		m.order = append(m.order, path)
	}
	m.mu.Unlock()
	f.once.Do(func() { f.source = sourceOf(path, path == m.stream) })
	return f.source
}

// sourceOf reads a file for its hash. What is no file, or cannot be read, has none.
func sourceOf(path string, stream bool) record.RunSource {
	out := record.RunSource{Name: path}
	if stream {
		return out
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return out
	}
	sum, err := Sum(path)
	if err != nil {
		return out
	}
	date := info.ModTime().UTC().Format(time.RFC3339)
	out.SHA256, out.Date = &sum, &date
	return out
}

// Sum returns the SHA-256 of a file in hexadecimal.
func Sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
