package format

import (
	"net/url"
	"strings"

	"quotes/internal/record"
)

// webAddress returns the address that a document's source gives, where it is
// one of the web, and else nothing: a page may hold any other scheme there.
func webAddress(doc *record.Document) string {
	address, err := url.Parse(value(doc.Meta.URL))
	if err != nil || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}

// docIRI returns what names a document in linked data: its address, else its
// path as a relative reference.
func docIRI(doc *record.Document) string {
	if address := webAddress(doc); address != "" {
		address, _, _ = strings.Cut(address, "#")
		return address
	}
	return pathIRI(strings.ReplaceAll(doc.Doc, `\`, "/"))
}

// pathIRI writes a path as a relative reference.
func pathIRI(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}
