package output

import (
	"io"
	"os"
)

// An uncut writer hands on documents as a whole: it gathers them, and where a
// write fails in the middle it takes back what was written of a document that
// is not whole, as far as the output is a file.
type uncut struct {
	w    io.Writer
	buf  []byte
	ends []int // of the documents in buf
}

// enough is how many bytes of documents are written at once.
const enough = 1 << 16

// Write gathers a part of a document.
func (u *uncut) Write(p []byte) (int, error) {
	u.buf = append(u.buf, p...)
	return len(p), nil
}

// end notes that a document is whole. It is written now, or when there is enough.
func (u *uncut) end(now bool) error {
	u.ends = append(u.ends, len(u.buf))
	if !now && len(u.buf) < enough {
		return nil
	}
	return u.flush()
}

// flush writes what was gathered. What it fails to write is gone.
func (u *uncut) flush() error {
	n, err := u.w.Write(u.buf)
	if err != nil {
		whole := 0
		for _, end := range u.ends {
			if end <= n {
				whole = end
			}
		}
		takeBack(u.w, int64(n-whole))
	}
	u.buf, u.ends = u.buf[:0], u.ends[:0]
	return err
}

// takeBack shortens a file by what was written to it last. It leaves alone what
// is no file, or what others wrote to since.
func takeBack(w io.Writer, size int64) {
	if out, ok := w.(*Stdout); ok {
		w = out.W
	}
	file, ok := w.(*os.File)
	if !ok || size == 0 {
		return
	}
	info, err := file.Stat()
	at, seek := file.Seek(0, io.SeekCurrent)
	if err != nil || seek != nil || !info.Mode().IsRegular() || at != info.Size() || at < size {
		return
	}
	if file.Truncate(at-size) == nil {
		_, _ = file.Seek(at-size, io.SeekStart)
	}
}
