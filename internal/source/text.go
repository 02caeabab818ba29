package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"quotes/internal/unpack"
)

// stream yields the documents of a reader that can be read only once. With an
// empty format, the first bytes tell it.
func stream(r io.Reader, name string, format Format, opts Options, yield func(Item) bool) bool {
	ctx := context.Background() // a stream is read by the walk, which waits for it
	b := unpack.New(ctx, opts.maxBytes())
	br, _, err := b.Stream(r)
	if err != nil {
		return yield(failed(fileError(name, err)))
	}
	if format == "" {
		format = opts.Format
	}
	if format == "" {
		format = byExtension(name)
	}
	if format == "" {
		head, _ := br.Peek(firstLine(br))
		if sniffFormat(head) == JSONLines {
			format = JSONLines
		}
	}
	if f, ok := lookup(format); ok && f.rows != nil {
		return f.rows(br, name, opts, yield)
	}
	doc, err := readWhole(ctx, b, br, name, format, opts)
	return yield(Item{Name: name, Path: name, load: func(context.Context) (*Document, error) { return doc, err }})
}

// readWhole reads one document. Plain text that turns out to be something else
// is read as that, unless the user named the format.
func readWhole(ctx context.Context, b *unpack.Budget, r io.Reader, name string, format Format, opts Options) (*Document, error) {
	data, err := b.ReadAll(r)
	switch {
	case errors.Is(err, unpack.ErrBytes):
		return nil, tooLarge(name, opts.maxBytes())
	case err != nil:
		return nil, readError(ctx, name, err)
	}
	if format == "" || format == Text && opts.Format == "" {
		format = sniffWhole(data)
	}
	f, ok := lookup(format)
	if !ok || f.read == nil {
		f, _ = lookup(Text)
	}
	if e := notText(name, data); e != nil && !f.packed {
		return nil, e
	}
	doc, err := f.read(input{ctx: ctx, data: data, name: name, opts: opts})
	if err != nil {
		return nil, withName(err, name)
	}
	doc.Name, doc.Path = name, name
	return doc, nil
}

// firstLine returns how many bytes to look at: to the end of the first line
// that is not blank, as far as the buffer reaches. A stream that comes in
// slowly is waited for only that long.
func firstLine(br *bufio.Reader) int {
	for n := 1; n <= sniffLen; n = br.Buffered() + 1 {
		head, err := br.Peek(n)
		head, _ = br.Peek(max(br.Buffered(), len(head)))
		if err != nil || bytes.ContainsRune(bytes.TrimLeft(head, "\ufeff\r\n"), '\n') {
			return len(head)
		}
	}
	return sniffLen
}

// readText reads one document of plain text.
func readText(in input) (*Document, error) {
	text, encoding, err := decode(in.data, in.opts.Encoding)
	if err != nil {
		return nil, err
	}
	if e := notPlain(in.name, text); e != nil && in.opts.Format == "" {
		return nil, e
	}
	return &Document{Format: Text, Encoding: encoding, Text: text}, nil
}

// readTranscript reads plain text of which the user says that it is a
// transcript: every label that can be a speaker's opens a speech.
func readTranscript(in input) (*Document, error) {
	doc, err := readText(in)
	if err != nil {
		return nil, err
	}
	doc.Format, doc.Spoken = Transcript, true
	return doc, nil
}

// readError says what kept a file from being read: the context's end, what it
// unpacks to, or the system.
func readError(ctx context.Context, name string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fileError(name, err)
}

func tooLarge(name string, limit int64) *Error {
	return &Error{Name: name, Code: TooLarge, Problem: fmt.Sprintf("is larger than %s", formatSize(limit)), Advice: "split it, or raise --max-bytes"}
}

// formatSize writes a number of bytes in the largest unit that divides it.
func formatSize(n int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB"}
	i := 0
	for n >= 1024 && n%1024 == 0 && i < len(units)-1 {
		n /= 1024
		i++
	}
	return fmt.Sprintf("%d %s", n, units[i])
}

// withName fills in the name of an error that was made without one.
func withName(err error, name string) error {
	if e, ok := err.(*Error); ok && e.Name == "" {
		e.Name = name
	}
	return err
}
