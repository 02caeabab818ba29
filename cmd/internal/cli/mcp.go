package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/build"
	"quotes/cmd/internal/mcp"
	"quotes/internal/source"
)

// mcpFlags are the command's flags as they were typed.
type mcpFlags struct {
	attributionFlags
	folders []string
	max     int64
	timeout time.Duration
	jobs    int
}

// mcpOptions are what the command was asked to do.
type mcpOptions struct {
	streams *streams
	server  mcp.Options
}

func newMCPCmd(s *streams, run func(context.Context, *mcpOptions) error) *cobra.Command {
	f := &mcpFlags{}
	cmd := &cobra.Command{
		Use:   "mcp [--folder DIR]...",
		Short: "Serve assistants on standard input and output",
		Long: `mcp is a server of the Model Context Protocol on standard input and output, which
an assistant starts. Its tools are extract_quotes, who_said and verify_quotes. All
work is done here; texts that an assistant gives can be read, and of files those of
the folders that --folder names.`,
		Example: `  quotes mcp --folder drafts/ --folder sources/`,
		Args:    atMost(0),
		RunE:    parsed(s, func([]string) bool { return s.inTerminal() }, f.options, run),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.folders, "folder", nil, "a folder whose files may be read; may be given again (none)")
	flags.Int64Var(&f.max, "max-bytes", source.DefaultMaxBytes, "the largest document")
	flags.DurationVar(&f.timeout, "timeout", time.Minute, "give up a call after this time; 0 for never")
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "documents to work on side by side (as many as there are cores)")
	f.attributionFlags.add(cmd)
	return cmd
}

// options returns what the flags say, checked as a whole.
func (f *mcpFlags) options(s *streams, _ []string) (*mcpOptions, error) {
	if f.max <= 0 || f.timeout < 0 || f.jobs < 0 {
		return nil, usagef("--max-bytes, --timeout and --jobs must not be negative")
	}
	who, err := newAttributor(&f.attributionFlags, true)
	if err != nil {
		return nil, err
	}
	if f.jobs == 0 {
		f.jobs = defaultJobs()
	}
	return &mcpOptions{s, mcp.Options{Who: who, Version: build.Describe(), Folders: f.folders, Max: f.max, Timeout: f.timeout, Jobs: f.jobs}}, nil
}

// runMCP serves until standard input ends, or the program is told to.
func runMCP(ctx context.Context, opts *mcpOptions) error {
	server, err := mcp.New(opts.server)
	if err != nil {
		return usagef("--folder: %v", err)
	}
	return server.Serve(ctx, opts.streams.in, opts.streams.out)
}
