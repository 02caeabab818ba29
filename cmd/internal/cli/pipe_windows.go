package cli

import "syscall"

// brokenPipes are the system's errors for a pipe without a reader: the pipe
// has ended, and the pipe is being closed (ERROR_NO_DATA).
var brokenPipes = []error{syscall.EPIPE, syscall.ERROR_BROKEN_PIPE, syscall.Errno(232)}
