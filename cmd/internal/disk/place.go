// Package disk writes files so that nothing is lost, torn, or written where it
// should not be: under another name until they are whole, one program at a time,
// through no link that others have laid, with the rights of the file before, and
// on the disk before they have their name.
package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Place is where names of files belong. [os.Root] is a folder, which no link
// leads out of; [Anywhere] is the system, where names are paths.
type Place interface {
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Lstat(name string) (fs.FileInfo, error)
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
}

// Anywhere is the system.
var Anywhere Place = system{}

type system struct{}

func (system) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, perm)
}
func (system) Lstat(name string) (fs.FileInfo, error)       { return os.Lstat(name) }
func (system) MkdirAll(name string, perm fs.FileMode) error { return os.MkdirAll(name, perm) }
func (system) Rename(from, to string) error                 { return os.Rename(from, to) }
func (system) Remove(name string) error                     { return os.Remove(name) }

// OpenFolder returns a folder as a place, and makes it where it is not there.
func OpenFolder(path string) (*os.Root, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	return os.OpenRoot(path)
}

// mostLinks is how many links one path may lead through, as on Linux.
const mostLinks = 40

// Resolve returns the path of the file that a path leads to through symbolic
// links, also where there is no such file yet.
func Resolve(path string) (string, error) {
	for range mostLinks {
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, nil // what is wrong with it shows when it is opened
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) { // not cleaned: what stands before .. may be a link too
			to = filepath.Dir(path) + string(filepath.Separator) + to
		}
		path = to
	}
	return "", errors.New("too many symbolic links")
}

// IsDevice says that a path is there, and neither file nor folder: nothing that
// may be replaced.
func IsDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// OpenOwn opens a file that is there, unless it is a link or no file.
func OpenOwn(at Place, name string, flag int) (*os.File, error) {
	for range tries {
		file, err := openSame(at, name, flag)
		if file != nil || err != nil {
			return file, err
		}
	}
	return nil, &NoFileError{name}
}

// openSame opens a file that is there; nil where another took its place meanwhile,
// as happens to the locks of programs that come and go.
func openSame(at Place, name string, flag int) (*os.File, error) {
	before, err := at.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, &NoFileError{name}
	}
	file, err := at.OpenFile(name, flag, 0)
	if err != nil {
		return nil, err
	}
	after, err := file.Stat()
	if err == nil && os.SameFile(before, after) {
		return file, nil
	}
	return nil, errors.Join(err, file.Close())
}

// A NoFileError says that a name which the program uses beside an output is
// taken by a link, a folder or a device.
type NoFileError struct{ Name string }

// Error returns the message.
func (e *NoFileError) Error() string { return fmt.Sprintf("%s is no file of its own", e.Name) }

// Sync has the entries of the folder of a file written to the disk, as far as
// the system can do that.
func Sync(at Place, name string) {
	if dir, err := at.OpenFile(filepath.Dir(name), os.O_RDONLY, 0); err == nil {
		_ = dir.Sync()
		_ = dir.Close()
	}
}
