//go:build !linux

package cli

import (
	"os"
	"testing"
)

// peakMemory is not known here.
func peakMemory(*os.ProcessState) float64 { return 0 }

// processorTime is not known here.
func processorTime(t *testing.T) float64 {
	t.Skip("processor time is read on Linux only")
	return 0
}
