package output

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"quotes/internal/source"
)

// progressAfter is how long a run is silent; the lines of progress after that
// come at twice the time of the one before.
const progressAfter = 2 * time.Second

// A Progress tells on standard error how far a long run has come. It writes
// whole lines, only to a terminal, so that nothing is mixed up and no log fills.
type Progress struct {
	before  int // documents that were done when the run began
	done    atomic.Int64
	bytes   atomic.Int64
	total   atomic.Int64 // documents of the input; 0 while nobody knows
	current atomic.Value // string: what was begun last
	stop    func()
}

// StartProgress returns a progress that tells, until it is stopped, by say; where
// say is nil, it is silent. Before is how many documents were done before the
// run; count tells how many there are, if it can.
func StartProgress(say func(line string), before int, count func() (int, bool)) *Progress {
	p := &Progress{before: before, stop: func() {}}
	if say == nil {
		return p
	}
	ended := make(chan struct{})
	p.stop = sync.OnceFunc(func() { close(ended) })
	go p.tell(say, ended, count)
	return p
}

// Stop ends the telling.
func (p *Progress) Stop() { p.stop() }

// Begin notes that the work on a document begins.
func (p *Progress) Begin(name string) { p.current.Store(name) }

// Read notes the size of a document.
func (p *Progress) Read(bytes int) { p.bytes.Add(int64(bytes)) }

// Finish notes that a document is done.
func (p *Progress) Finish() { p.done.Add(1) }

// tell says how far the run is until it ends.
func (p *Progress) tell(say func(string), ended <-chan struct{}, count func() (int, bool)) {
	start := time.Now()
	for wait := progressAfter; ; wait = time.Since(start) {
		select {
		case <-ended:
			return
		case <-time.After(wait):
		}
		if p.total.Load() == 0 {
			if n, ok := count(); ok {
				p.total.Store(int64(n))
			}
		}
		say(p.line(time.Since(start)))
	}
}

// line says how far the run is: 1,203 of 5,000 documents, 2.1 MB/s, 40 s left.
func (p *Progress) line(took time.Duration) string {
	done, total := int(p.done.Load()), int(p.total.Load())
	line := Thousands(p.before + done)
	if total > 0 {
		line += " of " + Thousands(total)
	}
	line += fmt.Sprintf(" %s done, %.1f MB/s", Plural(max(total, p.before+done), "document"), float64(p.bytes.Load())/1e6/took.Seconds())
	if left := total - p.before - done; total > 0 && done > 0 && left > 0 {
		line += fmt.Sprintf(", %d s left", int(took.Seconds()*float64(left)/float64(done)+.5))
	}
	if name, _ := p.current.Load().(string); name != "" {
		line += ", now reading " + source.ShowName(name)
	}
	return line
}
