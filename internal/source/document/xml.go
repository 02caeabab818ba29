package document

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// maxXMLDeep is how many elements may stand inside each other.
const maxXMLDeep = 500

// An XMLReader reads the tokens of an XML file. Entities that the file
// declares itself are never expanded, so that none can fill memory.
type XMLReader struct {
	*xml.Decoder
	name  string
	Depth int
}

// NewXMLReader reads decoded XML; the name is that of the file in an archive, for
// messages.
func NewXMLReader(name string, data []byte) *XMLReader {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	// The bytes are decoded before they come here.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &XMLReader{Decoder: d, name: name}
}

// Next returns the next token; it is nil at the end of the file.
func (r *XMLReader) Next() (xml.Token, error) {
	t, err := r.Token()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, Damaged(r.name, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if r.Depth++; r.Depth > maxXMLDeep {
			return nil, Damaged(r.name, fmt.Errorf("more than %d elements inside each other", maxXMLDeep))
		}
	case xml.EndElement:
		r.Depth--
	}
	return t, nil
}

// Skip passes over the rest of the element that was entered last.
func (r *XMLReader) Skip() error {
	for depth := r.Depth; r.Depth >= depth; {
		if t, err := r.Next(); err != nil || t == nil {
			return err
		}
	}
	return nil
}

// Words returns the text of the element that was entered last, on one line.
func (r *XMLReader) Words() (string, error) {
	var b strings.Builder
	for depth := r.Depth; r.Depth >= depth; {
		t, err := r.Next()
		if err != nil || t == nil {
			return Fold(b.String()), err
		}
		if data, ok := t.(xml.CharData); ok {
			b.Write(data)
		}
	}
	return Fold(b.String()), nil
}

// XMLAttr returns the value of an attribute, whatever its name space.
func XMLAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Damaged is the error of a part of a document that is not whole.
func Damaged(name string, err error) *Error {
	return &Error{Code: Broken, Problem: "is damaged in " + name, Advice: SaveAgain, Err: err}
}

// SaveAgain is what helps where a file is not whole.
const SaveAgain = "open it in the program that made it, and save it again"

// DecodeXML decodes an XML file by its byte order mark, what is asked for,
// what the file declares, or the likeliest encoding.
func DecodeXML(data []byte, asked string) (string, string, error) {
	if asked == "" && !SaysUTF8(data) {
		head, _, _ := strings.Cut(string(data[:min(len(data), CharsetLen)]), "?>")
		if _, rest, ok := strings.Cut(head, "encoding="); ok && len(rest) > 2 {
			if name, _, ok := strings.Cut(rest[1:], rest[:1]); ok {
				asked, _ = EncodingName(name)
			}
		}
	}
	return Decode(data, asked)
}
