package tei

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"quotes/cmd/internal/format/marking"
	"quotes/internal/lazy"
)

// An xmlFile is a well-formed file of TEI and where its tags stand.
type xmlFile struct {
	raw      string
	tags     []xmlTag
	literals []marking.Stretch // CDATA sections, in which no element can stand
	root     marking.Stretch
	space    string // the prefix of the root's name, with its colon
	entities bool   // it refers to entities that its DOCTYPE declares
	doctype  bool
}

// An xmlTag is a tag of a file. That of an empty element stands for two: the
// second, which closes it, has no width. So does a comment or an instruction,
// which has no name.
type xmlTag struct {
	marking.Stretch
	name   string // without its prefix
	id     string
	opens  bool // else it closes
	pair   int  // index of the tag that closes or opens the element
	parent int  // index of the tag that opens the element round it; -1 for the root
	gone   bool // what is written leaves it out
}

var errNotWellFormed = errors.New("not well-formed")

// readXML reads the tags of a file.
func readXML(raw string) (*xmlFile, error) {
	s := &xmlScanner{xmlFile: xmlFile{raw: raw}, Decoder: xml.NewDecoder(strings.NewReader(raw))}
	s.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		at := int(s.InputOffset())
		token, err := s.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = s.token(token, marking.Stretch{Start: at, End: int(s.InputOffset())})
		}
		if err != nil {
			return nil, err
		}
	}
	if len(s.open) > 0 || len(s.tags) == 0 {
		return nil, errNotWellFormed
	}
	s.root = s.whole(&s.tags[0])
	return &s.xmlFile, nil
}

// An xmlScanner is one reading of a file.
type xmlScanner struct {
	xmlFile
	*xml.Decoder
	open []openTag
}

// An openTag is an element that is not closed yet.
type openTag struct {
	name xml.Name
	tag  int
}

func (s *xmlScanner) token(token xml.Token, place marking.Stretch) error {
	switch token := token.(type) {
	case xml.StartElement:
		return s.start(token, place)
	case xml.EndElement:
		return s.end(token, place)
	case xml.CharData:
		return s.characters(place)
	case xml.Directive:
		s.declare(string(token))
	case xml.Comment, xml.ProcInst:
		if len(s.open) > 0 {
			n := len(s.tags)
			s.tags = append(s.tags, xmlTag{Stretch: place, opens: true, pair: n + 1, parent: s.parent()},
				xmlTag{Stretch: marking.Stretch{Start: place.End, End: place.End}, pair: n, parent: s.parent()})
		}
	}
	return nil
}

// parent returns the index of the innermost element that is open.
func (s *xmlScanner) parent() int {
	if len(s.open) == 0 {
		return -1
	}
	return s.open[len(s.open)-1].tag
}

func (s *xmlScanner) start(e xml.StartElement, place marking.Stretch) error {
	if len(s.open) == 0 && len(s.tags) > 0 {
		return errNotWellFormed
	}
	if len(s.tags) == 0 && e.Name.Space != "" {
		s.space = e.Name.Space + ":"
	}
	tag := xmlTag{Stretch: place, name: e.Name.Local, opens: true, parent: s.parent()}
	for i, a := range e.Attr {
		if slices.ContainsFunc(e.Attr[:i], func(b xml.Attr) bool { return a.Name == b.Name }) {
			return errNotWellFormed
		}
		if a.Name.Space == "xml" && a.Name.Local == "id" {
			tag.id = a.Value
		}
	}
	s.refer(s.raw[place.Start:place.End])
	s.open = append(s.open, openTag{e.Name, len(s.tags)})
	s.tags = append(s.tags, tag)
	return nil
}

func (s *xmlScanner) end(e xml.EndElement, place marking.Stretch) error {
	last := len(s.open) - 1
	if last < 0 || s.open[last].name != e.Name {
		return errNotWellFormed
	}
	first := &s.tags[s.open[last].tag]
	first.pair = len(s.tags)
	s.tags = append(s.tags, xmlTag{Stretch: place, name: first.name, id: first.id, pair: s.open[last].tag, parent: first.parent})
	s.open = s.open[:last]
	return nil
}

func (s *xmlScanner) characters(place marking.Stretch) error {
	raw := s.raw[place.Start:place.End]
	if len(s.open) == 0 && strings.Trim(raw, " \t\r\n") != "" {
		return errNotWellFormed
	}
	if strings.HasPrefix(raw, "<![CDATA[") {
		s.literals = append(s.literals, place)
	} else {
		s.refer(raw)
	}
	return nil
}

// refer notes whether a text or a tag refers to entities that were declared.
func (s *xmlScanner) refer(raw string) {
	s.entities = s.entities || s.doctype && declaredReference.MatchString(xmlReferences.Replace(raw))
}

// xmlReferences takes out the references to the entities that XML itself has.
var xmlReferences = strings.NewReplacer("&amp;", "", "&lt;", "", "&gt;", "", "&quot;", "", "&apos;", "")

// declaredReference is a reference to any other entity.
var declaredReference = lazy.MustCompile(`&[^#]`)

// declaredEntity is the name in a declaration of an entity.
var declaredEntity = lazy.MustCompile(`<!ENTITY\s+([^\s%]+)`)

// declare notes the entities of a DOCTYPE, so that references to them are no
// mistakes. A DOCTYPE elsewhere may declare those of HTML, as that of TEI did.
func (s *xmlScanner) declare(directive string) {
	if !strings.HasPrefix(directive, "DOCTYPE") {
		return
	}
	s.doctype = true
	s.Entity = map[string]string{}
	for name, value := range xml.HTMLEntity {
		s.Entity[name] = value
	}
	for _, m := range declaredEntity.FindAllStringSubmatch(directive, -1) {
		s.Entity[m[1]] = "?"
	}
}

// first returns the tag that opens the first element with a name, or nil.
func (f *xmlFile) first(name string) *xmlTag {
	for i := range f.tags {
		if f.tags[i].name == name && f.tags[i].opens {
			return &f.tags[i]
		}
	}
	return nil
}

// whole returns where the element that a tag opens stands.
func (f *xmlFile) whole(t *xmlTag) marking.Stretch {
	return marking.Stretch{Start: t.Start, End: f.tags[t.pair].End}
}

// inHeader says that the element is a part of a header.
func (f *xmlFile) inHeader(t *xmlTag) bool {
	return t.parent >= 0 && f.tags[t.parent].name == "teiHeader"
}
