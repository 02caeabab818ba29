package speakers

import (
	"errors"
	"io"
	"maps"
	"slices"

	"quotes/cmd/internal/docname"
	"quotes/cmd/internal/sheet"
)

// A Table gives documents further fields: document → field → value.
type Table map[string]map[string]string

// ReadTable reads a table, as text or as a workbook, with a column doc.
func ReadTable(r io.Reader) (Table, error) {
	in, err := sheet.NewTable(r)
	if err != nil {
		return nil, err
	}
	key := in.Column("doc")
	if key < 0 {
		return nil, errors.New("has no column doc; it needs one, with the names of documents as the output has them (articles.csv:2, a.txt); columns of a CSV of articles are fields of --by without --meta")
	}
	table := Table{}
	for {
		row, err := in.Next()
		if errors.Is(err, io.EOF) {
			return table, nil
		}
		if err != nil {
			return nil, err
		}
		fields := map[string]string{}
		for i, name := range in.Head {
			fields[name] = sheet.Cell(row, i)
		}
		if doc := sheet.Cell(row, key); doc != "" {
			table[doc] = fields
		}
	}
}

// Has says that some document has a field.
func (t Table) Has(name string) bool {
	for _, values := range t {
		if _, ok := values[name]; ok {
			return true
		}
	}
	return false
}

// lookup finds the fields of documents in a Table, by their names, or by the ends of
// their paths.
type lookup struct {
	table  Table
	byBase map[string][]string        // last part of a path → names in the table
	met    map[string]string          // document → its name in the table; empty for none
	means  map[string]map[string]bool // name in the table → documents
	miss   string                     // the first document that the table does not know
}

func newLookup(table Table) *lookup {
	l := &lookup{table: table, byBase: map[string][]string{}, met: map[string]string{}, means: map[string]map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		base := docname.Base(name)
		l.byBase[base] = append(l.byBase[base], name)
	}
	return l
}

// of returns the fields of a document; nil where the table does not know it.
func (l *lookup) of(doc string) map[string]string {
	name := l.name(doc)
	if name == "" {
		return nil
	}
	return l.table[name]
}

// name returns the name of a document in the table, and notes that it was asked for.
func (l *lookup) name(doc string) string {
	if name, ok := l.met[doc]; ok {
		return name
	}
	name := doc
	if _, ok := l.table[doc]; !ok {
		name = ""
		if meant := docname.Meant(doc, l.byBase[docname.Base(doc)]); len(meant) == 1 {
			name = meant[0]
		}
	}
	l.met[doc] = name
	switch {
	case name == "":
		if l.miss == "" {
			l.miss = doc
		}
	case l.means[name] == nil:
		l.means[name] = map[string]bool{doc: true}
	default:
		l.means[name][doc] = true
	}
	return name
}

// Met tells what [Options.Meta] and the documents have to do with each other.
type Met struct {
	Known     int                 // documents that it knows
	Unknown   string              // the first that it does not know; empty for none
	Unused    []string            // its names of no document that was counted
	Ambiguous map[string][]string // its names of several
}

// Met returns what the table has told of the documents that were counted.
func (c *Count) Met() Met {
	m := Met{Unknown: c.meta.miss, Ambiguous: map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(c.meta.table)) {
		docs := c.meta.means[name]
		m.Known += len(docs)
		switch {
		case len(docs) == 0:
			m.Unused = append(m.Unused, name)
		case len(docs) > 1:
			m.Ambiguous[name] = slices.Sorted(maps.Keys(docs))
		}
	}
	return m
}
