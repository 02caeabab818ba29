package userfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/disk"
	"quotes/internal/yaml"
)

// A Decision is a correction, with who decided it and when.
type Decision struct {
	Quote      string `yaml:"quote"` // the words
	Doc        string `yaml:"doc,omitempty"`
	Occurrence int    `yaml:"occurrence,omitempty"` // 1-based, of the quotes with these words in the document; 0: all
	Speaker    string `yaml:"speaker"`              // a name, [attribute.Nobody] or [attribute.NotSpeech]
	Was        string `yaml:"was,omitempty"`        // what was decided before
	By         string `yaml:"by,omitempty"`         // who decided
	At         string `yaml:"at,omitempty"`         // when, as RFC 3339 has it
}

// words returns what two decisions on the same quote have in common.
func (d *Decision) words() string {
	c := attribute.Correction{Quote: d.Quote}
	return c.Words()
}

// On says that the decision is one on a quote of its document, by the words and
// which it is of the quotes with these words there, from 1.
func (d *Decision) On(quote string, occurrence int) bool {
	other := Decision{Quote: quote}
	return (d.Occurrence == 0 || d.Occurrence == occurrence) && d.words() == other.words()
}

// Decisions returns the corrections of the file in their order, those of every
// document.
func (f *File) Decisions() []Decision {
	out := make([]Decision, len(f.corrections))
	for i, c := range f.corrections {
		out[i] = Decision{Quote: c.Quote, Doc: c.doc, Occurrence: c.Occurrence, Speaker: c.Speaker, Was: c.was, By: c.by, At: c.at}
	}
	return out
}

// IsYAML says that a file is one of YAML by its name; only such are written.
func IsYAML(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml"
}

// Decide writes a decision into a file of YAML, in the place of one on the same
// quote, and Retract takes it out. All else that the file holds stays. The file
// is made where it is not there, and is never seen half written.
func Decide(path string, d Decision) error { return edit(path, &d, &d) }

// Retract takes the decision on a quote out of a file; see [Decide].
func Retract(path string, d Decision) error { return edit(path, &d, nil) }

func edit(path string, d, to *Decision) (err error) {
	if path, err = disk.Resolve(path); err != nil {
		return err
	}
	lock, err := disk.WaitLock(disk.Anywhere, path) // two may decide at one time, each in a program of his own
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer func() { err = errors.Join(err, lock.Free()) }()
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	words := d.words()
	match := func(fields map[string]string) bool {
		other := Decision{Quote: fields["quote"]}
		occurrence, _ := strconv.Atoi(fields["occurrence"])
		return fields["doc"] == d.Doc && occurrence == d.Occurrence && other.words() == words
	}
	var item any
	if to != nil {
		item = *to
	}
	if data, err = yaml.SetInList(data, "corrections", match, item); err != nil {
		return fmt.Errorf("%s: cannot be added to: %w", path, err)
	}
	return replace(path, data)
}

// replace writes a file beside its name and gives it its name when it is whole
// and on the disk.
func replace(path string, data []byte) error {
	part, err := disk.Create(disk.Anywhere, path)
	if err != nil {
		return err
	}
	if _, err := part.Write(data); err != nil {
		return errors.Join(err, part.Discard())
	}
	return part.Finish(true)
}
