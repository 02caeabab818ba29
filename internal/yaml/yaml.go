// Package yaml reads YAML: the front matter of Markdown, and the files that
// users write. Its errors speak of the file, not of the program: of lines, texts,
// lists and maps.
package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"quotes/internal/lazy"
)

// Decode reads one YAML document into v, and refuses fields that v does not
// know. An empty document leaves v as it is.
func Decode(data []byte, v any) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil && !errors.Is(err, io.EOF) {
		var types *yaml.TypeError
		if !errors.As(err, &types) && strings.HasPrefix(err.Error(), "yaml: ") {
			return broken(data, err)
		}
		return told(err)
	}
	return nil
}

// Unmarshal reads one YAML document into v, and passes over fields that v does
// not know.
func Unmarshal(data []byte, v any) error { return yaml.Unmarshal(data, v) }

// Words are what stands under a key for which a user gives a word or a list of
// them: as they are written, so that yes, 007 and 2026-05-01 stay what they are.
// What is empty is left out.
type Words []string

// UnmarshalYAML reads the words of a node; anything else is an error.
func (w *Words) UnmarshalYAML(n *yaml.Node) error {
	*w = nil
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	for _, n := range nodes {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		switch {
		case n.Kind != yaml.ScalarNode:
			return fmt.Errorf("line %d: %s stands where a word or a list of words belongs", n.Line, kindName(n.ShortTag()))
		case n.ShortTag() != "!!null" && strings.TrimSpace(n.Value) != "":
			*w = append(*w, strings.TrimSpace(n.Value))
		}
	}
	return nil
}

// String writes the words in a row.
func (w Words) String() string { return strings.Join(w, ", ") }

// A Located is a text with the line of the file on which it stands, from 1.
type Located struct {
	Text string
	Line int
}

// UnmarshalYAML reads the text of a node; anything else than a text is an error.
func (l *Located) UnmarshalYAML(n *yaml.Node) error {
	l.Line = n.Line
	return n.Decode(&l.Text)
}

// The library's messages that name types of Go.
var (
	mismatch = lazy.MustCompile("^line (\\d+): cannot unmarshal (!!\\w+)(?: `(.*)`)? into (.*)$")
	unknown  = lazy.MustCompile(`^line (\d+): field (.*) not found in type `)
)

// told says an error of the library in the words of the file.
func told(err error) error {
	var types *yaml.TypeError
	if !errors.As(err, &types) {
		return errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	said := make([]string, len(types.Errors))
	for i, message := range types.Errors {
		said[i] = message
		if m := unknown.FindStringSubmatch(message); m != nil {
			said[i] = fmt.Sprintf("line %s: there is no key %q", m[1], m[2])
		} else if m := mismatch.FindStringSubmatch(message); m != nil {
			said[i] = fmt.Sprintf("line %s: %s stands where %s belongs", m[1], strings.TrimSpace(kindName(m[2])+" "+m[3]), typeName(m[4]))
		}
	}
	return errors.New(strings.Join(said, "; "))
}

// kindName says what a tag of YAML is.
func kindName(tag string) string {
	switch tag {
	case "!!seq":
		return "a list"
	case "!!map":
		return "a map"
	case "!!null":
		return "nothing"
	case "!!int", "!!float":
		return "the number"
	}
	return "the text"
}

// typeName says what a type of Go is for who writes YAML.
func typeName(t string) string {
	switch {
	case strings.HasPrefix(t, "[]"):
		return "a list"
	case t == "bool":
		return "true or false"
	case strings.HasPrefix(t, "int") || strings.HasPrefix(t, "uint"):
		return "a whole number"
	case strings.HasPrefix(t, "float"):
		return "a number"
	case t == "string":
		return "a text"
	}
	return "a map of keys and values"
}
