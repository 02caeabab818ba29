package cli

import (
	"errors"

	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/source"
)

// sayUnused says what of the user's file was not used by a run that came to its
// end; err is how it ended.
func (o *extractOptions) sayUnused(err error) {
	if reported := new(reportedError); err != nil && !errors.As(err, &reported) {
		return
	}
	if !o.quiet {
		o.streams.sayUnused(o.who, o.verbose)
	}
}

// sayUnused says what of the file of an attributor was not used; all leaves nothing
// out.
func (s *streams) sayUnused(who analysis.Attributor, all bool) {
	people := userfile.Of(who)
	if people == nil {
		return
	}
	for _, line := range people.Unused(all) {
		s.say("--people: %s", line)
	}
}

// sayMissing says which fields of --field no document had.
func (s *streams) sayMissing(opts *source.Options) {
	for _, field := range opts.Found.Missing(opts.Fields) {
		s.say("--field: %s: no document has that key; it was not used", field)
	}
}
