//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A stuck run is a command that waits for a pipe which has a writer, who does
// not go on.
type stuck struct {
	*exec.Cmd
	dir  string // where it works
	temp string // its temporary directory
}

// stick starts a command and returns when it reads: "pipe" among its arguments
// is a named pipe, "-" is standard input.
func stick(t *testing.T, args ...string) *stuck {
	t.Helper()
	s := &stuck{Cmd: exec.Command("quotes", args...), dir: t.TempDir(), temp: t.TempDir()}
	s.Dir, s.Env = s.dir, append(os.Environ(), "TMPDIR="+s.temp)
	pipe := filepath.Join(s.dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(filepath.Join(s.dir, "a.txt"), []byte("“It is open,” Jo Ek said.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = read
	err = s.Start()
	read.Close()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { write.Close() })
	if strings.Contains(" "+strings.Join(args, " ")+" ", " pipe ") {
		// Opening waits for a reader.
		w, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { w.Close() })
		return s
	}
	// More than a pipe holds: somebody has begun to read it.
	if _, err := write.Write(bytes.Repeat([]byte(" "), 1<<17)); err != nil {
		t.Fatal(err)
	}
	return s
}

// checkTidy holds that nothing was left in the temporary directory.
func (s *stuck) checkTidy(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(s.temp)
	if err != nil || len(left) > 0 {
		t.Errorf("%q: the temporary directory holds %v (%v)", s.Args, left, err)
	}
}

// TestSignals holds that each command ends when it is told to, with the code of
// the signal, whatever it waits for, and leaves nothing in the temporary
// directory.
func TestSignals(t *testing.T) {
	codes := map[os.Signal]int{os.Interrupt: ExitInterrupted, syscall.SIGTERM: ExitTerminated}
	runs := map[os.Signal][]*stuck{}
	for signal := range codes {
		for _, args := range [][]string{
			{"extract", "pipe"}, {"extract", "-"}, {"extract", "a.txt", "pipe", "-o", "out.csv"}, {"extract", "a.txt", "--people", "pipe"},
			{"speakers", "pipe"}, {"speakers", "-"}, {"explain", "pipe"}, {"explain", "-"},
			{"verify", "pipe", "--against", "a.txt"}, {"verify", "a.txt", "--against", "pipe"},
			{"script", "pipe", "-o", "out/"}, {"review", "pipe"}, {"eval", "pipe"}, {"mcp"},
		} {
			runs[signal] = append(runs[signal], stick(t, args...))
		}
	}
	for signal := range codes {
		for _, s := range runs[signal] {
			if err := s.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
		}
	}
	for signal, code := range codes {
		for _, s := range runs[signal] {
			if err := s.Wait(); s.ProcessState.ExitCode() != code {
				t.Errorf("%q: %v: %v, not exit code %d", s.Args, signal, err, code)
			}
			s.checkTidy(t)
		}
	}
}

// TestSecondSignal holds that a second signal ends the process by itself.
func TestSecondSignal(t *testing.T) {
	s := stick(t, "explain", "pipe")
	ended := make(chan error)
	go func() { ended <- s.Wait() }()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case <-again.C:
			_ = s.Process.Signal(syscall.SIGTERM)
			continue
		case <-ended:
		}
		break
	}
	if status := s.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("%v, not by the signal", s.ProcessState)
	}
	s.checkTidy(t)
}

// TestReviewEnds holds that the keyboard ends a review well, and that one which
// is told to end says so.
func TestReviewEnds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("“It is open,” Jo Ek said.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for signal, code := range map[os.Signal]int{os.Interrupt: ExitOK, syscall.SIGTERM: ExitTerminated} {
		cmd := exec.Command("quotes", "review", file, "--people", file+".yaml")
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(stderr).ReadString('\n'); err != nil || !strings.Contains(line, "http://") {
			t.Fatalf("%q (%v)", line, err)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); cmd.ProcessState.ExitCode() != code {
			t.Errorf("%v: %v, not exit code %d", signal, err, code)
		}
	}
}
