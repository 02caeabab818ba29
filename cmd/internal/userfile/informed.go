package userfile

import (
	"context"

	"quotes/internal/analysis"
	"quotes/internal/source"
)

// Informed is an attributor of a user who knows something of the people.
type Informed struct {
	analysis.Attributor
	People *File
}

// Of returns what the user of an attributor knows; nil for nothing.
func Of(who analysis.Attributor) *File {
	if knows, ok := who.(*Informed); ok {
		return knows.People
	}
	return nil
}

// Analyse reads an item, runs the pipeline on it, and puts right what the user
// knows better.
func Analyse(ctx context.Context, item source.Item, who analysis.Attributor) (*analysis.Analysis, error) {
	a, err := analysis.Of(ctx, item, who)
	if err != nil {
		return nil, err
	}
	if people := Of(who); people != nil {
		people.Apply(a.In.Name, a.Res)
	}
	return a, nil
}
