package speakers

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotes/internal/record"
)

// column returns what a document's own further column says, of a table or a JSON
// line; empty where it has none.
func (c *Count) column(e *entry, name string) string {
	raw, ok := e.doc.Meta.Extra[name]
	if !ok {
		return ""
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// see notes the further columns of a document, and a date that tells no month.
func (c *Count) see(doc *record.Document) {
	date := c.meta.of(doc.Doc)["date"]
	if date == "" {
		date = record.Value(doc.Meta.Date)
	}
	if date != "" && month(date) == "" {
		c.undated[doc.Doc] = date
	}
	for name := range doc.Meta.Extra {
		c.columns[name] = true
	}
}

// Own returns those of some fields that are none of [Fields], nor columns of a table
// or of the user's: they must be columns of what is read.
func (o *Options) Own(has func(field string) bool) []string {
	var own []string
	for _, name := range o.By {
		if !slices.Contains(Fields(), name) && !o.Meta.Has(name) && !has(name) {
			own = append(own, name)
		}
	}
	return own
}

// Missing says which of some fields no document had that was read; nil where all of
// them are there, or nothing was read.
func (c *Count) Missing(own []string) error {
	for _, name := range own {
		if c.columns[name] || len(c.docs) == 0 {
			continue
		}
		seen := "no document has further columns"
		if len(c.columns) > 0 {
			seen = "the columns of the input are " + strings.Join(slices.Sorted(maps.Keys(c.columns)), ", ")
		}
		return fmt.Errorf("unknown field %q; use %s, a column of --meta, a field of --people, or a column of the input: %s", name, strings.Join(Fields(), ", "), seen)
	}
	return nil
}

// ownColumns returns the further columns of a row of the program's own table: those
// of the input, which --keep has written into extra, and those that people added.
func ownColumns(row map[string]string) map[string]json.RawMessage {
	extra := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(row["extra"]), &extra); err != nil {
		extra = map[string]json.RawMessage{}
	}
	for name, cell := range row {
		if name == "" || slices.Contains(record.Columns(), name) || slices.Contains(record.RunColumns(), name) {
			continue
		}
		if text, err := json.Marshal(cell); err == nil {
			extra[name] = text
		}
	}
	return extra
}
