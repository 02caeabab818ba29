//go:build !windows

package cli

import "syscall"

// brokenPipes are the system's errors for a pipe without a reader.
var brokenPipes = []error{syscall.EPIPE}
