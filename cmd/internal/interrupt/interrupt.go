// Package interrupt ends a run when the user or the system asks for it: well
// where it can be done soon, and in any case.
package interrupt

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

// Context returns a context that ends with the first interrupt or
// termination; its cause is an [*interruption]. From then on signals have the
// effect that the system gives them: a second one ends the process at once. So
// it is too after stop.
func Context(parent context.Context) (ctx context.Context, stop func()) {
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

// Run runs work to its end, or until ctx has ended and patience with it.
func Run(ctx context.Context, work func(context.Context) error) error {
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

// By returns the signal that ended a context of [Context]; nil where none did.
func By(ctx context.Context) os.Signal {
	var i *interruption
	if errors.As(context.Cause(ctx), &i) {
		return i.signal
	}
	return nil
}
