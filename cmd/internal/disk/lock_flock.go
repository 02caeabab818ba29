//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"errors"
	"os"
	"syscall"
)

// lockFile locks a file as long as it is open; held says that another has.
func lockFile(file *os.File) (held bool) {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			return errors.Is(err, syscall.EWOULDBLOCK)
		}
	}
}

// drop removes a lock before it ends, so that nobody takes it for one that was
// left and then loses his own.
func drop(at Place, path string, file *os.File) error {
	return errors.Join(at.Remove(path), file.Close())
}
