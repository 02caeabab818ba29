package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"quotes/cmd/internal/verify/voice"
	"quotes/internal/source"
	"quotes/internal/source/document"
)

// A Part is a stretch of a source that waits to be read. Of a source of many
// parts only the first has First set.
type Part struct {
	Item  source.Item
	First bool
	Load  func(context.Context, voice.Attributor) (*Stretch, error)
}

// A Library keeps what it has read of sources that are slow to read, as far as
// it has room, for the next round. The zero value is empty.
type Library struct {
	mu   sync.Mutex
	kept map[int]*source.Document // by their places among the sources
	size int
}

// roomForKept is how many bytes of text a library keeps at most.
const roomForKept = 8 << 20

// Parts yields the stretches of sources in their order. Documents are read as
// a whole, long plain text a chunk at a time, so that its size does not matter.
func (l *Library) Parts(items iter.Seq[source.Item]) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		next := 0
		for item := range items {
			at := next
			next++
			if isLongText(item) {
				if !chunks(item, yield) {
					return
				}
				continue
			}
			load := func(ctx context.Context, who voice.Attributor) (*Stretch, error) { return l.whole(ctx, at, item, who) }
			if !yield(Part{item, true, load}) {
				return
			}
		}
	}
}

func (l *Library) whole(ctx context.Context, at int, item source.Item, who voice.Attributor) (*Stretch, error) {
	doc, err := l.load(ctx, at, item)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(doc.Text) == "" {
		return nil, noText(doc)
	}
	s := &Stretch{Source: doc.Name, Address: doc.Meta.URL, Text: doc.Text, LineStarts: doc.LineStarts, Author: doc.Meta.Author}
	v := s.voices(ctx, who)
	if doc.Format == document.Mail {
		s.Author, s.Letter = "", true
		v.WrittenBy(doc.Meta.Author)
	}
	if len(doc.Pages) > 0 {
		s.Page = func(at int) (int, bool) { return pageAt(doc.Pages, at) }
	}
	if len(doc.Times) > 0 {
		s.Time = func(at int) *string { return timeAt(doc.Times, at) }
	}
	return s, nil
}

// noText is the error of a source in which there is nothing to look for.
func noText(doc *source.Document) error {
	problem, advice, _ := strings.Cut(doc.Notice, "; ")
	return &document.Error{Name: doc.Name, Code: document.NoText, Problem: problem, Advice: advice}
}

// load reads a document, unless it was kept.
func (l *Library) load(ctx context.Context, at int, item source.Item) (*source.Document, error) {
	l.mu.Lock()
	doc := l.kept[at]
	l.mu.Unlock()
	if doc != nil {
		return doc, nil
	}
	doc, err := item.Load(ctx)
	if err != nil || doc.Format == source.Text {
		return doc, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size+len(doc.Text) <= roomForKept {
		if l.kept == nil {
			l.kept = map[int]*source.Document{}
		}
		l.kept[at], l.size = doc, l.size+len(doc.Text)
	}
	return doc, nil
}

// voices has an attributor say who speaks.
func (s *Stretch) voices(ctx context.Context, who voice.Attributor) *voice.Voices {
	v := voice.NewVoices(ctx, who, s.Text)
	s.Speakers, s.Later = v.Of, v.Later
	return v
}

// pageAt returns the page that a byte stands on, and whether it does on any.
func pageAt(pages []source.Page, at int) (int, bool) {
	i := sort.Search(len(pages), func(i int) bool { return pages[i].Start > at }) - 1
	if i < 0 {
		return 0, false
	}
	return pages[i].Number, true
}

// timeAt returns when a byte was spoken, as captions write it: 00:01:02.500.
func timeAt(times []source.Time, at int) *string {
	i := sort.Search(len(times), func(i int) bool { return times[i].Start > at }) - 1
	if i < 0 {
		return nil
	}
	d := times[i].From
	text := fmt.Sprintf("%02d:%02d:%02d.%03d", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60, d.Milliseconds()%1000)
	return &text
}

// Sizes in bytes: from which a plain text is read in chunks, how long those
// are, and what of their neighbours they see.
const (
	longText    = 4 << 20
	chunkSize   = 512 << 10
	chunkBefore = 8 << 10
	chunkAfter  = 16 << 10
)

// isLongText says that an item is a long file of plain text in UTF-8.
func isLongText(item source.Item) bool {
	ext := strings.ToLower(filepath.Ext(item.Path))
	if item.Path != item.Name || ext != "" && ext != ".txt" && ext != ".text" {
		return false
	}
	info, err := os.Stat(item.Path)
	if err != nil || !info.Mode().IsRegular() || info.Size() < longText {
		return false
	}
	file, err := os.Open(item.Path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, chunkBefore)
	n, _ := io.ReadFull(file, head)
	head = bytes.TrimPrefix(head[:n], []byte("\ufeff"))
	for range utf8.UTFMax - 1 { // a character may be cut at the end
		if !utf8.Valid(head) {
			head = head[:len(head)-1]
		}
	}
	return utf8.Valid(head) && bytes.IndexByte(head, 0) < 0 && !bytes.ContainsAny(head[:1], "<{[")
}

// A chunker reads a long text. The buffer holds what lies before the chunk,
// the chunk, and what lies after it.
type chunker struct {
	name        string
	in          io.Reader
	buf         []byte
	from        int // of the chunk in buf
	point, line int // of buf in the text
	done        bool
}

// chunks yields the chunks of a long text.
func chunks(item source.Item, yield func(Part) bool) bool {
	failed := func(err error) bool {
		return yield(Part{item, false, func(context.Context, voice.Attributor) (*Stretch, error) {
			return nil, fmt.Errorf("%s: %w", item.Name, err)
		}})
	}
	file, err := os.Open(item.Path)
	if err != nil {
		return failed(err)
	}
	defer file.Close()
	c := &chunker{name: item.Name, in: file}
	for first := true; ; first = false {
		s, err := c.next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return failed(err)
		}
		load := func(ctx context.Context, who voice.Attributor) (*Stretch, error) {
			s.voices(ctx, who)
			return s, nil
		}
		if !yield(Part{item, first, load}) {
			return false
		}
	}
}

