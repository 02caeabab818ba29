package source

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// maxXMLDeep is how many elements may stand inside each other.
const maxXMLDeep = 500

// An xmlReader reads the tokens of an XML file. Entities that the file
// declares itself are never expanded, so that none can fill memory.
type xmlReader struct {
	*xml.Decoder
	name  string
	depth int
}

func newXMLReader(name string, data []byte) *xmlReader {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	// The bytes are decoded before they come here.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &xmlReader{Decoder: d, name: name}
}

// next returns the next token; it is nil at the end of the file.
func (r *xmlReader) next() (xml.Token, error) {
	t, err := r.Token()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, damaged(r.name, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > maxXMLDeep {
			return nil, damaged(r.name, fmt.Errorf("more than %d elements inside each other", maxXMLDeep))
		}
	case xml.EndElement:
		r.depth--
	}
	return t, nil
}

// skip passes over the rest of the element that was entered last.
func (r *xmlReader) skip() error {
	for depth := r.depth; r.depth >= depth; {
		if t, err := r.next(); err != nil || t == nil {
			return err
		}
	}
	return nil
}

// words returns the text of the element that was entered last, on one line.
func (r *xmlReader) words() (string, error) {
	var b strings.Builder
	for depth := r.depth; r.depth >= depth; {
		t, err := r.next()
		if err != nil || t == nil {
			return Fold(b.String()), err
		}
		if data, ok := t.(xml.CharData); ok {
			b.Write(data)
		}
	}
	return Fold(b.String()), nil
}

// xmlAttr returns the value of an attribute, whatever its name space.
func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func damaged(name string, err error) *Error {
	return &Error{Code: Broken, Problem: "is damaged in " + name, Advice: saveAgain, Err: err}
}

// saveAgain is what helps where a file is not whole.
const saveAgain = "open it in the program that made it, and save it again"
