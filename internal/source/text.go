package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// stream yields the documents of a reader that can be read only once. With an
// empty format, the first bytes tell it.
func stream(r io.Reader, name string, format document.Format, opts Options, yield func(Item) bool) bool {
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
		switch told := sniffFormat(head); told {
		case document.JSONLines, document.WARC, document.Zip:
			format = told
		default: // what takes more than a line to be told
			if head, _ = br.Peek(document.SniffLen); sniffFormat(head) == document.JSON || isTar(string(head)) {
				format = sniffFormat(head)
			}
		}
	}
	if f, ok := lookup(format); ok && f.rows != nil {
		return f.rows(br, name, opts, yield)
	}
	data, err := slurp(ctx, b, br, name, opts)
	if err != nil {
		return several(nil, err, name, yield)
	}
	f := formatOf(data, format, opts)
	if f.many == nil { // it is laid out when its turn comes, in the time that it has
		return yield(Item{Name: name, Path: name, Size: int64(len(data)), load: func(ctx context.Context) (*document.Document, error) {
			return one(laidOut(ctx, f, data, name, opts))
		}})
	}
	docs, err := laidOut(ctx, f, data, name, opts)
	return several(docs, err, name, yield)
}

// readWhole reads the documents of a file that is read as a whole.
func readWhole(ctx context.Context, b *unpack.Budget, r io.Reader, name string, format document.Format, opts Options) ([]*document.Document, error) {
	data, err := slurp(ctx, b, r, name, opts)
	if err != nil {
		return nil, err
	}
	return laidOut(ctx, formatOf(data, format, opts), data, name, opts)
}

// slurp returns the bytes of a file.
func slurp(ctx context.Context, b *unpack.Budget, r io.Reader, name string, opts Options) ([]byte, error) {
	data, err := b.ReadAll(r)
	switch {
	case errors.Is(err, unpack.ErrBytes):
		return nil, tooLarge(name, opts.maxBytes())
	case err != nil:
		return nil, readError(ctx, name, err)
	}
	return data, nil
}

// formatOf returns how a file is read. Plain text that turns out to be something
// else is read as that, unless the user named the format.
func formatOf(data []byte, told document.Format, opts Options) format {
	if told == "" || told == document.Text && opts.Format == "" {
		told = sniffWhole(data)
	}
	f, ok := lookup(told)
	if !ok || f.read == nil && f.many == nil {
		f, _ = lookup(document.Text)
	}
	return f
}

// laidOut reads the documents of a file in a format.
func laidOut(ctx context.Context, f format, data []byte, name string, opts Options) ([]*document.Document, error) {
	if e := notText(name, data); e != nil && (!f.binary || !bytes.HasPrefix(data, []byte(unpack.ZipMagic))) {
		return nil, e
	}
	docs, err := f.all(document.Input{Ctx: ctx, Data: data, Name: name, Encoding: opts.Encoding, Asked: opts.Format != "", MaxBytes: opts.maxBytes()})
	if err != nil {
		return nil, document.WithName(err, name)
	}
	for _, doc := range docs {
		doc.Path = name
		if !f.binary {
			remark(doc, data)
		}
	}
	return docs, nil
}

// all reads the documents of a file, whether it holds one or more.
func (f format) all(in document.Input) ([]*document.Document, error) {
	if f.many != nil {
		return f.many(in)
	}
	doc, err := f.read(in)
	return []*document.Document{doc}, err
}

// firstLine returns how many bytes to look at: to the end of the first line
// that is not blank, as far as the buffer reaches. A stream that comes in
// slowly is waited for only that long.
func firstLine(br *bufio.Reader) int {
	for n := 1; n <= document.SniffLen; n = br.Buffered() + 1 {
		head, err := br.Peek(n)
		head, _ = br.Peek(max(br.Buffered(), len(head)))
		if err != nil || bytes.ContainsRune(bytes.TrimLeft(head, "\ufeff\r\n"), '\n') {
			return len(head)
		}
	}
	return document.SniffLen
}

// readText reads one document of plain text.
func readText(in document.Input) (*document.Document, error) {
	text, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	if e := notPlain(in.Name, text); e != nil && !in.Asked {
		return nil, e
	}
	return &document.Document{Format: document.Text, Encoding: encoding, Text: text, Meta: frontMeta(text)}, nil
}

// readTranscript reads plain text of which the user says that it is a
// transcript: every label that can be a speaker's opens a speech.
func readTranscript(in document.Input) (*document.Document, error) {
	doc, err := readText(in)
	if err != nil {
		return nil, err
	}
	doc.Format, doc.Spoken = document.Transcript, true
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
