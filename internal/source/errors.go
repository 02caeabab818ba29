package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"quotes/internal/unpack"
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
	PDF         Code = "pdf"        // a PDF file
	Office      Code = "office"     // a word processor's file
	Compressed  Code = "compressed" // a packed file
	Binary      Code = "binary"     // anything else that is no text
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
	case PDF, Office, Compressed, Binary, NoArticle:
		return true
	}
	return false
}

// fileError puts the system's error into words.
func fileError(name string, err error) *Error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, unpack.ErrRatio):
		return &Error{Name: name, Code: TooLarge, Problem: unpack.ErrRatio.Error(), Advice: "it was not made to be read"}
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Name: name, Code: Missing, Problem: "no such file", Advice: "check the path"}
	case errors.Is(err, fs.ErrPermission):
		return &Error{Name: name, Code: Unreadable, Problem: "may not be read", Advice: "check its permissions"}
	case errors.Is(err, syscall.EISDIR):
		return &Error{Name: name, Code: Unreadable, Problem: "is a folder", Advice: "name it, or a file in it"}
	}
	return &Error{Name: name, Code: Unreadable, Problem: "cannot be read", Advice: "check the file", Err: err}
}

// isURL says that the name is a web address.
func isURL(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

func urlError(name string) *Error {
	return &Error{Name: name, Code: URL, Problem: "is a URL, and quotes opens no connections",
		Advice: "pipe it: curl -s " + quoteArg(name) + " | quotes extract"}
}

// quoteArg quotes a word for a shell where it needs it.
func quoteArg(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:=%+,@", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	if shown := strconv.Quote(s); strings.Contains(shown, `\`) && !strings.ContainsAny(s, `\"`) {
		return "$'" + strings.ReplaceAll(shown[1:len(shown)-1], "'", `\'`) + "'"
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
