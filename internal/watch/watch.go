// Package watch ends the work on a document whose time is over.
//
// The loops of the pipeline call [Watch.Check] once for every line, sentence,
// name or quote. Where the context has ended, Check leaves them all at once by
// a panic of a value that only [Catch] knows, which is deferred at the door of
// the work and makes the context's error of it. So no loop has to pass on an
// error that has nothing to do with it, and nothing half done is used.
package watch

import "context"

// every is how many checks pass until the context is asked again.
const every = 16

// A Watch looks at a context every so often. A nil Watch never ends the work.
// It serves one goroutine.
type Watch struct {
	ctx    context.Context
	checks uint
}

// New returns a Watch of ctx.
func New(ctx context.Context) *Watch { return &Watch{ctx: ctx} }

// ended is what Check panics with.
type ended struct{ err error }

// Check ends the work where the context has ended.
func (w *Watch) Check() {
	if w == nil {
		return
	}
	if w.checks++; w.checks%every != 0 {
		return
	}
	if err := w.ctx.Err(); err != nil {
		panic(ended{err})
	}
}

// Catch makes an error of the end of the work, and is deferred. Any other panic
// goes on.
func Catch(err *error) {
	switch v := recover().(type) {
	case nil:
	case ended:
		*err = v.err
	default:
		panic(v)
	}
}
