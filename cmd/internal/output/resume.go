package output

import (
	"iter"

	"quotes/internal/source"
)

// GoOn returns what is left to do of the items of a run, and where it goes on: a
// sink that goes on is handed what is done, one after another. Where that is not
// what was done, nothing is yielded and fail is called with the reason.
func GoOn(sink Sink, items iter.Seq[source.Item], fail func(error)) (iter.Seq[source.Item], Mark) {
	g, ok := sink.(Resumer)
	if !ok || g.Begun().Documents == 0 {
		return items, Mark{}
	}
	begun := g.Begun()
	return func(yield func(source.Item) bool) {
		i := 0
		for item := range items {
			if i++; i > begun.Documents {
				if !yield(item) {
					return
				}
				continue
			}
			if err := g.Pass(item); err != nil {
				fail(err)
				return
			}
		}
		if i > begun.Documents {
			return // all was met, and what is done since is noted by whoever does it
		}
		if err := g.Passed(); err != nil {
			fail(err)
		}
	}, begun
}

// Done notes that a document is done, where the sink can go on behind it, and
// whether it or one before it failed.
func Done(sink Sink, item source.Item, failed bool) error {
	if g, ok := sink.(Resumer); ok {
		return g.Done(item, failed)
	}
	return nil
}

// Notices returns what is to be said of a sink when all is written.
func Notices(sink Sink) []string {
	if s, ok := sink.(*folderSink); ok {
		return s.names.notices(s.path, s.extension())
	}
	return nil
}
