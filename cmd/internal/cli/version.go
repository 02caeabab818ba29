package cli

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newVersionCmd returns the command that says which program this is.
func newVersionCmd(s *streams) *cobra.Command {
	var deps bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit and the version of Go",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := fmt.Fprintln(s.out, version()); err != nil || !deps {
				return err
			}
			return writeDeps(s.out)
		},
	}
	cmd.Flags().BoolVar(&deps, "deps", false, "print the modules too that the program is made of: path, version and checksum")
	return cmd
}

// writeDeps writes the modules that the program is made of, a line each.
func writeDeps(w io.Writer) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return usagef("the build tells no modules")
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", m.Path, m.Version, m.Sum); err != nil {
			return err
		}
	}
	return nil
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
