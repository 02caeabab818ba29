package cli

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newRootCmd returns the program's command with all the others in it.
func newRootCmd(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "quotes",
		Short: "Find the quotes in articles, and who said them",
		Long: `quotes finds what is quoted in articles and says who said it, how sure that is,
and why. Where the text does not say, it names nobody.`,
		Example: `  quotes extract article.txt
  cat article.txt | quotes extract
  quotes extract -f json article.txt | jq '.[].quotes[] | [.speaker.name, .text]'
  quotes explain article.txt:12`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return wrongWord(cmd, args)
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.CompletionOptions.DisableDefaultCmd = true
	addFlags()
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".LocalFlags.FlagUsages", "flags .LocalFlags"))
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		newExtractCmd(s, runExtract), newSpeakersCmd(s, runSpeakers), newExplainCmd(s, runExplain), newVerifyCmd(s, runVerify), newReviewCmd(s, runReview), newScriptCmd(s, runScript), newEvalCmd(s, runEval), newMCPCmd(s, runMCP),
		newSchemaCmd(s), newCompletionCmd(s), newVersionCmd(s),
	)
	return root
}

// helpWidth is the columns of help.
const helpWidth = 100

// addFlags makes a template's function that shows flags within the width of help.
// Cobra keeps its functions in one map for all programs of a process.
var addFlags = sync.OnceFunc(func() {
	cobra.AddTemplateFunc("flags", func(set *pflag.FlagSet) string { return set.FlagUsagesWrapped(helpWidth) })
})

// flagError says where help is. Before a command there are no flags.
func flagError(cmd *cobra.Command, err error) error {
	advice := "see " + cmd.CommandPath() + " --help"
	if !cmd.HasParent() {
		advice = "flags follow a command, as in: quotes extract -f json article.txt"
	}
	return &usageError{problem: err.Error(), advice: advice}
}

// wrongWord answers a first word that is no command.
func wrongWord(cmd *cobra.Command, args []string) error {
	word := args[0]
	problem := fmt.Sprintf("%q is no command", word)
	if isInput(word) {
		return &usageError{problem: problem, advice: fmt.Sprintf("did you mean: quotes extract %s", strings.Join(args, " "))}
	}
	if near := cmd.SuggestionsFor(word); len(near) > 0 {
		return &usageError{problem: problem, advice: "did you mean: quotes " + strings.Join(append(near[:1:1], args[1:]...), " ")}
	}
	return &usageError{problem: problem, advice: "see quotes --help"}
}

// isInput says that a word looks like something to read.
func isInput(word string) bool {
	if _, err := os.Stat(word); err == nil {
		return true
	}
	return word == "-" || strings.ContainsAny(word, `./\:`)
}

// parsed makes the RunE of a command that only turns its arguments into
// options and works on them. Where help is not nil and says so, the command
// shows its help instead.
func parsed[T any](s *streams, help func(args []string) bool, options func(*streams, []string) (T, error), run func(context.Context, T) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if help != nil && help(args) {
			return cmd.Help()
		}
		opts, err := options(s, args)
		if err != nil {
			return err
		}
		return run(cmd.Context(), opts)
	}
}

// atMost refuses more words than a command takes.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return &usageError{problem: fmt.Sprintf("%q is one word too many", args[n]), advice: "the use is: quotes " + cmd.Use}
	}
}
