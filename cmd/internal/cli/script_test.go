package cli

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "rewrite the expected output of scripts and of the README")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quotes": func() {
		signal.Ignore(syscall.SIGPIPE)
		c := Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
		os.Exit(c.Main(os.Args[1:]))
	}})
}

// TestScripts runs the scripts in testdata/script, whose README tells their
// commands. -update rewrites the expected output in them.
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                "../../../testdata/script",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			env.Setenv("TERM", "dumb")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"encode": encode,
			"fill":   fill,
			"stable": stableOutput,
		},
	})
}

// exits runs a program and checks its exit code: exits 2 quotes extract none.txt
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want := args[0]; strconv.Itoa(code) != want {
		ts.Fatalf("exit code %d, not %s", code, want)
	}
}

// encodings are those that a script can write a file in.
var encodings = map[string]encoding.Encoding{
	"utf-8-bom":    unicode.UTF8BOM,
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"windows-1252": charmap.Windows1252,
}

// encode writes a file in another encoding, or with other line ends, or makes it binary:
// encode utf-16 FROM TO
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: encode ENCODING FROM TO")
	}
	text := ts.ReadFile(args[1])
	switch args[0] {
	case "crlf":
		text = regexp.MustCompile("\r?\n").ReplaceAllString(text, "\r\n")
	case "binary":
		text = strings.Repeat("\x00\x01\x02"+text, 100)
	default:
		enc, ok := encodings[args[0]]
		if !ok {
			ts.Fatalf("unknown encoding %s", args[0])
		}
		var err error
		text, err = enc.NewEncoder().String(text)
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o666))
}

// fill corrects a workbook that extract wrote, as a person does in a
// spreadsheet, and saves it by a library that had no part in writing it:
// fill BOOK.xlsx QUOTE SPEAKER
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: fill BOOK QUOTE SPEAKER")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	ts.Check(err)
	quote, speaker := slices.Index(rows[0], "quote"), slices.Index(rows[0], "correct_speaker")
	row := slices.IndexFunc(rows, func(r []string) bool { return quote >= 0 && len(r) > quote && r[quote] == args[1] })
	if row < 0 || speaker < 0 {
		ts.Fatalf("no row with the quote %q", args[1])
	}
	cell, err := excelize.CoordinatesToCellName(speaker+1, row+1)
	ts.Check(err)
	ts.Check(book.SetCellValue(sheet, cell, args[2]))
	ts.Check(book.Save())
	ts.Check(book.Close())
}

// volatile is what changes whenever weights are learned again or a sentence for
// people is put better, and what stands for it.
var volatile = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`("(?:version|weights|sha256|date)": ?)"[^"]*"`), `${1}"#"`},
	{regexp.MustCompile(`("confidence": ?)[01](\.\d+)?`), "${1}#"},
	{regexp.MustCompile(`("why": ?)"(\\.|[^"\\])*"`), `${1}"…"`},
	{regexp.MustCompile(`(?m)([,\t])(?:0\.\d+|1)([,\t]\d+[,\t].*[,\t](?:tag|cue)-[a-z]+[,\t]).+([,\t]{2})$`), "${1}#${2}…${3}"},
	{regexp.MustCompile(`(?m) (?:\.\d\d|1\.0)([ ;,]|$)`), " #$1"},
	{regexp.MustCompile(`(?m)^(  why +).*(\n {14}.*)*`), "${1}…"},
}

// stable returns the program's output without what is volatile.
func stable(out string) string {
	for _, v := range volatile {
		out = v.pattern.ReplaceAllString(out, v.with)
	}
	return out
}

// stableOutput copies the program's output into a file with a hash sign for
// each confidence and dots for each reason: stable TO
func stableOutput(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: stable TO")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(stable(ts.ReadFile("stdout"))), 0o666))
}
