package record

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The schemas of the shapes, a file each. What they share stands in defs.json.
//
//go:embed schema
var schemas embed.FS

// SchemaNames lists the shapes that have a schema; the first is the default.
func SchemaNames() []string {
	return []string{"document", "quote", "speaker", "verdict", "failure", "csv"}
}

// Schema returns the JSON Schema (draft 2020-12) of a shape, indented. The
// error lists the names that there are.
func Schema(name string) ([]byte, error) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, fmt.Errorf("there is no schema %q; use one of %s", name, strings.Join(SchemaNames(), ", "))
	}
	head, err := schemas.ReadFile("schema/" + name + ".json")
	if err != nil {
		return nil, err
	}
	defs, err := schemas.ReadFile("schema/defs.json")
	if err != nil {
		return nil, err
	}
	head = bytes.TrimSuffix(bytes.TrimSpace(head), []byte("}"))
	var whole, out bytes.Buffer
	fmt.Fprintf(&whole, "%s, \"$defs\": %s}", head, defs)
	if err := json.Indent(&out, whole.Bytes(), "", "  "); err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// AnswerSchema returns the JSON Schema of an object with a list of a shape under a
// name, and other properties, whose schemas are given as JSON.
func AnswerSchema(list, shape string, others map[string]string) (json.RawMessage, error) {
	whole, err := Schema(shape)
	if err != nil {
		return nil, err
	}
	var head map[string]json.RawMessage
	if err := json.Unmarshal(whole, &head); err != nil {
		return nil, err
	}
	defs := head["$defs"]
	delete(head, "$defs")
	delete(head, "$schema")
	properties := map[string]any{list: map[string]any{"type": "array", "items": head}}
	required := []string{list}
	for name, schema := range others {
		properties[name] = json.RawMessage(schema)
		required = append(required, name)
	}
	slices.Sort(required)
	return json.Marshal(map[string]any{"type": "object", "required": required, "additionalProperties": false, "properties": properties, "$defs": defs})
}
