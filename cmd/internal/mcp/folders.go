package mcp

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// folders are those whose files may be read, by their real paths.
type folders []string

func newFolders(names []string) (folders, error) {
	var out folders
	for _, name := range names {
		path, err := realPath(name)
		if err != nil {
			return nil, fmt.Errorf("%s: no such folder", name)
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("%s: is no folder", name)
		}
		out = append(out, path)
	}
	return out, nil
}

// realPath returns the path of a file without links.
func realPath(name string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// holds says that a file lies in one of the folders, wherever links lead.
func (f folders) holds(name string) bool {
	path, err := realPath(name)
	if err != nil {
		return false
	}
	for _, folder := range f {
		if rest, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(rest) {
			return true
		}
	}
	return false
}

// check says what is wrong with a path that somebody asks for. Of one outside the
// folders it is not told whether it is there.
func (f folders) check(name string) error {
	if len(f) == 0 {
		return fmt.Errorf("%s: no folder is allowed; give the text itself, or start the server with --folder", name)
	}
	if parent, err := realPath(filepath.Dir(name)); err == nil && f.holds(parent) {
		if _, err := os.Lstat(filepath.Join(parent, filepath.Base(name))); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: no such file; check the path", name)
		}
	}
	if !f.holds(name) {
		return fmt.Errorf("%s: is not in a folder that is allowed", name)
	}
	return nil
}
