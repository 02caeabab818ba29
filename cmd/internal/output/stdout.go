package output

import "io"

// Stdout is standard output. It keeps the first error, so that no caller has to.
type Stdout struct {
	W   io.Writer
	Err error // of the first write that failed
}

// Write writes to standard output until a write fails.
func (o *Stdout) Write(p []byte) (int, error) {
	if o.Err != nil {
		return 0, o.Err
	}
	n, err := o.W.Write(p)
	o.Err = err
	return n, err
}

// Closed says that the reader at the other end has gone.
func (o *Stdout) Closed() bool { return IsClosedPipe(o.Err) }
