// Package batch works on many documents side by side and hands the results on
// in the order of the input, holding only a few at a time.
//
//	items ──▶ producer ──▶ workers ──▶ emit, in order
//	             │                        ▲
//	             └── queue of slots ──────┘   (bounded: two a worker)
//
// The producer puts every item into a slot, and the slot into two channels:
// one from which any free worker takes it, one that keeps the order. What is
// emitted is always the oldest slot, as soon as its worker is done. Items that
// tell their [Weigher] are read on only while those in the slots do not weigh more
// than [MostWaiting] together.
package batch

import (
	"context"
	"iter"
	"runtime/debug"

	"golang.org/x/sync/semaphore"

	"quotes/internal/analysis"
)

// MostWaiting is how many bytes the items may have together that are not yet
// handed on. A heavier one is worked on by itself.
const MostWaiting = 256 << 20

// A Weigher is an item that tells how many bytes it takes, or will take.
type Weigher interface{ Weight() int64 }

// Run calls work for every item, at most jobs at a time, and emit with each
// result in the order of the items, from one goroutine. An error of work, and
// a panic in it ([analysis.PanicError]), is that item's own and goes to emit; an error of emit ends the
// run and is returned. Where ctx ends first, Run returns its cause at once, even
// while items waits for input.
func Run[In, Out any](ctx context.Context, items iter.Seq[In], jobs int, work func(context.Context, In) (Out, error), emit func(In, Out, error) error) error {
	jobs = max(jobs, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *slot[In, Out], 2*jobs)
	todo := make(chan *slot[In, Out], jobs)
	room := semaphore.NewWeighted(MostWaiting)
	go produce(ctx, items, room, queue, todo)
	for range jobs {
		go func() {
			for s := range todo {
				s.out, s.err = protect(ctx, s.in, work)
				close(s.done)
			}
		}()
	}
	return drain(ctx, queue, room, emit)
}

// A slot is an item and, when done is closed, its result.
type slot[In, Out any] struct {
	in     In
	weight int64
	out    Out
	err    error
	done   chan struct{}
}

// weightOf returns the room that an item takes.
func weightOf(in any) int64 {
	if w, ok := in.(Weigher); ok {
		return min(max(w.Weight(), 0), MostWaiting)
	}
	return 0
}

func produce[In, Out any](ctx context.Context, items iter.Seq[In], room *semaphore.Weighted, queue, todo chan<- *slot[In, Out]) {
	defer close(queue)
	defer close(todo)
	for in := range items {
		s := &slot[In, Out]{in: in, weight: weightOf(in), done: make(chan struct{})}
		if room.Acquire(ctx, s.weight) != nil {
			return
		}
		for _, to := range []chan<- *slot[In, Out]{queue, todo} {
			select {
			case to <- s:
			case <-ctx.Done():
				return
			}
		}
	}
}

// protect calls work and turns a panic into an error.
func protect[In, Out any](ctx context.Context, in In, work func(context.Context, In) (Out, error)) (out Out, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &analysis.PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	return work(ctx, in)
}

func drain[In, Out any](ctx context.Context, queue <-chan *slot[In, Out], room *semaphore.Weighted, emit func(In, Out, error) error) error {
	for {
		var s *slot[In, Out]
		var open bool
		select {
		case s, open = <-queue:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if !open {
			return context.Cause(ctx)
		}
		select {
		case <-s.done:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if err := emit(s.in, s.out, s.err); err != nil {
			return err
		}
		room.Release(s.weight)
	}
}
