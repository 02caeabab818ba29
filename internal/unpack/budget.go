// Package unpack reads what is compressed, gzip and zstd streams and zip
// archives, within one budget: so many bytes in all, no more than so many for
// each packed byte, and as long as a context lasts. What was made to fill a
// machine's memory or its time is refused.
package unpack

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// The bounds of what a packed byte may unpack to. A text packs to a tenth or a
// twentieth of its bytes; what packs to less than a two-hundredth was made to
// fill memory.
const (
	MaxRatio = 200
	floor    = 1 << 20 // bytes that anything may unpack to, whatever its ratio
)

// What is wrong with what is packed. Errors of this package wrap one of these,
// the context's error, or that of the reader that was given.
var (
	ErrBytes   = errors.New("unpacks to more bytes than are allowed")
	ErrRatio   = fmt.Errorf("unpacks to more than %d times its size", MaxRatio)
	ErrDamaged = errors.New("is damaged")
	ErrMissing = errors.New("is not in the archive")
	ErrLocked  = errors.New("is locked with a password")
)

// A Budget is what may be unpacked of one document. It is not safe for
// concurrent use.
type Budget struct {
	ctx  context.Context
	left int64 // bytes that may still come out
}

// New returns a budget of so many bytes that ends with the context.
func New(ctx context.Context, bytes int64) *Budget { return &Budget{ctx: ctx, left: bytes} }

// ReadAll reads to the end, and takes what it reads out of the budget: no more
// bytes than are left in it.
func (b *Budget) ReadAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(While(b.ctx, r), b.left+1))
	switch n := int64(len(data)); {
	case err != nil:
		return nil, err
	case n > b.left:
		return nil, ErrBytes
	default:
		b.left -= n
	}
	return data, nil
}

// While returns a reader of r that lasts as long as a context: from then on it
// returns the context's error.
func While(ctx context.Context, r io.Reader) io.Reader { return &timed{ctx, r} }

type timed struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (t *timed) Read(p []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	return t.r.Read(p)
}

// counted counts the bytes that are read.
type counted struct {
	r io.Reader
	n int64
}

// Read reads and counts.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// bounded is unpacked from packed, and fails where that is out of proportion.
type bounded struct {
	r      io.Reader
	packed *counted
	n      int64
}

// Read reads, within the ratio.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.n += int64(n); b.n > max(floor, b.packed.n*MaxRatio) {
		return 0, ErrRatio
	}
	return n, err
}
