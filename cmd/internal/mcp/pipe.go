package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
)

// A pipe is the two streams of a server. The SDK ends when its input does, and
// drops the calls that it still works on; a pipe tells it so only when all calls
// have their answers, so that calls can come from a file.
//
// Messages are lines: a call has a method and an id, an answer the id alone.
type pipe struct {
	ctx      context.Context
	in       io.Reader
	out      io.Writer
	asked    lines // of the input
	answered lines // of the output

	mu   sync.Mutex
	open int           // calls without an answer
	none chan struct{} // closed when there are none after the end of the input; nil before
}

func newPipe(ctx context.Context, in io.Reader, out io.Writer) *pipe {
	p := &pipe{ctx: ctx, in: in, out: out}
	p.asked.use = func(m message) {
		if m.Method != "" && m.ID != nil {
			p.count(1)
		}
	}
	p.answered.use = func(m message) {
		if m.Method == "" && m.ID != nil {
			p.count(-1)
		}
	}
	return p
}

// A message is what of one tells calls and answers apart.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

func (p *pipe) count(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open += n
	if p.none != nil && p.open <= 0 {
		close(p.none)
		p.none = nil
	}
}

// Read reads what the client says. The end of it waits for the last answer.
func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.in.Read(b)
	p.asked.add(b[:n])
	if n == 0 && errors.Is(err, io.EOF) {
		p.asked.end()
		p.wait()
	}
	if n > 0 && errors.Is(err, io.EOF) {
		err = nil // it comes again
	}
	return n, err
}

// wait returns when all calls are answered, or the server is told to end.
func (p *pipe) wait() {
	p.mu.Lock()
	none := make(chan struct{})
	if p.open <= 0 {
		close(none)
	} else {
		p.none = none
	}
	p.mu.Unlock()
	select {
	case <-none:
	case <-p.ctx.Done():
	}
}

// Write writes an answer.
func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.out.Write(b)
	p.answered.add(b[:n])
	return n, err
}

// Close leaves both streams open, which are not the pipe's.
func (p *pipe) Close() error { return nil }

// lines takes a stream apart into its messages.
type lines struct {
	rest []byte
	use  func(message)
}

func (l *lines) add(b []byte) {
	for {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			l.rest = append(l.rest, b...)
			return
		}
		l.rest = append(l.rest, b[:i]...)
		l.end()
		b = b[i+1:]
	}
}

// end ends a message. One that is none is the SDK's to refuse.
func (l *lines) end() {
	var m message
	if json.Unmarshal(l.rest, &m) == nil {
		l.use(m)
	}
	l.rest = l.rest[:0]
}
