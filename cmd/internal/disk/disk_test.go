package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func write(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Skip(err)
	}
}

// TestLockIsOnes holds that of many who want a lock at one time one has it, and
// that the others are told who.
func TestLockIsOnes(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.csv")
	for range 50 {
		var all sync.WaitGroup
		locks, errs := make([]*Lock, 8), make([]error, 8)
		for i := range locks {
			all.Go(func() { locks[i], errs[i] = TakeLock(Anywhere, name) })
		}
		all.Wait()
		var had *Lock
		for i, err := range errs {
			var held *HeldError
			switch {
			case err == nil && had != nil:
				t.Fatal("two have the lock")
			case err == nil:
				had = locks[i]
			case !errors.As(err, &held):
				t.Fatal(err)
			}
		}
		if had == nil {
			t.Fatal("nobody has the lock")
		}
		_, err := TakeLock(Anywhere, name)
		if want := fmt.Sprintf("is being written by another run (process %d on ", os.Getpid()); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Fatalf("%v, not %s...", err, want)
		}
		if err := had.Free(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Lstat(name + LockSuffix); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a lock is left: %v", err)
	}
}

// TestLeftLock holds that the lock of a program that died is nobody's.
func TestLeftLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.csv")
	write(t, name+LockSuffix, "process 1 on nowhere\n", 0o600)
	lock, err := TakeLock(Anywhere, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := lock.Free(); err != nil {
		t.Error(err)
	}
}

// TestNoLinkIsFollowed holds that nothing beside an output may be a link, to
// what is there or to what is not.
func TestNoLinkIsFollowed(t *testing.T) {
	for _, to := range []string{"victim", "missing"} {
		dir := t.TempDir()
		name, victim := filepath.Join(dir, "out.csv"), filepath.Join(dir, "victim")
		write(t, victim, "precious", 0o644)
		link(t, to, name+PartSuffix)
		link(t, to, name+LockSuffix)
		var taken *NoFileError
		if _, err := Create(Anywhere, name); !errors.As(err, &taken) {
			t.Errorf("Create: %v", err)
		}
		if _, err := Reopen(Anywhere, name); !errors.As(err, &taken) {
			t.Errorf("Reopen: %v", err)
		}
		if _, err := TakeLock(Anywhere, name); !errors.As(err, &taken) {
			t.Errorf("TakeLock: %v", err)
		}
		if got := read(t, victim); got != "precious" {
			t.Errorf("written through a link: %q", got)
		}
		if _, err := os.Lstat(filepath.Join(dir, "missing")); err == nil {
			t.Error("made through a link")
		}
	}
}

// TestFolderKeepsIn holds that a link in a folder leads nowhere out of it, and
// that one with the name of an output is replaced.
func TestFolderKeepsIn(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	root, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	link(t, out, filepath.Join(dir, "away"))
	if _, err := Create(root, filepath.Join("away", "a.csv")); err == nil {
		t.Error("written out of the folder")
	}
	write(t, filepath.Join(out, "victim"), "precious", 0o644)
	link(t, filepath.Join(out, "victim"), filepath.Join(dir, "a.csv"))
	part, err := Create(root, "a.csv")
	if err != nil {
		t.Fatal(err)
	}
	if err := part.Finish(true); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(out, "victim")); got != "precious" {
		t.Errorf("written through a link: %q", got)
	}
}

// TestResolve holds that a path leads to the file at the end of its links, also
// where that is not there, and that a ring of them is told.
func TestResolve(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "real", "deep"), 0o777); err != nil {
		t.Fatal(err)
	}
	link(t, "real/deep", filepath.Join(dir, "folder"))
	link(t, "folder/../a.csv", filepath.Join(dir, "b.csv")) // real/a.csv: the folder is a link
	link(t, "b.csv", filepath.Join(dir, "c.csv"))
	path, err := Resolve(filepath.Join(dir, "c.csv"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, "here", 0o644)
	if got := read(t, filepath.Join(dir, "real", "a.csv")); got != "here" {
		t.Error(path)
	}
	link(t, "e", filepath.Join(dir, "d"))
	link(t, "d", filepath.Join(dir, "e"))
	if path, err := Resolve(filepath.Join(dir, "d")); err == nil {
		t.Error(path)
	}
}

// TestModes holds that a file has the rights of the one that it replaces, and
// that one which nobody may write to is not replaced.
func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("has other rights")
	}
	name := filepath.Join(t.TempDir(), "out.csv")
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o666} {
		write(t, name, "old", mode)
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		part, err := Create(Anywhere, name)
		if err != nil {
			t.Fatal(err)
		}
		info, err := part.Stat()
		if err != nil || info.Mode() != mode {
			t.Errorf("while it is written: %v, not %v (%v)", info.Mode(), mode, err)
		}
		if err := part.Finish(false); err != nil {
			t.Fatal(err)
		}
		if info, err = os.Stat(name); err != nil || info.Mode() != mode {
			t.Errorf("%v, not %v (%v)", info.Mode(), mode, err)
		}
	}
	if err := os.Chmod(name, 0o444); err != nil {
		t.Fatal(err)
	}
	if part, err := Create(Anywhere, name); err == nil && os.Geteuid() != 0 {
		t.Errorf("%s is to be replaced", part.name)
	}
}

// TestKept holds that what stands under the name of a part is kept, whatever is
// kept already.
func TestKept(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.csv")
	for n := range 3 {
		write(t, name+PartSuffix, fmt.Sprint("of run ", n), 0o644)
		part, err := Create(Anywhere, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := part.Discard(); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 3 {
		if got, want := read(t, fmt.Sprintf("%s.%d", name+PartSuffix, n+1)), fmt.Sprint("of run ", n); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
