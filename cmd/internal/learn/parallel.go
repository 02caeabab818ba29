package learn

import (
	"errors"
	"runtime"
	"sync"
)

// Parallel calls f for 0 to n-1 on all cores and returns what went wrong. The
// calls may come in any order: f keeps its results apart by its number.
func Parallel(n int, f func(int) error) error {
	errs := make([]error, n)
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				errs[i] = f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	return errors.Join(errs...)
}
