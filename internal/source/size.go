package source

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// A Meter counts the bytes that are read of files as they are on the disk, packed
// or not. It is safe for concurrent use; a nil Meter counts nothing.
type Meter struct{ read atomic.Int64 }

// Read returns the bytes that were read so far.
func (m *Meter) Read() int64 { return m.read.Load() }

// of returns a reader of r that is counted.
func (m *Meter) of(r io.Reader) io.Reader {
	if m == nil {
		return r
	}
	return metered{r, m}
}

type metered struct {
	io.Reader
	meter *Meter
}

// Read implements io.Reader.
func (r metered) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.meter.read.Add(int64(n))
	return n, err
}

// Size returns how many bytes the files have that [Items] reads of the inputs, as
// the file system tells without reading them; ok is false where an input is a stream,
// or cannot be looked at.
func Size(names []string, opts Options) (size int64, ok bool) {
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil, !info.IsDir() && !info.Mode().IsRegular():
			return 0, false
		case !info.IsDir():
			size += info.Size()
		default:
			size += folderSize(name, opts)
		}
	}
	return size, true
}

// folderSize is the size of the files that a walk through a folder reads.
func folderSize(root string, opts Options) (size int64) {
	top := filepath.Clean(root) + string(os.PathSeparator)
	_ = filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error { // what cannot be looked at has no size
		switch {
		case err != nil || path == top:
			return nil
		case strings.HasPrefix(entry.Name(), ".") || opts.skips(path):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && isFile(path, entry) && (opts.Format != "" || isArticleName(path)):
			if info, err := os.Stat(path); err == nil {
				size += info.Size()
			}
		}
		return nil
	})
	return size
}
