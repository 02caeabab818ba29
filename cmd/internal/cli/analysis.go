package cli

import (
	"context"

	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/source"
)

// analyse reads an item, runs the pipeline on it, and puts right what the user
// knows better.
func analyse(ctx context.Context, item source.Item, who analysis.Attributor) (*analysis.Analysis, error) {
	a, err := analysis.Of(ctx, item, who)
	if err != nil {
		return nil, err
	}
	if knows, ok := who.(*informed); ok {
		knows.people.Apply(a.In.Name, a.Res)
	}
	return a, nil
}

// informed is an attributor of a user who knows something of the people.
type informed struct {
	analysis.Attributor
	people *userfile.File
}

// peopleOf returns what the user knows; nil for nothing.
func peopleOf(who analysis.Attributor) *userfile.File {
	if knows, ok := who.(*informed); ok {
		return knows.people
	}
	return nil
}
