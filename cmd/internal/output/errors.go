package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"quotes/cmd/internal/disk"
	"quotes/internal/source"
)

// An Error says what is wrong with an output, and what to do.
type Error struct {
	Problem string
	Advice  string
	Err     error // the cause; nil for none
}

// Error returns the message: what is wrong; what to do.
func (e *Error) Error() string { return e.Problem + "; " + e.Advice }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Failed says what is wrong with an output, a path or the name of a stream, by
// the system's error.
func Failed(path string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	var taken *disk.NoFileError
	advice := "choose another name with -o"
	switch {
	case errors.As(err, &taken):
		return &Error{Problem: fmt.Sprintf("%s: cannot be written (%v)", source.ShowName(path), taken), Advice: "remove that", Err: err}
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	switch {
	case IsFull(err):
		advice = "make room for it"
	case errors.Is(err, fs.ErrNotExist):
		advice = "make its folder, or " + advice
	}
	return &Error{Problem: fmt.Sprintf("%s: cannot be written (%v)", source.ShowName(path), err), Advice: advice, Err: err}
}

// IsFull says that an output has no room left.
func IsFull(err error) bool { return isOneOf(err, noRoom) }

// IsClosedPipe says that an error means: nobody reads any more.
func IsClosedPipe(err error) bool {
	return errors.Is(err, io.ErrClosedPipe) || isOneOf(err, brokenPipes)
}

func isOneOf(err error, list []error) bool {
	return slices.ContainsFunc(list, func(e error) bool { return errors.Is(err, e) })
}
