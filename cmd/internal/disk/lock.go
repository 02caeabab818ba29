package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// LockSuffix is what the lock of an output is called, behind the output's name.
const LockSuffix = PartSuffix + ".lock"

// A Lock says that one program writes an output: nobody else may meanwhile. The
// system ends it with the program, however that ends; the file that holds it
// says whose it is. Where a file system knows no locks there are none.
type Lock struct {
	file *os.File
	at   Place
	name string
}

// A HeldError says that another program writes an output.
type HeldError struct {
	By string // who, as its lock tells; empty where that does not say
}

// Error returns the message.
func (e *HeldError) Error() string {
	if e.By == "" {
		return "is being written by another run"
	}
	return "is being written by another run (" + e.By + ")"
}

// tries is how often a lock is tried to be had where others come and go.
const tries = 100

// TakeLock takes the lock of a name, or returns a [*HeldError]. One that was left
// by a program that died is nobody's.
func TakeLock(at Place, name string) (*Lock, error) {
	path := name + LockSuffix
	for range tries {
		file, err := at.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			if err := clearLock(at, path); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		_, err = io.WriteString(file, holder())
		if held := lockFile(file); err == nil && !held && isAt(at, path, file) {
			return &Lock{file, at, path}, nil
		}
		if err = errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
	}
	return nil, &HeldError{}
}

// waits is how often a lock is asked for by who waits for it, each time a moment later.
const waits = 100

// WaitLock takes the lock of a name that others hold for a moment only.
func WaitLock(at Place, name string) (*Lock, error) {
	for n := 1; ; n++ {
		lock, err := TakeLock(at, name)
		var held *HeldError
		if !errors.As(err, &held) || n == waits {
			return lock, err
		}
		time.Sleep(time.Duration(n) * time.Millisecond)
	}
}

// clearLock removes a lock that nobody holds, and says who holds one.
func clearLock(at Place, path string) error {
	file, err := OpenOwn(at, path, os.O_RDWR)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if lockFile(file) {
		by, err := io.ReadAll(io.LimitReader(file, 256))
		return errors.Join(&HeldError{By: strings.TrimSpace(string(by))}, err, file.Close())
	}
	if !isAt(at, path, file) { // another has cleared it
		return file.Close()
	}
	return drop(at, path, file)
}

// isAt says that an open file is what stands under a name.
func isAt(at Place, path string, file *os.File) bool {
	there, err := at.Lstat(path)
	if err != nil {
		return false
	}
	own, err := file.Stat()
	return err == nil && os.SameFile(there, own)
}

// holder names this program, for people.
func holder() string {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	return fmt.Sprintf("process %d on %s\n", os.Getpid(), host)
}

// Free gives the lock up.
func (l *Lock) Free() error { return drop(l.at, l.name, l.file) }
