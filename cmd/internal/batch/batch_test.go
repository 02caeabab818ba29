package batch

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"quotes/internal/analysis"
)

// numbers yields 0 to n-1.
func numbers(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// TestOrder holds that results come in the order of the items, whatever the
// order in which the work is done.
func TestOrder(t *testing.T) {
	for _, jobs := range []int{0, 1, 2, 16} {
		gates := make([]chan struct{}, 100)
		for i := range gates {
			gates[i] = make(chan struct{})
		}
		work := func(_ context.Context, i int) (int, error) {
			if jobs > 1 && i%2 == 0 { // waits for the one behind it
				<-gates[i+1]
			}
			close(gates[i])
			return i * i, nil
		}
		var got []int
		err := Run(context.Background(), numbers(100), jobs, work, func(_, out int, _ error) error {
			got = append(got, out)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 100 || !slices.IsSorted(got) {
			t.Errorf("%d jobs: %v", jobs, got)
		}
	}
}

// TestErrorsAreTheItemsOwn holds that an error and a panic spoil one item only.
func TestErrorsAreTheItemsOwn(t *testing.T) {
	bad := errors.New("bad")
	work := func(_ context.Context, i int) (int, error) {
		switch i {
		case 1:
			return 0, bad
		case 2:
			panic("oh dear")
		}
		return i, nil
	}
	var errs []error
	if err := Run(context.Background(), numbers(4), 2, work, func(_, _ int, err error) error {
		errs = append(errs, err)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var panicked *analysis.PanicError
	if errs[0] != nil || !errors.Is(errs[1], bad) || !errors.As(errs[2], &panicked) || errs[3] != nil {
		t.Fatalf("%v", errs)
	}
	if !strings.Contains(panicked.Error(), "oh dear") || len(panicked.Stack) == 0 {
		t.Errorf("%v", panicked)
	}
}

// TestEmitEndsTheRun holds that an error of emit is returned, and that no more
// items are taken than wait in the queue.
func TestEmitEndsTheRun(t *testing.T) {
	full := errors.New("disk full")
	var taken atomic.Int64
	work := func(_ context.Context, i int) (int, error) { taken.Add(1); return i, nil }
	err := Run(context.Background(), numbers(1000), 2, work, func(int, int, error) error { return full })
	if !errors.Is(err, full) || taken.Load() > 20 {
		t.Errorf("%v after %d items", err, taken.Load())
	}
}

// TestCancelled holds that the end of the context ends a run whose items wait
// for input and whose work hangs.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	hang := make(chan struct{})
	defer close(hang)
	items := func(yield func(int) bool) {
		yield(0)
		cancel()
		<-hang
	}
	work := func(context.Context, int) (int, error) { <-hang; return 0, nil }
	if err := Run(ctx, items, 2, work, func(int, int, error) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A load is an item of a weight.
type load int64

// Weight implements Weigher.
func (l load) Weight() int64 { return int64(l) }

// TestWaitingIsBounded holds that items that wait do not weigh more together than
// they may, and that one that does by itself is worked on all the same.
func TestWaitingIsBounded(t *testing.T) {
	const big = MostWaiting / 3
	loads := []load{big, big, big, 2 * MostWaiting, big, big, big, 1, 2, 3}
	var waiting, most, taken atomic.Int64
	items := func(yield func(load) bool) {
		for _, l := range loads {
			if !yield(l) {
				return
			}
			taken.Add(1)
		}
	}
	work := func(_ context.Context, l load) (load, error) {
		n := waiting.Add(min(int64(l), MostWaiting))
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
		return l, nil
	}
	var got []load
	err := Run(context.Background(), items, 8, work, func(l, _ load, _ error) error {
		got = append(got, l)
		waiting.Add(-min(int64(l), MostWaiting))
		return nil
	})
	if err != nil || !slices.Equal(got, loads) || int(taken.Load()) != len(loads) {
		t.Errorf("%v, %v", got, err)
	}
	if most.Load() > MostWaiting {
		t.Errorf("items of %d bytes were kept", most.Load())
	}
}
