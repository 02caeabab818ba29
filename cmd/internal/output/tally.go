package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"quotes/internal/source"
)

// A fileDone is a file of which documents are done.
type fileDone struct {
	Path      string `json:"path"`
	Size      int64  `json:"size"`
	Time      int64  `json:"time"`      // of its last change, nanoseconds since 1970; 0 of a stream
	Documents int    `json:"documents"` // done of all files, with the last of this one
	Sum       string `json:"sum"`       // of the tally then
}

// A tally sums up the documents that are done, in their order: their names, the
// size and the time of their files, and what they hold.
type tally struct {
	documents int
	sum       [sha256.Size]byte // rolls: each is the sum of the one before and the document
	files     []fileDone        // since the last mark
}

// add adds a document.
func (t *tally) add(item source.Item) {
	t.documents++
	d := fileDone{Path: asRead(item.Path), Size: item.FileSize, Time: nanoseconds(item.FileTime), Documents: t.documents}
	h := sha256.New()
	h.Write(t.sum[:])
	fmt.Fprintf(h, "%q %d %d\n", item.Name, d.Size, d.Time)
	item.WriteContent(h)
	h.Sum(t.sum[:0])
	if n := len(t.files); n > 0 && t.files[n-1].Path == d.Path {
		t.files = t.files[:n-1]
	}
	d.Sum = t.told()
	t.files = append(t.files, d)
}

// told returns enough of the sum to tell it from others.
func (t *tally) told() string { return hex.EncodeToString(t.sum[:12]) }

// asRead returns a path as it is read again from JSON, which holds UTF-8 only.
func asRead(path string) string { return string([]rune(path)) }

func nanoseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

// A past is what a journal tells of the documents that are passed over: it is
// read along with them, so that it takes no memory.
type past struct {
	file  *os.File
	lines *bufio.Reader
	left  []fileDone // of the line that was read last
	until int        // documents that are done
}

// newPast reads the marks of a journal up to a byte.
func newPast(file *os.File, end int64, documents int) *past {
	p := &past{file: file, lines: bufio.NewReader(io.LimitReader(file, end)), until: documents}
	_, _ = p.lines.ReadBytes('\n') // the run
	return p
}

// next returns the next file; false after the last.
func (p *past) next() (fileDone, bool) {
	for len(p.left) == 0 {
		line, err := p.lines.ReadBytes('\n')
		var m markLine
		if err != nil || json.Unmarshal(line, &m) != nil {
			return fileDone{}, false
		}
		p.left = m.Files
	}
	return p.left[0], true
}

// differs says in what a document that is passed over is not the one that was
// done in its place, by the tally with it; nothing where it is.
func (p *past) differs(item source.Item, t *tally) string {
	f, ok := p.next()
	name := source.ShowName(item.Path)
	switch {
	case !ok:
		return name + " was not there"
	case f.Path != asRead(item.Path):
		return p.moved(asRead(item.Path), f.Path)
	case f.Size != item.FileSize:
		return fmt.Sprintf("%s had %s bytes, and has %s", name, Thousands(int(f.Size)), Thousands(int(item.FileSize)))
	case f.Time != nanoseconds(item.FileTime):
		return name + " was written to since"
	case f.Documents == t.documents && f.Sum != t.told():
		return name + " held other documents"
	case f.Documents <= t.documents:
		p.left = p.left[1:]
	}
	t.files = t.files[:0] // they are in the journal
	return ""
}

// moved says why another file stands where one was done.
func (p *past) moved(there, was string) string {
	for f, ok := p.next(); ok; f, ok = p.next() {
		if f.Path == there {
			return gone(was)
		}
		p.left = p.left[1:]
	}
	message := source.ShowName(there) + " was not there"
	if isGone(was) {
		message += ", and " + gone(was)
	}
	return message
}

func isGone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// gone says that a file, or what was read of it, is not met any more.
func gone(path string) string {
	if isGone(path) {
		return source.ShowName(path) + " is gone"
	}
	return source.ShowName(path) + " held more documents"
}

// lacks says what is missing of an input that ended after so many documents;
// nothing where all were met.
func (p *past) lacks(documents int) string {
	if p == nil || documents >= p.until {
		return ""
	}
	f, _ := p.next()
	return gone(f.Path)
}

func (p *past) close() error {
	if p == nil {
		return nil
	}
	return p.file.Close()
}
