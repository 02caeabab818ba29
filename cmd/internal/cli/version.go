package cli

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newVersionCmd returns the command that says which program this is.
func newVersionCmd(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit and the version of Go",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(s.out, version())
			return err
		},
	}
}

// version describes the program and what it was built by and for.
func version() string {
	return fmt.Sprintf("quotes %s %s %s/%s", build(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// build describes the program as far as its build tells: v1.2.0 (0a1b2c3d4e5f).
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	setting := map[string]string{}
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	commit := cmp.Or(setting["vcs.revision"], "unknown commit")
	if len(setting["vcs.revision"]) > 12 {
		commit = commit[:12]
	}
	if setting["vcs.modified"] == "true" {
		commit += ", changed"
	}
	return fmt.Sprintf("%s (%s)", cmp.Or(info.Main.Version, "(devel)"), commit)
}
