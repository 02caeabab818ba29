package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"

	"quotes/cmd/internal/cli"
)

// accountFile is the variable of the environment by which a test runs itself as
// the program; it names the file for the account.
const accountFile = "QUOTES_TEST_ACCOUNT"

// An account tells what a run of the program took from the heap.
type account struct {
	Bytes   uint64 // allocated in all
	Objects uint64 // allocated in all
	Peak    uint64 // the most bytes that a collection found in use; GOGC says how often there is one
}

// TestMain is the program itself where a test of this package asks for it.
func TestMain(m *testing.M) {
	file := os.Getenv(accountFile)
	if file == "" {
		os.Exit(m.Run())
	}
	var peak uint64
	watchHeap(&peak)
	c := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	code := c.Main(os.Args[1:])
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	data, err := json.Marshal(account{stats.TotalAlloc, stats.Mallocs, peak})
	if err == nil {
		err = os.WriteFile(file, data, 0o666)
	}
	if err != nil {
		panic(err)
	}
	os.Exit(code)
}

// watchHeap notes after each collection how much it found in use, if that is
// more than before.
func watchHeap(peak *uint64) {
	sentinel := new([64]byte) // garbage from the start: finalized after each collection
	runtime.SetFinalizer(sentinel, func(*[64]byte) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		*peak = max(*peak, sample[0].Value.Uint64())
		watchHeap(peak)
	})
}

// accountOf runs the program, which must give an answer, and returns its account.
func accountOf(t *testing.T, stdin string, args ...string) account {
	t.Helper()
	a, code, errs := accounted(t, stdin, args...)
	if code != cli.ExitOK && code != cli.ExitNo {
		t.Fatalf("quotes %s: exit code %d\n%s", strings.Join(args, " "), code, errs)
	}
	return a
}

// accounted runs the program and returns its account, its exit code and what it
// said.
func accounted(t *testing.T, stdin string, args ...string) (a account, code int, errs string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "account.json")
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), accountFile+"="+file)
	cmd.Stdin = strings.NewReader(stdin)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v\n%s", err, &said)
	}
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	return a, cmd.ProcessState.ExitCode(), said.String()
}
