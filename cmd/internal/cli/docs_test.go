package cli

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
	"quotes/internal/source"
)

// A described table is what docs/fields.md says under one of its marks: text by name.
type described map[string]string

// describedTables reads the tables of docs/fields.md by the comment before each.
func describedTables(t *testing.T) map[string]described {
	t.Helper()
	data, err := os.ReadFile("../../../docs/fields.md")
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]described{}
	pieces := regexp.MustCompile(`(?m)^<!-- (.+) -->$`).Split(string(data), -1)
	marks := regexp.MustCompile(`(?m)^<!-- (.+) -->$`).FindAllStringSubmatch(string(data), -1)
	for i, mark := range marks {
		table := described{}
		for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\| (.*) \\|$").FindAllStringSubmatch(pieces[i+1], -1) {
			if _, twice := table[row[1]]; twice {
				t.Errorf("%s: %s is described twice", mark[1], row[1])
			}
			table[row[1]] = row[2]
		}
		tables[mark[1]] = table
	}
	return tables
}

// schemaFields returns the fields of every object of the schemas, each with
// the values that it may have where those are listed.
func schemaFields(t *testing.T) map[string]map[string][]string {
	t.Helper()
	fields := map[string]map[string][]string{}
	for _, name := range record.SchemaNames() {
		data, err := record.Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		var root map[string]any
		if err := json.Unmarshal(data, &root); err != nil {
			t.Fatal(err)
		}
		for def, node := range root["$defs"].(map[string]any) {
			collect(fields, "def "+def, node)
		}
		delete(root, "$defs")
		collect(fields, "schema "+name, root)
	}
	return fields
}

// collect notes the fields of an object and of those in it that have no definition.
func collect(fields map[string]map[string][]string, name string, node any) {
	object, ok := node.(map[string]any)
	if !ok {
		return
	}
	properties, _ := object["properties"].(map[string]any)
	if _, refers := object["$ref"]; properties != nil && (!refers || strings.HasPrefix(name, "schema ") && !strings.Contains(name, ".")) {
		fields[name] = map[string][]string{}
		for field, value := range properties {
			fields[name][field] = values(value)
			collect(fields, name+"."+field, value)
		}
	}
	collect(fields, name, object["items"])
	if any, ok := object["anyOf"].([]any); ok {
		for _, one := range any {
			collect(fields, name, one)
		}
	}
}

// values returns the words that a field may be.
func values(node any) []string {
	object, _ := node.(map[string]any)
	enum, _ := object["enum"].([]any)
	var words []string
	for _, v := range enum {
		if word, ok := v.(string); ok {
			words = append(words, word)
		}
	}
	return words
}

// TestFieldsAreDescribed holds docs/fields.md against the schemas: every field
// and every word that it may be is described, and nothing that is not there.
func TestFieldsAreDescribed(t *testing.T) {
	tables := describedTables(t)
	tables["schema csv"] = maps.Clone(tables["columns extract"]) // a row is what both tell of
	maps.Copy(tables["schema csv"], tables["columns run"])
	fields := schemaFields(t)
	for object, names := range fields {
		table, ok := tables[object]
		if !ok {
			t.Errorf("%s has no table", object)
		}
		for field, words := range names {
			if table[field] == "" {
				t.Errorf("%s: %s is not described", object, field)
			}
			for _, word := range words {
				if !strings.Contains(table[field], "`"+word+"`") {
					t.Errorf("%s: %s does not tell of %q", object, field, word)
				}
			}
		}
	}
	for _, format := range source.Formats() {
		if !strings.Contains(tables["schema document"]["input_format"], "`"+string(format)+"`") {
			t.Errorf("input_format does not tell of %q", format)
		}
	}
	for object, table := range tables {
		for field := range table {
			names, isSchema := fields[object]
			if _, ok := names[field]; isSchema && !ok || !isSchema && !strings.HasPrefix(object, "columns ") && object != "figures" {
				t.Errorf("%s: %s is described and is not there", object, field)
			}
		}
	}
}

// TestColumnsAreDescribed holds the columns of tables against docs/fields.md, as
// the program writes them.
func TestColumnsAreDescribed(t *testing.T) {
	tables := describedTables(t)
	const articles, gold = "../../../testdata/articles", "../../../testdata/gold.jsonl"
	for name, args := range map[string][]string{
		"columns extract":  {"extract", "-q", "-f", "csv", articles},
		"columns speakers": {"speakers", "-q", "-f", "csv", articles},
		"columns eval":     {"eval", "-f", "csv", gold},
		"columns verify":   {"verify", "-f", "csv", "--fail-on", "none", "--quote", "further in three days", "--against", articles},
	} {
		checkColumns(t, name, tables[name], mustRun(t, args...))
	}
	script := t.TempDir()
	mustRun(t, "script", "-q", "../../../testdata/stories/lock-house.txt", "-o", script)
	for name, file := range map[string]string{"columns script": "00-front.csv", "columns cast": "cast.csv", "columns doubtful": "doubtful.csv"} {
		data, err := os.ReadFile(filepath.Join(script, file))
		if err != nil {
			t.Fatal(err)
		}
		checkColumns(t, name, tables[name], string(data))
	}
}

// checkColumns holds the head of a table against what is described.
func checkColumns(t *testing.T, name string, table described, data string) {
	t.Helper()
	written, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range written[0] {
		if table[column] == "" {
			t.Errorf("%s: %s is not described", name, column)
		}
	}
	for column := range table {
		if !slices.Contains(written[0], column) {
			t.Errorf("%s: %s is described and is not there", name, column)
		}
	}
}

// TestColumnsHaveASchema holds the schema of a row against the columns, in their
// order.
func TestColumnsHaveASchema(t *testing.T) {
	data, err := record.Schema("csv")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Required   []string
		Properties map[string]struct{ Description string }
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(schema.Required, record.Columns()) {
		t.Errorf("the schema has %q, a row %q", schema.Required, record.Columns())
	}
	for _, name := range append(record.Columns(), record.RunColumns()...) {
		if schema.Properties[name].Description == "" {
			t.Errorf("%s has no description", name)
		}
	}
	if len(schema.Properties) != len(record.Columns())+len(record.RunColumns()) {
		t.Errorf("the schema has %d properties", len(schema.Properties))
	}
}
