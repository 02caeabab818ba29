package userfile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mostNames is how many people are named who speak nowhere, where not all are asked
// for.
const mostNames = 3

// Unused says, a line each, what of the file the documents that were read did not
// need: corrections of them whose quote they do not hold, names that mean several
// of them, and people of the file who speak in none. all lists all of these people,
// and the corrections of documents that were not read.
func (f *File) Unused(all bool) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	told := map[string]bool{}
	for i, c := range f.corrections {
		if docs := f.docs.read[c.doc]; len(docs) > 1 && !told[c.doc] {
			told[c.doc] = true
			out = append(out, fmt.Sprintf("%s: %s means %s; give more of its path", f.place(i), c.doc, strings.Join(slices.Sorted(maps.Keys(docs)), " and ")))
		}
		switch {
		case f.used[i]:
		case c.doc == "":
			out = append(out, fmt.Sprintf("%s: no quote %q any more; its correction was not used", f.place(i), c.Quote))
		case len(f.docs.read[c.doc]) > 0:
			out = append(out, fmt.Sprintf("%s: no quote %q any more in %s; its correction was not used", f.place(i), c.Quote, c.doc))
		case all:
			out = append(out, fmt.Sprintf("%s: %s was not read; its correction was not used", f.place(i), c.doc))
		}
	}
	out = append(out, f.unkept()...)
	out = append(out, f.unread(all)...)
	return append(out, f.silent(all)...)
}

// unkept says which cells of the column checked have lost their quote.
func (f *File) unkept() []string {
	var out []string
	for i, c := range f.checks {
		if f.marks && !f.kept[i] && len(f.docs.read[c.doc]) > 0 {
			out = append(out, fmt.Sprintf("%s: a quote of %s is there no more; what stood in checked beside it was not kept: %s", f.path, c.doc, c.text))
		}
	}
	return out
}

// unread says, in a line, which documents of the file were not read, and what was left
// unused with them; told says that each correction was told already.
func (f *File) unread(told bool) []string {
	corrections, checks, docs := 0, 0, map[string]bool{}
	for i, c := range f.corrections {
		if !told && c.doc != "" && !f.used[i] && len(f.docs.read[c.doc]) == 0 {
			corrections++
			docs[c.doc] = true
		}
	}
	for _, c := range f.checks {
		if f.marks && len(f.docs.read[c.doc]) == 0 {
			checks++
			docs[c.doc] = true
		}
	}
	if len(docs) == 0 {
		return nil
	}
	names := slices.Sorted(maps.Keys(docs))
	shown := names
	if !told {
		shown = names[:min(len(names), mostNames)]
	}
	list := strings.Join(shown, ", ")
	if more := len(names) - len(shown); more > 0 {
		list += fmt.Sprintf(" and %d more (-v names them)", more)
	}
	return []string{fmt.Sprintf("%s: not read: %s; corrections that were not used: %d, cells of checked: %d", f.path, list, corrections, checks)}
}

// place returns where in the file correction i stands.
func (f *File) place(i int) string {
	sort := "row"
	if IsYAML(f.path) {
		sort = "line"
	}
	return fmt.Sprintf("%s, %s %d", f.path, sort, f.corrections[i].line)
}

// silent says which people of the file speak nowhere, and whom they may be meant to be.
func (f *File) silent(all bool) []string {
	var names, speak []string
	for i := range f.Known.People {
		if name := f.Known.People[i].Name; !f.borne[name] {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(f.borne)) {
		if f.person(name, true) == nil {
			speak = append(speak, name)
		}
	}
	more := 0
	if !all && len(names) > mostNames {
		names, more = names[:mostNames], len(names)-mostNames
	}
	for i, name := range names {
		if near := cmp.Or(f.forms[strings.ToLower(name)], Near(name, speak)); near != "" {
			names[i] = fmt.Sprintf("%s (did you mean %s? give %q as an alias of %s)", name, near, near, name)
		}
	}
	list := strings.Join(names, ", ")
	if more > 0 {
		list += fmt.Sprintf(" and %d more (-v names them)", more)
	}
	return []string{fmt.Sprintf("%s: nobody who speaks is %s", f.path, list)}
}
