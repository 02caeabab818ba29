package source

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Fields says which key of a JSON line holds which of our fields: a map from
// our name to theirs. A field that is not in it is looked for by our name.
type Fields map[string]string

// FieldNames lists the fields that are read of a JSON line.
func FieldNames() []string {
	return []string{"id", "text", "title", "author", "date", "url", "outlet"}
}

// ParseFields reads assignments like text=body and id=url.
func ParseFields(assignments []string) (Fields, error) {
	fields := Fields{}
	for _, a := range assignments {
		ours, theirs, ok := strings.Cut(a, "=")
		if !ok || theirs == "" || !slices.Contains(FieldNames(), ours) {
			return nil, fmt.Errorf("%q is no field assignment; use NAME=KEY, where NAME is one of %s", a, strings.Join(FieldNames(), ", "))
		}
		fields[ours] = theirs
	}
	return fields, nil
}

// key returns the key that holds our field.
func (f Fields) key(ours string) string {
	if theirs, ok := f[ours]; ok {
		return theirs
	}
	return ours
}

// reads says that a key holds one of our fields.
func (f Fields) reads(key string) bool {
	return slices.ContainsFunc(FieldNames(), func(ours string) bool { return f.key(ours) == key })
}

// Found notes which fields the documents have that were read. It is safe for
// concurrent use; a nil one notes nothing.
type Found struct {
	mu     sync.Mutex
	fields map[string]bool
}

// note notes a field by our name.
func (f *Found) note(ours string) {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fields == nil {
		f.fields = map[string]bool{}
	}
	f.fields[ours] = true
}

// Missing returns the assignments, like title=headline, whose key no document
// had, in the order of our names.
func (f *Found) Missing(fields Fields) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	for _, ours := range FieldNames() {
		if theirs, ok := fields[ours]; ok && !f.fields[ours] {
			out = append(out, ours+"="+theirs)
		}
	}
	return out
}