// next returns the next chunk, or io.EOF after the last.
func (c *chunker) next() (*Stretch, error) {
	if err := c.fill(); err != nil {
		return nil, err
	}
	if c.from >= len(c.buf) {
		return nil, io.EOF
	}
	to := min(c.from+chunkSize, len(c.buf))
	if !c.done {
		to = c.from + cutAt(c.buf[c.from:to])
	}
	end := min(to+chunkAfter, len(c.buf))
	if end < len(c.buf) {
		end = to + cutAt(c.buf[to:end])
	}
	s := &Stretch{Source: c.name, Text: validText(c.buf[:end]), Point: c.point, Line: c.line, From: len(validText(c.buf[:c.from]))}
	s.To = len(validText(c.buf[:to]))
	if to == len(c.buf) {
		s.To = 0
	}
	c.shift(to)
	return s, nil
}

// fill reads until the buffer holds a chunk and what lies after it.
func (c *chunker) fill() error {
	need := c.from + chunkSize + chunkAfter
	for !c.done && len(c.buf) < need {
		old := len(c.buf)
		c.buf = append(c.buf, make([]byte, need-old)...)
		n, err := io.ReadFull(c.in, c.buf[old:])
		if c.buf = c.buf[:old+n]; old == 0 {
			c.buf = bytes.TrimPrefix(c.buf, []byte("\ufeff"))
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			c.done = true
		case err != nil:
			return err
		}
	}
	return nil
}

// shift forgets what no later chunk sees.
func (c *chunker) shift(to int) {
	keep := max(0, to-chunkBefore)
	for keep < to && !utf8.RuneStart(c.buf[keep]) {
		keep++
	}
	c.point += utf8.RuneCount(c.buf[:keep])
	c.line += bytes.Count(c.buf[:keep], []byte{'\n'})
	c.buf = append([]byte(nil), c.buf[keep:]...)
	c.from = to - keep
}

// cutAt returns where a chunk may end: after its last line, else its last
// word, else its last character.
func cutAt(b []byte) int {
	for _, sign := range []byte{'\n', ' '} {
		if i := bytes.LastIndexByte(b, sign); i > len(b)/2 {
			return i + 1
		}
	}
	n := len(b)
	for n > len(b)-utf8.UTFMax && n > 0 && !utf8.RuneStart(b[n-1]) {
		n--
	}
	return max(n-1, 1)
}

// validText puts U+FFFD in the place of every bad byte.
func validText(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return string([]rune(string(b)))
}
