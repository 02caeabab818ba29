// Package yaml reads YAML: the front matter of Markdown, and the files that
// users write.
package yaml

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"
)

// Decode reads one YAML document into v, and refuses fields that v does not
// know. An empty document leaves v as it is.
func Decode(data []byte, v any) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// Unmarshal reads one YAML document into v, and passes over fields that v does
// not know.
func Unmarshal(data []byte, v any) error { return yaml.Unmarshal(data, v) }
