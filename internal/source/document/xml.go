package document

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Bounds of an XML file: how many elements may stand inside each other, and how
// many bytes a tag may have. The decoder keeps what is open, and all attributes of
// a tag at once.
const (
	maxXMLDeep = 500
	maxXMLTag  = 1 << 20
)

// XMLProlog matches what stands before the name of the first element of an XML
// file: declarations, comments and the sign that opens it.
const XMLProlog = `^(?s:\s*<(\?.*?\?|!--.*?--|![^>]*)>)*\s*<`

// An XMLReader reads the tokens of an XML file. Entities that the file
// declares itself are never expanded, so that none can fill memory.
type XMLReader struct {
	*xml.Decoder
	in    *tagged
	name  string
	Depth int
}

// tagged hands a file to the decoder byte by byte, up to a bound.
type tagged struct {
	data      []byte
	at, bound int
}

// errLongTag is the fault of a tag of more than maxXMLTag bytes.
var errLongTag = fmt.Errorf("a tag of more than %s", FormatSize(maxXMLTag))

// ReadByte reads a byte, or says that the tag is too long.
func (t *tagged) ReadByte() (byte, error) {
	switch {
	case t.at >= len(t.data):
		return 0, io.EOF
	case t.at >= t.bound:
		return 0, errLongTag
	}
	t.at++
	return t.data[t.at-1], nil
}

// Read reads as io.Reader has it; the decoder asks for bytes.
func (t *tagged) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b, err := t.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = b
	return 1, nil
}

// next sets the bound for the token that begins at a byte of the file.
func (t *tagged) next(at int64) {
	t.bound = len(t.data)
	if rest := t.data[min(at, int64(len(t.data))):]; len(rest) > 1 && rest[0] == '<' && rest[1] != '!' {
		t.bound = min(t.bound, int(at)+maxXMLTag)
	}
}

// NewXMLReader reads decoded XML; the name is that of the file in an archive, for
// messages.
func NewXMLReader(name string, data []byte) *XMLReader {
	in := &tagged{data: data}
	d := xml.NewDecoder(in)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	// The bytes are decoded before they come here.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &XMLReader{Decoder: d, in: in, name: name}
}

// Next returns the next token; it is nil at the end of the file.
func (r *XMLReader) Next() (xml.Token, error) {
	r.in.next(r.InputOffset())
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

// Each hands the tokens that are left to a function, with the byte of the file at
// which each begins. It ends where that fails.
func (r *XMLReader) Each(take func(t xml.Token, at int) error) error { return r.within(0, take) }

// Inside does so with the tokens of the element that was entered last, its end the
// last of them; of a file that ends before, with those that it has.
func (r *XMLReader) Inside(take func(t xml.Token, at int) error) error {
	return r.within(r.Depth, take)
}

// within hands on the tokens as long as so many elements are open.
func (r *XMLReader) within(depth int, take func(t xml.Token, at int) error) error {
	for r.Depth >= depth {
		at := int(r.InputOffset())
		t, err := r.Next()
		if err != nil || t == nil {
			return err
		}
		if err := take(t, at); err != nil {
			return err
		}
	}
	return nil
}

// Skip passes over the rest of the element that was entered last.
func (r *XMLReader) Skip() error {
	return r.Inside(func(xml.Token, int) error { return nil })
}

// Words returns the text of the element that was entered last, on one line.
func (r *XMLReader) Words() (string, error) {
	var b strings.Builder
	err := r.Inside(func(t xml.Token, _ int) error {
		if data, ok := t.(xml.CharData); ok {
			b.Write(data)
		}
		return nil
	})
	return Fold(b.String()), err
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
