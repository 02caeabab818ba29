package cli

import (
	"os"
	"syscall"
)

// peakMemory returns the most memory that a process held, in MB.
func peakMemory(p *os.ProcessState) float64 {
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(usage.Maxrss) / 1024
	}
	return 0
}
