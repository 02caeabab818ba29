package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code names what is wrong with a document, for programs.
type Code string

// The codes of errors.
const (
	Missing     Code = "missing"    // no such file
	Unreadable  Code = "unreadable" // the system does not let us read it
	TooLarge    Code = "too-large"  // more than Options.MaxBytes
	URL         Code = "url"        // a URL in place of a file
	BadJSON     Code = "json"       // a line that is no JSON object
	BadField    Code = "field"      // a JSON object without the fields that it needs
	BadEncoding Code = "encoding"   // an encoding that is not known
	Broken      Code = "broken"     // not whole, or nested too deeply
	Protected   Code = "protected"  // locked by its publisher or with a password
	Office      Code = "office"     // a word processor's file
	Compressed  Code = "compressed" // a packed file
	Binary      Code = "binary"     // anything else that is no text
	NoText      Code = "no-text"    // nothing in it to read
	NoArticle   Code = "no-article" // found in a folder under a name that articles do not have
)

// An Error says what is wrong with a document and what to do about it.
type Error struct {
	Name    string // the file, or FILE:LINE
	Doc     string // the document's own id where it is known, else empty
	Code    Code
	Problem string // "is a PDF file"
	Advice  string // "turn it into text first: pdftotext a.pdf - | quotes extract"
	Err     error  // the cause; nil where Problem says all
}

// Error returns the message without the program's name: NAME: what is wrong; what to do.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", ShowName(e.Name), e.Problem)
	if e.Err != nil {
		fmt.Fprintf(&b, " (%v)", e.Err)
	}
	if e.Advice != "" {
		fmt.Fprintf(&b, "; %s", e.Advice)
	}
	return b.String()
}

// ShowName returns the name of a file as a message shows it: in quotation marks
// where it holds what a terminal would obey or a reader overlook.
func ShowName(name string) string {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }
	if name == strings.TrimSpace(name) && strings.IndexFunc(name, hidden) < 0 {
		return name
	}
	return strconv.Quote(name)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// NotArticle says that the file is readable, but is nothing that holds an
// article in a form that is read: of files found in a folder, these are left out.
func (e *Error) NotArticle() bool {
	switch e.Code {
	case Office, Compressed, Binary, NoArticle:
		return true
	}
	return false
}

// binaryError is that of bytes that are no text.
func binaryError(name string) *Error {
	return &Error{Name: name, Code: Binary, Problem: "is a binary file", Advice: "give plain text"}
}

// WithName fills in the name of an error that was made without one.
func WithName(err error, name string) error {
	if e, ok := err.(*Error); ok && e.Name == "" {
		e.Name = name
	}
	return err
}

// FormatSize writes a number of bytes in the largest unit that divides it.
func FormatSize(n int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB"}
	i := 0
	for n >= 1024 && n%1024 == 0 && i < len(units)-1 {
		n /= 1024
		i++
	}
	return fmt.Sprintf("%d %s", n, units[i])
}
