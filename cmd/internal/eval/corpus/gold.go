package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"quotes/internal/model"
)

// ErrNoGold says that a path holds no annotated corpus of a known form.
var ErrNoGold = errors.New("no annotated documents; known are brat standoff, PDNC's folders, TEI with said elements and JSON Lines of quotes")

// A Corpus says where annotated documents are, and what else is known of them.
type Corpus struct {
	// Path is a folder of brat standoff, a folder of PDNC or of one of its
	// novels, a file or a folder of TEI with said elements, or a file of JSON
	// Lines as the program writes them.
	Path string

	// Names is a file of canonical names: {document: {annotation: entry}}.
	// Narrators is one of the narrators of novels: {novel: name}. Both may be
	// empty.
	Names, Narrators string

	// Unseen leaves out what the embedded weights were trained on.
	Unseen bool
}

// Read returns the documents of a corpus, in order of their names or lines.
func (c Corpus) Read() ([]*Document, error) {
	docs, err := readGold(c.Path)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: %w", c.Path, ErrNoGold)
	}
	if err := errors.Join(addNames(docs, c.Names), addNarrators(docs, c.Narrators)); err != nil {
		return nil, err
	}
	for _, d := range docs {
		d.Trained = model.Trained(string(d.Text))
	}
	if c.Unseen {
		docs = slices.DeleteFunc(docs, func(d *Document) bool { return d.Trained })
	}
	return docs, nil
}

func readGold(path string) ([]*Document, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case IsTEI(path):
		return readTEI(path)
	case !info.IsDir():
		return readGoldRecords(path)
	}
	novels, err := filepath.Glob(filepath.Join(glob(path), "*", pdncQuotes))
	if err != nil {
		return nil, err
	}
	if len(novels) > 0 || isFile(filepath.Join(path, pdncQuotes)) {
		return readPDNC(path)
	}
	docs, err := readBrat(path)
	if err != nil || len(docs) > 0 {
		return docs, err
	}
	return readTEI(path)
}

// addNames gives quotes the canonical speakers of a file.
func addNames(docs []*Document, file string) error {
	var names map[string]map[string]*Entry
	if err := readJSON(file, &names); err != nil {
		return err
	}
	for _, d := range docs {
		entries := names[d.ID]
		for i := range d.Quotes {
			if e := entries[d.Quotes[i].ID]; e != nil && !d.Quotes[i].Aside {
				d.Quotes[i].Speaker = e
			}
		}
		for _, e := range entries {
			if e.Named && !slices.Contains(d.Named, e.Name) {
				d.Named = append(d.Named, e.Name)
			}
		}
		slices.Sort(d.Named)
	}
	return nil
}

// addNarrators tells novels who says "I".
func addNarrators(docs []*Document, file string) error {
	var narrators map[string]string
	if err := readJSON(file, &narrators); err != nil {
		return err
	}
	for _, d := range docs {
		if name, ok := narrators[d.ID]; ok && d.Novel != nil {
			d.Novel.Narrator = name
		}
	}
	return nil
}

// readJSON reads a file into v; without a name it reads nothing.
func readJSON(file string, v any) error {
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
