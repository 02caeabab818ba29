package unpack

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// The first bytes of what is compressed.
const (
	GzipMagic = "\x1f\x8b"
	ZstdMagic = "\x28\xb5\x2f\xfd"
	ZipMagic  = "PK\x03\x04"
)

// zstdWindow bounds the memory that a zstd file can ask for.
const zstdWindow = 64 << 20

// head is how many bytes of a stream can be peeked at.
const head = 64 << 10

// Stream returns what a reader holds, unpacked where its first bytes say that
// it is compressed by gzip or zstd; 64 KiB of it can be peeked at. A stream has
// no end to count on: the caller bounds its bytes, this their ratio and time.
// Packed is false where the bytes come as they are.
func (b *Budget) Stream(r io.Reader) (out *bufio.Reader, packed bool, err error) {
	if err := b.ctx.Err(); err != nil {
		return nil, false, err
	}
	in := &counted{r: While(b.ctx, r)}
	br := bufio.NewReaderSize(in, head)
	magic, _ := br.Peek(4)
	var inner io.Reader
	switch {
	case bytes.HasPrefix(magic, []byte(GzipMagic)):
		inner, err = gzip.NewReader(br)
	case bytes.HasPrefix(magic, []byte(ZstdMagic)):
		inner, err = newZstd(br)
	default:
		return br, false, nil
	}
	if err != nil {
		return nil, true, err
	}
	return bufio.NewReaderSize(&bounded{r: inner, packed: in}, head), true, nil
}

func newZstd(r io.Reader) (io.Reader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}
