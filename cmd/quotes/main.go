// Command quotes finds the quotes in articles, and who said them.
package main

import (
	"os"
	"os/signal"
	"syscall"

	"quotes/cmd/internal/cli"
	"quotes/cmd/internal/memory"
)

func main() {
	// A write to a closed pipe then fails with an error, which the command
	// line turns into a quiet end.
	signal.Ignore(syscall.SIGPIPE)
	memory.KeepRoom()
	c := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(c.Main(os.Args[1:]))
}
