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
	meter   *source.Meter
	total   int64        // bytes of the input on the disk; 0 where nobody knows
	current atomic.Value // string: what was begun last
	stop    func()
}

// StartProgress returns a progress that tells, until it is stopped, by say; where
// say is nil, it is silent. Before is how many documents were done before the
// run; meter counts what is read of the files, and size tells how many bytes those
// have, if it can: nothing is read for it.
func StartProgress(say func(line string), before int, meter *source.Meter, size func() (int64, bool)) *Progress {
	p := &Progress{before: before, meter: meter, stop: func() {}}
	if say == nil {
		return p
	}
	ended := make(chan struct{})
	p.stop = sync.OnceFunc(func() { close(ended) })
	go p.tell(say, ended, size)
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
func (p *Progress) tell(say func(string), ended <-chan struct{}, size func() (int64, bool)) {
	start := time.Now()
	for wait := progressAfter; ; wait = time.Since(start) {
		select {
		case <-ended:
			return
		case <-time.After(wait):
		}
		if n, ok := size(); ok && p.total == 0 {
			p.total = n
		}
		say(p.line(time.Since(start)))
	}
}

// line says how far the run is: 1,203 documents done, 12 of 80 MB read, 2.1 MB/s, 40 s left.
func (p *Progress) line(took time.Duration) string {
	done := p.before + int(p.done.Load())
	line := fmt.Sprintf("%s %s done", Thousands(done), Plural(done, "document"))
	read := p.meter.Read()
	if p.total > 0 {
		line += fmt.Sprintf(", %s of %s MB read", megabytes(min(read, p.total)), megabytes(p.total))
	}
	line += fmt.Sprintf(", %.1f MB/s", float64(p.bytes.Load())/1e6/took.Seconds())
	if left := p.total - read; read > 0 && left > 0 {
		line += fmt.Sprintf(", %d s left", int(took.Seconds()*float64(left)/float64(read)+.5))
	}
	if name, _ := p.current.Load().(string); name != "" {
		line += ", now reading " + source.ShowName(name)
	}
	return line
}

// megabytes writes a size in whole megabytes, a small one with a decimal.
func megabytes(n int64) string {
	if n < 10e6 {
		return fmt.Sprintf("%.1f", float64(n)/1e6)
	}
	return Thousands(int(n / 1e6))
}
