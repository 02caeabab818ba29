package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"quotes/cmd/internal/format"
)

// streams are the program's standard streams and what is known of them.
type streams struct {
	in       io.Reader
	out      *output
	err      io.Writer
	getenv   func(string) string
	terminal func(stream any) (width int, ok bool)
}

func (c *Command) streams() *streams {
	s := &streams{in: c.Stdin, out: &output{w: c.Stdout}, err: c.Stderr, getenv: c.Getenv, terminal: c.Terminal}
	if s.in == nil {
		s.in = strings.NewReader("")
	}
	if s.out.w == nil {
		s.out.w = io.Discard
	}
	if s.err == nil {
		s.err = io.Discard
	}
	if s.getenv == nil {
		s.getenv = os.Getenv
	}
	if s.terminal == nil {
		s.terminal = systemTerminal
	}
	return s
}

// systemTerminal asks the system about a stream.
func systemTerminal(stream any) (width int, ok bool) {
	f, isFile := stream.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, _ = term.GetSize(int(f.Fd()))
	return width, true
}

func (s *streams) inTerminal() bool {
	_, ok := s.terminal(s.in)
	return ok
}

// width returns the columns that a table on standard output may have.
func (s *streams) width() int {
	if width, ok := s.terminal(s.out.w); ok && width > 0 {
		return width
	}
	return format.DefaultWidth
}

// color says whether standard output takes colours, by the user's word
// (always, never or auto).
func (s *streams) color(when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	_, ok := s.terminal(s.out.w)
	return ok && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"
}

// report prints a message as a line on standard error.
func (s *streams) report(err error) { s.say("%v", err) }

// say prints a line on standard error, with the program's name before it.
func (s *streams) say(message string, args ...any) {
	line := strings.Join(strings.Fields(fmt.Sprintf(message, args...)), " ")
	fmt.Fprintln(s.err, "quotes: "+visible(line))
}

// visible writes what a terminal would obey as it is written in JSON: control
// characters but tabs and line breaks, and marks that turn the direction of
// writing.
func visible(s string) string {
	if strings.IndexFunc(s, obeyed) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if obeyed(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// obeyed says that a terminal takes a character for an order.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// data returns standard output for a format. On a terminal it makes visible what
// the terminal would obey; a table has colours, and cleans its cells itself.
func (s *streams) data(format string) io.Writer {
	if _, terminal := s.terminal(s.out.w); terminal && format != "table" {
		return &terminalWriter{w: s.out}
	}
	return s.out
}

// A terminalWriter makes visible what a terminal would obey.
type terminalWriter struct {
	w    io.Writer
	half []byte // the start of a character
}

// Write writes p but for the start of a character at its end, which waits.
func (t *terminalWriter) Write(p []byte) (int, error) {
	text := append(t.half, p...)
	end := len(text)
	for k := 1; k < utf8.UTFMax && k <= len(text); k++ {
		if start := len(text) - k; utf8.RuneStart(text[start]) {
			if !utf8.FullRune(text[start:]) {
				end = start
			}
			break
		}
	}
	t.half = append([]byte(nil), text[end:]...)
	if _, err := io.WriteString(t.w, visible(string(text[:end]))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// output is standard output. It keeps the first error, so that no caller has to.
type output struct {
	w   io.Writer
	err error
}

// Write writes to standard output until a write fails.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// closed says that the reader at the other end has gone.
func (o *output) closed() bool { return isClosedPipe(o.err) }

// isClosedPipe says that an error means: nobody reads any more.
func isClosedPipe(err error) bool {
	if err == nil {
		return false
	}
	if errors.Is(err, io.ErrClosedPipe) {
		return true
	}
	for _, e := range brokenPipes {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
