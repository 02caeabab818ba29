package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// An interruption is the signal that ended a run early. It is a [context.Canceled].
type interruption struct{ signal os.Signal }

// Error tells the signal.
func (i *interruption) Error() string { return "stopped by " + i.signal.String() }

// Is says that the context was cancelled.
func (i *interruption) Is(target error) bool { return target == context.Canceled }

// interruptible returns a context that ends with the first interrupt or
// termination; its cause is an [*interruption]. From then on signals have the
// effect that the system gives them: a second one ends the process at once. So
// it is too after stop.
func interruptible(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(&interruption{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}

// patience is how long an interrupted run may take to end its output well. What
// still waits then, for a pipe that nobody writes to or reads, is given up.
const patience = 2 * time.Second

// untilInterrupted runs work to its end, or until ctx has ended and patience with it.
func untilInterrupted(ctx context.Context, work func(context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return context.Cause(ctx)
	}
}

// interruptedCode returns the exit code of a run that a context ended.
func interruptedCode(ctx context.Context) int {
	var i *interruption
	if errors.As(context.Cause(ctx), &i) && i.signal == syscall.SIGTERM {
		return ExitTerminated
	}
	return ExitInterrupted
}
