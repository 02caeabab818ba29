package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"quotes/cmd/internal/disk"
	"quotes/internal/source"
)

// A target is where a file is written.
type target struct {
	at    disk.Place
	name  string // in that place
	shown string // for messages
}

// named returns the target of a path that the user gave: through a link, what it
// leads to.
func named(path string) (target, error) {
	real, err := disk.Resolve(path)
	if err != nil {
		return target{}, Failed(path, err)
	}
	return target{disk.Anywhere, real, path}, nil
}

// begun returns the path of what an interrupted run leaves, and the next goes on
// with: of a folder, that is its journal.
func (t target) begun() string {
	if t.name == folderName {
		return filepath.Join(t.shown, folderJournal)
	}
	return t.name + disk.PartSuffix
}

// lock takes the lock of the target.
func (t target) lock() (*disk.Lock, error) {
	lock, err := disk.TakeLock(t.at, t.name)
	var held *disk.HeldError
	if errors.As(err, &held) {
		return nil, &Error{Problem: source.ShowName(t.shown) + ": " + held.Error(), Advice: "wait for its end, or choose another name with -o", Err: err}
	}
	if err != nil {
		return nil, Failed(t.shown, err)
	}
	return lock, nil
}

// WriteFile writes a file as a whole or not at all. What an earlier run has left
// of it is kept aside. A device is written to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	if disk.IsDevice(path) {
		file, err := openDevice(path)
		if err == nil {
			err = errors.Join(write(file), file.Close())
		}
		if err != nil {
			return Failed(path, err)
		}
		return nil
	}
	t, err := named(path)
	if err != nil {
		return err
	}
	return t.write(write)
}

// write writes the target as a whole or not at all.
func (t target) write(write func(io.Writer) error) (err error) {
	lock, err := t.lock()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Free()) }()
	part, err := disk.Create(t.at, t.name)
	if err != nil {
		return Failed(t.shown, err)
	}
	if err = write(part); err != nil {
		err = errors.Join(err, part.Discard())
	} else {
		err = part.Finish(true)
	}
	if err != nil {
		return Failed(t.shown, err)
	}
	return nil
}

// A Folder is a folder that one run writes to. No link in it leads out of it.
type Folder struct {
	root *os.Root
	path string // as the user named it
	lock *disk.Lock
}

// folderName is what stands before the names of a folder's own journal and lock;
// hidden, so that nothing takes them for articles.
const folderName = ".quotes"

// OpenFolder opens a folder, makes it where it is not there, and keeps others
// from writing to it meanwhile.
func OpenFolder(path string) (*Folder, error) {
	root, err := disk.OpenFolder(path)
	if err != nil {
		return nil, Failed(path, err)
	}
	lock, err := target{root, folderName, path}.lock()
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &Folder{root, path, lock}, nil
}

// target returns a file in the folder.
func (f *Folder) target(name string) target {
	return target{f.root, name, filepath.Join(f.path, name)}
}

// WriteFile writes a file in the folder as a whole or not at all.
func (f *Folder) WriteFile(name string, write func(io.Writer) error) error {
	return f.target(name).write(write)
}

// Close gives the folder up.
func (f *Folder) Close() error { return errors.Join(f.lock.Free(), f.root.Close()) }
