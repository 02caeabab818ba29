package disk

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// What LockFileEx is asked for (LOCKFILE_EXCLUSIVE_LOCK, LOCKFILE_FAIL_IMMEDIATELY)
// and answers (ERROR_LOCK_VIOLATION).
const (
	exclusive     = 2
	atOnce        = 1
	lockViolation = syscall.Errno(33)
)

// lockFile locks a file as long as it is open; held says that another has. The
// lock is on a byte that is not there, so that what the file says can be read.
func lockFile(file *os.File) (held bool) {
	far := syscall.Overlapped{OffsetHigh: 1 << 30}
	ok, _, err := lockFileEx.Call(file.Fd(), exclusive|atOnce, 0, 1, 0, uintptr(unsafe.Pointer(&far)))
	return ok == 0 && errors.Is(err, lockViolation)
}

// drop removes a lock after it has ended: no file is removed that is open, nor
// is then one that another has taken meanwhile.
func drop(at Place, path string, file *os.File) error {
	err := file.Close()
	_ = at.Remove(path)
	return err
}
