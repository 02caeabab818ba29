//go:build !windows

package output

import "syscall"

// brokenPipes are the system's errors for a pipe without a reader.
var brokenPipes = []error{syscall.EPIPE}

// noRoom are the system's errors for an output that cannot grow: a full disk, a
// full quota, a file that has reached its limit.
var noRoom = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
