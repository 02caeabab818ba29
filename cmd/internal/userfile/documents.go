package userfile

import "quotes/cmd/internal/docname"

// documents tells which documents the file speaks of are one that was read. Its
// names are those of the run that wrote them, which may have stood in another
// folder. It is not safe for concurrent use.
type documents struct {
	byBase map[string][]string        // base name → names in the file
	meant  map[string]map[string]bool // document that was read → names in the file that mean it
	read   map[string]map[string]bool // name in the file → documents that it means

	quotes     map[string]fingerprint // name in the file → what the file has of its quotes
	recognized map[string]bool        // documents that were asked for by their quotes
}

// newDocuments returns the documents of some corrections and checks.
func newDocuments(f *File) *documents {
	d := &documents{byBase: map[string][]string{}, meant: map[string]map[string]bool{}, read: map[string]map[string]bool{}, quotes: f.quotes, recognized: map[string]bool{}}
	add := func(name string) {
		if name != "" && d.read[name] == nil {
			d.read[name] = map[string]bool{}
			base := docname.Base(name)
			d.byBase[base] = append(d.byBase[base], name)
		}
	}
	for i := range f.corrections {
		add(f.corrections[i].doc)
	}
	for i := range f.checks {
		add(f.checks[i].doc)
	}
	return d
}

// of returns the names in the file that mean a document, and notes that it was
// read: its very name, else names of the same file, else those whose path ends as
// its does, the longest; of several that differ none does.
func (d *documents) of(doc string) map[string]bool {
	if names, ok := d.meant[doc]; ok {
		return names
	}
	names := map[string]bool{}
	d.meant[doc] = names
	for _, name := range docname.Meant(doc, d.byBase[docname.Base(doc)]) {
		names[name] = true
	}
	for name := range names {
		d.read[name][doc] = true
	}
	return names
}
