package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// PartSuffix is what a file is called until it is whole, behind its name.
const PartSuffix = ".part"

// A Part is a file that is being written: it is called FILE.part until it is whole.
type Part struct {
	*os.File
	at   Place
	name string
}

// Create begins a file. What stands under the name of its part is kept under
// another, FILE.part.1 and so on. The file has the rights of the one that it
// replaces; one that may not be written to is not replaced.
func Create(at Place, name string) (*Part, error) {
	if err := keep(at, name+PartSuffix); err != nil {
		return nil, err
	}
	return create(at, name)
}

// Reopen goes on with the part of a file, and begins it where there is none.
func Reopen(at Place, name string) (*Part, error) {
	file, err := OpenOwn(at, name+PartSuffix, os.O_RDWR)
	if errors.Is(err, fs.ErrNotExist) {
		return create(at, name)
	}
	if err != nil {
		return nil, err
	}
	return &Part{file, at, name}, nil
}

func create(at Place, name string) (*Part, error) {
	mode, old, err := replaced(at, name)
	if err != nil {
		return nil, err
	}
	file, err := at.OpenFile(name+PartSuffix, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	if old != nil {
		keepOwner(file, old)
		err = file.Chmod(mode)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), at.Remove(name+PartSuffix))
	}
	return &Part{file, at, name}, nil
}

// replaced returns the rights that a file is to have, and the one that it
// replaces, if any.
func replaced(at Place, name string) (fs.FileMode, fs.FileInfo, error) {
	old, err := at.Lstat(name)
	if err != nil || !old.Mode().IsRegular() {
		return 0o666, nil, nil
	}
	file, err := at.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return 0, nil, err
	}
	return old.Mode().Perm(), old, file.Close()
}

// keep gives what stands under a name another.
func keep(at Place, part string) error {
	info, err := at.Lstat(part)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return &NoFileError{part}
	case info.Size() == 0:
		return at.Remove(part)
	}
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.%d", part, n)
		if _, err := at.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return at.Rename(part, aside)
		}
	}
}

// Finish closes the file and gives it its name. It is on the disk before, where
// sync says so.
func (p *Part) Finish(sync bool) error {
	var err error
	if sync {
		err = p.Sync()
	}
	if err = errors.Join(err, p.Close()); err != nil {
		return err
	}
	if err := p.at.Rename(p.name+PartSuffix, p.name); err != nil {
		return err
	}
	if sync {
		Sync(p.at, p.name)
	}
	return nil
}

// Discard closes the file and removes it.
func (p *Part) Discard() error {
	return errors.Join(p.Close(), p.at.Remove(p.name+PartSuffix))
}
