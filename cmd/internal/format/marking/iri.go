package marking

import (
	"net/url"
	"strings"

	"quotes/internal/record"
)

// WebAddress returns the address that a document's source gives, where it is
// one of the web, and else nothing: a page may hold any other scheme there.
func WebAddress(doc *record.Document) string {
	address, err := url.Parse(record.Value(doc.Meta.URL))
	if err != nil || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}

// DocIRI returns what names a document in linked data: its address, else its
// path as a relative reference.
func DocIRI(doc *record.Document) string {
	if address := WebAddress(doc); address != "" {
		address, _, _ = strings.Cut(address, "#")
		return address
	}
	return PathIRI(strings.ReplaceAll(doc.Doc, `\`, "/"))
}

// PathIRI writes a path as a relative reference.
func PathIRI(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}
