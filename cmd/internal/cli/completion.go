package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// newCompletionCmd returns the command that prints a shell's completion script.
func newCompletionCmd(s *streams) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the completion script of a shell",
		Long: `completion prints the script that lets a shell complete commands, flags and
their values.`,
		Example: `  quotes completion bash > /etc/bash_completion.d/quotes
  quotes completion zsh > "${fpath[1]}/_quotes"
  quotes completion fish > ~/.config/fish/completions/quotes.fish`,
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one shell: %s", strings.Join(shells, ", "))
			}
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.out, true)
			case "zsh":
				return root.GenZshCompletion(s.out)
			case "fish":
				return root.GenFishCompletion(s.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(s.out)
			}
			return usagef("unknown shell %q; use one of %s", args[0], strings.Join(shells, ", "))
		},
	}
}
