//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package disk

import (
	"errors"
	"os"
)

// lockFile does nothing where the system has no locks.
func lockFile(*os.File) (held bool) { return false }

func drop(at Place, path string, file *os.File) error {
	return errors.Join(file.Close(), at.Remove(path))
}
