package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/internal/source/document"
)

// folder yields the documents of a folder and of the folders in it, in the
// order of their paths. Hidden files and folders, and links to folders, are
// left out. A file with a name that articles do not have yields an item that
// fails with NoArticle, unless the user named the format.
func folder(root string, opts Options, yield func(Item) bool) bool {
	stopped := false
	// The separator makes a link that the user named himself a folder.
	top := root
	if !strings.HasSuffix(top, string(os.PathSeparator)) {
		top += string(os.PathSeparator)
	}
	err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return keepOn(path, entry, err, &stopped, yield)
		}
		if path == top {
			return nil
		}
		if strings.HasPrefix(entry.Name(), ".") || opts.skips(path) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() || !isFile(path, entry) {
			return nil
		}
		if !foundFile(path, opts, yield) {
			stopped = true
			return fs.SkipAll
		}
		return nil
	})
	return err == nil && !stopped
}

// keepOn yields a folder that cannot be read as a failed document and goes on.
func keepOn(path string, entry fs.DirEntry, err error, stopped *bool, yield func(Item) bool) error {
	if !yield(failed(fileError(path, err))) {
		*stopped = true
		return fs.SkipAll
	}
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// isFile says that the entry is a regular file or a link to one.
func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // a broken link is told as a missing file
}

func foundFile(path string, opts Options, yield func(Item) bool) bool {
	if opts.Format == "" && !isArticleName(path) {
		item := failed(&document.Error{Name: path, Code: document.NoArticle, Problem: "has not the name of an article", Advice: "name it to have it read"})
		item.Found = true
		return yield(item)
	}
	return file(path, true, opts, yield)
}

// skips says that the path is the program's own output.
func (o Options) skips(path string) bool {
	if len(o.Skip) == 0 {
		return false
	}
	abs, err := filepath.Abs(path)
	return err == nil && slices.Contains(o.Skip, abs)
}
