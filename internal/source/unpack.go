package source

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packings are the ways in which files are compressed, by their first bytes.
var packings = []struct {
	magic  string
	unpack func(io.Reader) (io.Reader, error)
}{
	{"\x1f\x8b", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{"\x28\xb5\x2f\xfd", unpackZstd},
}

// zstdWindow bounds the memory that a zstd file can ask for.
const zstdWindow = 64 << 20

func unpackZstd(r io.Reader) (io.Reader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// unpacked returns what a reader holds, unpacked where its first bytes say
// that it is compressed. How much comes out is for the caller to bound.
func unpacked(r io.Reader) (*bufio.Reader, error) {
	br := bufio.NewReaderSize(r, sniffLen)
	head, _ := br.Peek(4)
	for _, p := range packings {
		if bytes.HasPrefix(head, []byte(p.magic)) {
			inner, err := p.unpack(br)
			if err != nil {
				return nil, err
			}
			return bufio.NewReaderSize(inner, sniffLen), nil
		}
	}
	return br, nil
}
