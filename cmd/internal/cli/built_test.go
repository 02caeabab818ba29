package cli

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// built builds the program into a folder of its own, and returns its path.
func built(t testing.TB) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "quotes")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", program, "quotes/cmd/quotes").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}
