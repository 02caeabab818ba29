package output

import "syscall"

// brokenPipes are the system's errors for a pipe without a reader: the pipe
// has ended, and the pipe is being closed (ERROR_NO_DATA).
var brokenPipes = []error{syscall.EPIPE, syscall.ERROR_BROKEN_PIPE, syscall.Errno(232)}

// noRoom are the system's errors for a full disk (ERROR_HANDLE_DISK_FULL,
// ERROR_DISK_FULL).
var noRoom = []error{syscall.Errno(39), syscall.Errno(112)}
