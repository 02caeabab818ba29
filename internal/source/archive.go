package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// The bounds of what an archive may unpack to. A text packs to a tenth or a
// twentieth; what packs to less than a two-hundredth was made to fill memory.
const (
	maxRatio   = 200
	ratioFloor = 1 << 20 // bytes that a file may unpack to whatever its ratio
	maxXMLDeep = 500     // elements inside each other
)

// An archive is a zip file that is a document: DOCX, EPUB.
type archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	limit int64
}

// openArchive reads the list of an archive's files.
func openArchive(in input) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(in.data), int64(len(in.data)))
	if err != nil {
		return nil, &Error{Code: Broken, Problem: "is a damaged archive", Advice: "open it in the program that made it, and save it again", Err: err}
	}
	a := &archive{files: map[string]*zip.File{}, left: in.opts.maxBytes(), limit: in.opts.maxBytes()}
	for _, f := range z.File {
		name := path.Clean(strings.ReplaceAll(f.Name, "\\", "/"))
		if _, ok := a.files[name]; !ok {
			a.files[name] = f
		}
	}
	return a, nil
}

// has says that the archive holds a file.
func (a *archive) has(name string) bool { return a.files[name] != nil }

// read unpacks a file of the archive.
func (a *archive) read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, &Error{Code: Broken, Problem: "has no " + name, Advice: "open it in the program that made it, and save it again"}
	}
	if f.Flags&1 != 0 {
		return nil, &Error{Code: Protected, Problem: "is locked with a password", Advice: "save it without one"}
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	defer r.Close()
	bound := max(ratioFloor, int64(f.CompressedSize64)*maxRatio)
	data, err := io.ReadAll(io.LimitReader(r, min(a.left, bound)+1))
	switch n := int64(len(data)); {
	case err != nil:
		return nil, damaged(name, err)
	case n > bound:
		return nil, &Error{Code: TooLarge, Problem: fmt.Sprintf("unpacks to more than %d times its size", maxRatio), Advice: "it was not made to be read"}
	case n > a.left:
		return nil, &Error{Code: TooLarge, Problem: "unpacks to more than " + formatSize(a.limit), Advice: "split it, or raise --max-bytes"}
	default:
		a.left -= n
	}
	return data, nil
}

func damaged(name string, err error) *Error {
	return &Error{Code: Broken, Problem: "is damaged in " + name, Advice: "open it in the program that made it, and save it again", Err: err}
}

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
