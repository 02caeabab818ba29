package export

import (
	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// code is the line that begins a field of an article that Factiva writes as
// text: two or three capitals, then white space and a value, or nothing.
var code = lazy.MustCompile(`^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|ART|CLM|AN)(?:\s{1,}(\S.*))?$`)

// coded says that an export has the codes of Factiva.
var coded = lazy.MustCompile(`(?m)^HD\s[\s\S]*?^(?:LP|TD)\s*$|^(?:LP|TD)\s+\S[\s\S]*?^AN\s+Document `)

// codedArticles reads the articles of an export with codes, one after the
// other; each ends with its number (AN), or where a headline follows a text.
func codedArticles(raw string) []article {
	var all []article
	a, in := article{}, ""
	begins := false // the field does, with the next line
	done := func() {
		if len(a.body) > 0 {
			all = append(all, a)
		}
		a, in = article{}, ""
	}
	for _, l := range lines(raw) {
		at := code.FindStringSubmatchIndex(l.text)
		if at == nil {
			l.apart = l.apart || begins
			a.take(in, l)
			begins = false
			continue
		}
		name := l.text[at[2]:at[3]]
		if (name == "HD" || name == "SE") && len(a.body) > 0 {
			done()
		}
		in, begins = name, at[4] < 0
		if at[4] >= 0 {
			l.from, l.text, l.apart = l.from+at[4], l.text[at[4]:], true
			a.take(in, l)
		}
		if name == "AN" {
			done()
		}
	}
	done()
	return all
}

// take takes a line of the field with the code.
func (a *article) take(in string, l line) {
	more := func(field *string) { *field = document.Fold(*field + " " + l.text) }
	switch in {
	case "HD":
		more(&a.meta.Title)
	case "BY":
		more(&a.meta.Author)
		a.meta.Author = page.CleanAuthor(a.meta.Author)
	case "PD":
		if date, _, _ := document.FindDate(l.text); a.meta.Date == "" {
			a.meta.Date = date
		}
	case "SN":
		more(&a.meta.Outlet)
	case "LP", "TD":
		a.body = append(a.body, l)
	}
}
