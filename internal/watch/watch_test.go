package watch

import (
	"context"
	"errors"
	"testing"
)

// loop checks n times and returns how often.
func loop(w *Watch, n int) (done int, err error) {
	defer Catch(&err)
	for range n {
		w.Check()
		done++
	}
	return done, nil
}

func TestCheck(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	if done, err := loop(New(ctx), 100); done != 100 || err != nil {
		t.Errorf("%d, %v", done, err)
	}
	cancel()
	if done, err := loop(New(ctx), 100); done >= every || !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %d, %v", done, err)
	}
	if done, err := loop(nil, 100); done != 100 || err != nil {
		t.Errorf("without a watch: %d, %v", done, err)
	}
}

// TestOtherPanicsGoOn holds that Catch hides no fault of the program.
func TestOtherPanicsGoOn(t *testing.T) {
	defer func() {
		if v := recover(); v != "oh dear" {
			t.Errorf("%v", v)
		}
	}()
	var err error
	defer Catch(&err)
	panic("oh dear")
}
