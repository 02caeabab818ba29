// Package cli is the command line: it turns flags into options, joins the
// packages that do the work, and turns errors into messages and exit codes.
//
// Every command has the same shape: an options struct, a newXCmd that only
// parses flags into it, and a runX that works. Nothing is read from flags
// anywhere else, and no flag lives in a package variable.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"

	"quotes/cmd/internal/interrupt"
	"quotes/cmd/internal/output"
)

// Exit codes.
const (
	ExitOK          = 0   // done, also where there were no quotes
	ExitNo          = 1   // a check said no
	ExitError       = 2   // wrong use, or a document that failed
	ExitInterrupted = 130 // stopped from the keyboard
	ExitTerminated  = 143 // told to end (SIGTERM)
)

// A Command is the whole program. Its streams may be any readers and writers,
// so that tests run it in their own process.
type Command struct {
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer

	// Context ends the run early where it is not nil; so does an interrupt.
	Context context.Context
	// Getenv reads the environment; nil is os.Getenv.
	Getenv func(string) string
	// Terminal tells whether a stream is a terminal, and its width; nil asks
	// the system.
	Terminal func(stream any) (width int, ok bool)
}

// Main runs the program with its arguments, without the program's own name,
// and returns the exit code. It never ends the process.
func (c *Command) Main(args []string) int {
	ctx := c.Context
	if ctx == nil {
		ctx = context.Background()
	}
	ctx, stop := interrupt.Context(ctx)
	defer stop()

	s := c.streams()
	root := newRootCmd(s)
	root.SetArgs(args)
	return exitCode(ctx, s, interrupt.Run(ctx, root.ExecuteContext))
}

// exitCode prints what is left to be said of an error and returns its code.
// It is the only place where errors become codes.
func exitCode(ctx context.Context, s *streams, err error) int {
	var silent *reportedError
	switch {
	case s.out.Closed() || output.IsClosedPipe(err):
		return ExitOK // nobody reads any more
	case s.out.Err != nil && !errors.Is(err, context.Canceled):
		s.report(output.Failed("standard output", s.out.Err))
		return ExitError
	case err == nil:
		return ExitOK
	case errors.Is(err, context.Canceled):
		if interrupt.By(ctx) == syscall.SIGTERM {
			return ExitTerminated
		}
		return ExitInterrupted
	case errors.As(err, &silent):
		return silent.code
	default:
		s.report(err)
		return ExitError
	}
}

// A reportedError ends the run with a code; what there is to say was said.
type reportedError struct{ code int }

func (e *reportedError) Error() string { return "already reported" }

// A usageError is a wrong use of the command line.
type usageError struct {
	problem string
	advice  string
}

func (e *usageError) Error() string {
	if e.advice == "" {
		return e.problem
	}
	return e.problem + "; " + e.advice
}

// usagef returns a usageError without advice.
func usagef(format string, args ...any) error {
	return &usageError{problem: fmt.Sprintf(format, args...)}
}
