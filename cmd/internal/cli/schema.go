package cli

import (
	"github.com/spf13/cobra"

	"quotes/internal/record"
)

// newSchemaCmd returns the command that prints the JSON Schema of a shape.
func newSchemaCmd(s *streams) *cobra.Command {
	names := record.SchemaNames()
	return &cobra.Command{
		Use:   "schema [document|quote|speaker|verdict|failure|csv]",
		Short: "Print the JSON Schema of the output",
		Long: `schema prints the JSON Schema of the output: document is an element of -f json
and a line of -f jsonl --per doc; quote is a line of -f jsonl; speaker is a row
of quotes speakers; verdict is a line of quotes verify -f jsonl; failure is a
document that could not be read, which keeps its line with --per doc; csv tells
the columns of csv, tsv and xlsx.`,
		Example:   "  quotes schema\n  quotes schema quote > quote.schema.json",
		Args:      atMost(1),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			name := names[0]
			if len(args) == 1 {
				name = args[0]
			}
			schema, err := record.Schema(name)
			if err != nil {
				return usagef("%v", err)
			}
			_, err = s.out.Write(schema)
			return err
		},
	}
}
