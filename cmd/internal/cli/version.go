package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/build"
)

// newVersionCmd returns the command that says which program this is.
func newVersionCmd(s *streams) *cobra.Command {
	var deps bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit and the version of Go",
		Args:  atMost(0),
		RunE: func(*cobra.Command, []string) error {
			if _, err := fmt.Fprintln(s.out, build.Describe()); err != nil || !deps {
				return err
			}
			return build.WriteModules(s.out)
		},
	}
	cmd.Flags().BoolVar(&deps, "deps", false, "print the modules too that the program is made of: path, version and checksum")
	return cmd
}
