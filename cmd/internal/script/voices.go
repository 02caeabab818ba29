package script

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/cmd/internal/sheet"
	"quotes/internal/yaml"
)

// Voices are the names of voices by the folded names of those who speak.
type Voices map[string]string

// Of returns the voice of a speaker; empty for none.
func (v Voices) Of(speaker string) string { return v[strings.ToLower(speaker)] }

// Unused returns the names, folded and in their order, that have a voice and are
// nobody's of the cast.
func (v Voices) Unused(b *Book) []string {
	cast := map[string]bool{strings.ToLower(Unknown): true}
	for i := range b.Cast {
		cast[strings.ToLower(b.Cast[i].Name)] = true
	}
	var names []string
	for name := range v {
		if !cast[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// ReadVoices reads a map of voices: YAML with a line "Name: voice" each, or the
// list of characters that the program wrote, with its column voice filled in.
func ReadVoices(path string) (Voices, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return readYAML(data)
	case ".csv", ".tsv", ".xlsx":
		return readCast(data)
	}
	return nil, errors.New("is no .yaml, .csv, .tsv or .xlsx")
}

func readYAML(data []byte) (Voices, error) {
	var named map[string]string
	if err := yaml.Decode(data, &named); err != nil {
		return nil, err
	}
	voices := Voices{}
	for name, voice := range named {
		voices[strings.ToLower(name)] = voice
	}
	return voices, nil
}

func readCast(data []byte) (Voices, error) {
	table, err := sheet.NewTable(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	name, voice := table.Column("name"), table.Column("voice")
	if name < 0 || voice < 0 {
		return nil, fmt.Errorf("has no columns name and voice; it must be a list of characters that quotes script wrote")
	}
	voices := Voices{}
	for cells, err := range table.Rows() {
		if err != nil {
			return nil, err
		}
		if v := strings.TrimSpace(sheet.Cell(cells, voice)); v != "" {
			voices[strings.ToLower(sheet.Cell(cells, name))] = v
		}
	}
	return voices, nil
}
