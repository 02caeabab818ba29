package cli

import (
	"sync"
	"sync/atomic"
	"time"
)

// progressAfter is how long a run is silent; the lines of progress after that
// come at twice the time of the one before.
const progressAfter = 2 * time.Second

// A progress tells on standard error how far a long run has come. It writes
// whole lines, only to a terminal, so that nothing is mixed up and no log fills.
type progress struct {
	done    atomic.Int64
	current atomic.Value // string: what was begun last
	stop    func()
}

// startProgress returns a progress that is silent where nobody looks.
func startProgress(s *streams, quiet bool) *progress {
	p := &progress{stop: func() {}}
	if _, ok := s.terminal(s.err); !ok || quiet {
		return p
	}
	ended := make(chan struct{})
	p.stop = sync.OnceFunc(func() { close(ended) })
	go p.tell(s, ended)
	return p
}

// begin notes that the work on a document begins.
func (p *progress) begin(name string) { p.current.Store(name) }

// finish notes that a document is done.
func (p *progress) finish() { p.done.Add(1) }

// tell says how far the run is until it ends.
func (p *progress) tell(s *streams, ended <-chan struct{}) {
	start := time.Now()
	for wait := progressAfter; ; wait = time.Since(start) {
		select {
		case <-ended:
			return
		case <-time.After(wait):
		}
		n := int(p.done.Load())
		name, _ := p.current.Load().(string)
		s.say("%d %s done after %d s, now reading %s", n, plural(n, "document"), int(time.Since(start).Seconds()), name)
	}
}
