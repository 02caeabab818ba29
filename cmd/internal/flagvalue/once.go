package flagvalue

import "errors"

// Once is the name of a file that is given once: of two the last would win in
// silence.
type Once string

// String gives the name.
func (v *Once) String() string { return string(*v) }

// Type names the kind of value in help.
func (v *Once) Type() string { return "string" }

// Set takes the name.
func (v *Once) Set(s string) error {
	if *v != "" {
		return errors.New("it is given twice; put what both files say into one")
	}
	*v = Once(s)
	return nil
}
