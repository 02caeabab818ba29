package script

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/cmd/internal/sheet"
	"quotes/cmd/internal/userfile"
	"quotes/internal/yaml"
)

// Voices are the names of voices by those who speak. The zero value has none.
type Voices struct {
	named map[string]namedVoice // folded name → voice
	rest  string                // of all others; empty for none
}

// A namedVoice is a voice and whose it is, as the user writes the name.
type namedVoice struct{ name, voice string }

// isRest says that a key of a map of voices means all whom it does not name.
func isRest(key string) bool { return key == "*" || strings.EqualFold(key, "default") }

// NewVoices returns the voices of a map by names; "default" or "*" is everybody else.
func NewVoices(byName map[string]string) Voices {
	v := Voices{named: map[string]namedVoice{}}
	for name, voice := range byName {
		v.add(name, voice)
	}
	return v
}

func (v *Voices) add(name, voice string) {
	if isRest(name) {
		v.rest = voice
		return
	}
	v.named[strings.ToLower(name)] = namedVoice{name, voice}
}

// Len returns how many names have a voice, the others counting as one.
func (v *Voices) Len() int {
	if v.rest != "" {
		return len(v.named) + 1
	}
	return len(v.named)
}

// of returns the voice of a character: by the name, else by an alias that nobody
// else of the cast has, else that of the others; empty for none.
func (v *Voices) of(c *Character, bearers map[string]int) string {
	if named, ok := v.named[strings.ToLower(c.Name)]; ok {
		return named.voice
	}
	for _, alias := range c.Aliases {
		if named, ok := v.named[strings.ToLower(alias)]; ok && bearers[strings.ToLower(alias)] == 1 {
			return named.voice
		}
	}
	if c.Name == Speaking && v.named[strings.ToLower(Narrator)].voice != "" {
		return v.named[strings.ToLower(Narrator)].voice
	}
	return v.rest
}

// cast gives the characters their voices.
func (v *Voices) cast(cast []Character) {
	bearers := bearersOf(cast)
	for i := range cast {
		cast[i].Voice = Optional(v.of(&cast[i], bearers))
	}
}

// bearersOf counts who goes by each name or alias, folded.
func bearersOf(cast []Character) map[string]int {
	count := map[string]int{}
	for i := range cast {
		own := map[string]bool{}
		for _, name := range append([]string{cast[i].Name}, cast[i].Aliases...) {
			if key := strings.ToLower(name); !own[key] {
				own[key] = true
				count[key]++
			}
		}
	}
	return count
}

// Unused says, a line each, which names have a voice and are nobody's of the cast, or
// several people's, and whom they may mean.
func (v *Voices) Unused(b *Book) []string {
	bearers, names := bearersOf(b.Cast), []string{}
	named := map[string]bool{strings.ToLower(Unknown): true, strings.ToLower(Speaking): true}
	for i := range b.Cast {
		named[strings.ToLower(b.Cast[i].Name)] = true
		names = append(append(names, b.Cast[i].Name), b.Cast[i].Aliases...)
	}
	var out []string
	for _, key := range slices.SortedFunc(maps.Keys(v.named), func(a, b string) int { return cmp.Compare(v.named[a].name, v.named[b].name) }) {
		name := v.named[key].name
		switch {
		case named[key] || bearers[key] == 1:
		case bearers[key] > 1:
			out = append(out, fmt.Sprintf("%q is an alias of %d who speak; write the name of the one that is meant", name, bearers[key]))
		default:
			out = append(out, fmt.Sprintf("nobody who speaks is %q; %s", name, meant(name, names)))
		}
	}
	return out
}

// meant says whom a name may mean that is nobody's.
func meant(name string, names []string) string {
	if near := userfile.Near(name, names); near != "" {
		return "did you mean " + near + "?"
	}
	return "the names are those of " + CastFile
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
		return Voices{}, err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return readYAML(data)
	case ".csv", ".tsv", ".xlsx":
		return readCast(data)
	}
	return Voices{}, errors.New("is no .yaml, .csv, .tsv or .xlsx")
}

func readYAML(data []byte) (Voices, error) {
	var named map[string]string
	if err := yaml.Decode(data, &named); err != nil {
		return Voices{}, err
	}
	return NewVoices(named), nil
}

func readCast(data []byte) (Voices, error) {
	table, err := sheet.NewTable(bytes.NewReader(data))
	if err != nil {
		return Voices{}, err
	}
	name, voice := table.Column("name"), table.Column("voice")
	if name < 0 || voice < 0 {
		return Voices{}, fmt.Errorf("has no columns name and voice; it must be a list of characters that quotes script wrote")
	}
	voices := NewVoices(nil)
	for cells, err := range table.Rows() {
		if err != nil {
			return Voices{}, err
		}
		if v := strings.TrimSpace(sheet.Cell(cells, voice)); v != "" {
			voices.add(sheet.Cell(cells, name), v)
		}
	}
	return voices, nil
}
