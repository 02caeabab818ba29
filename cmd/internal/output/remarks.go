package output

import (
	"fmt"
	"slices"
	"strings"

	"quotes/internal/source"
)

// Remarks are what is to be said of documents, each once with the first of those
// that it is about. The zero value is empty.
type Remarks struct{ list []remark }

type remark struct {
	what  string
	docs  []string
	count int
}

// mostNames is how many documents a message names.
const mostNames = 3

// Add notes what is to be said of a document; nothing where it is empty.
func (r *Remarks) Add(what, doc string) {
	if what == "" {
		return
	}
	i := slices.IndexFunc(r.list, func(t remark) bool { return t.what == what })
	if i < 0 {
		i = len(r.list)
		r.list = append(r.list, remark{what: what})
	}
	t := &r.list[i]
	if t.count++; len(t.docs) < mostNames {
		t.docs = append(t.docs, doc)
	}
}

// Lines returns the remarks as messages, in the order in which they came.
func (r *Remarks) Lines() []string {
	var out []string
	for _, t := range r.list {
		out = append(out, nameSome(t.docs, t.count)+": "+t.what)
	}
	return out
}

// ListNames lists up to three names.
func ListNames(names []string) string { return nameSome(names, len(names)) }

// nameSome lists up to three names of so many.
func nameSome(names []string, count int) string {
	var shown []string
	for _, name := range names[:min(len(names), mostNames)] {
		shown = append(shown, source.ShowName(name))
	}
	list := strings.Join(shown, ", ")
	if more := count - len(shown); more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return list
}
