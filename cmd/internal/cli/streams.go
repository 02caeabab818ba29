package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"quotes/cmd/internal/output"
	"quotes/cmd/internal/terminal"
)

// streams are the program's standard streams and what is known of them.
type streams struct {
	in       io.Reader
	out      *output.Stdout
	err      io.Writer
	getenv   func(string) string
	terminal func(stream any) (width int, ok bool)
}

func (c *Command) streams() *streams {
	s := &streams{in: c.Stdin, out: &output.Stdout{W: c.Stdout}, err: c.Stderr, getenv: c.Getenv, terminal: c.Terminal}
	if s.in == nil {
		s.in = strings.NewReader("")
	}
	if s.out.W == nil {
		s.out.W = io.Discard
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
	if width, ok := s.terminal(s.out.W); ok && width > 0 {
		return width
	}
	return terminal.DefaultWidth
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
	_, ok := s.terminal(s.out.W)
	return ok && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"
}

// report prints a message as a line on standard error.
func (s *streams) report(err error) { s.say("%v", err) }

// say prints a line on standard error, with the program's name before it.
func (s *streams) say(message string, args ...any) {
	line := strings.Join(strings.Fields(fmt.Sprintf(message, args...)), " ")
	fmt.Fprintln(s.err, "quotes: "+output.Visible(line))
}

// data returns standard output for a format. On a terminal it makes visible what
// the terminal would obey; a table has colours, and cleans its cells itself.
func (s *streams) data(format string) io.Writer {
	if _, terminal := s.terminal(s.out.W); terminal && format != "table" {
		return output.Terminal(s.out)
	}
	return s.out
}
