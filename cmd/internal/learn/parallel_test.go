package learn

import (
	"errors"
	"sync/atomic"
	"testing"
)

func TestParallel(t *testing.T) {
	var calls [100]atomic.Int32
	bad := errors.New("bad")
	err := Parallel(len(calls), func(i int) error {
		calls[i].Add(1)
		if i == 7 {
			return bad
		}
		return nil
	})
	if !errors.Is(err, bad) {
		t.Errorf("%v", err)
	}
	for i := range calls {
		if n := calls[i].Load(); n != 1 {
			t.Errorf("%d: called %d times", i, n)
		}
	}
}
