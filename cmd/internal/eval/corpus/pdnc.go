package corpus

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The files of a novel in PDNC.
const (
	pdncText       = "novel_text.txt"
	pdncQuotes     = "quotation_info.csv"
	pdncCharacters = "character_info.csv"
)

// pdncNarrators are the narrators of the corpus's first-person novels, by folder.
var pdncNarrators = map[string]string{"TheGambler": "Alexis", "TheMysteriousAffairAtStyles": "Hastings"}

// readPDNC reads a folder of novels, or one novel's folder.
func readPDNC(dir string) ([]*Document, error) {
	if isFile(filepath.Join(dir, pdncQuotes)) {
		doc, err := readNovel(dir)
		return []*Document{doc}, err
	}
	files, err := filepath.Glob(filepath.Join(glob(dir), "*", pdncQuotes))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var docs []*Document
	for _, file := range files {
		doc, err := readNovel(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

func readNovel(dir string) (*Document, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(dir, pdncText))
	if err != nil {
		return nil, err
	}
	doc := &Document{ID: filepath.Base(dir), Text: []rune(string(text)), Marks: ByKind, Novel: &Novel{}}
	doc.Novel.Narrator = pdncNarrators[doc.ID]
	if err := readRows(filepath.Join(dir, pdncCharacters), doc.addCharacter); err != nil {
		return nil, err
	}
	if err := readRows(filepath.Join(dir, pdncQuotes), doc.addNovelQuote); err != nil {
		return nil, err
	}
	return doc, nil
}

// addCharacter takes a row of the table of characters. Of two rows with one
// name the later has the aliases.
func (d *Document) addCharacter(row map[string]string) error {
	c := Character{Name: row["Main Name"]}
	value, _ := parseLiteral(row["Aliases"]) // some rows hold no list
	aliases, _ := value.([]any)
	for _, a := range aliases {
		if s, ok := a.(string); ok {
			c.Aliases = append(c.Aliases, s)
		}
	}
	c.Aliases = append(c.Aliases, c.Name)
	slices.Sort(c.Aliases)
	c.Aliases = slices.Compact(c.Aliases)
	if i := d.Novel.Index(c.Name); i >= 0 {
		d.Novel.Characters[i] = c
	} else {
		d.Novel.Characters = append(d.Novel.Characters, c)
	}
	return nil
}

func (d *Document) addNovelQuote(row map[string]string) error {
	q := Quote{ID: row["quoteID"], Kind: row["quoteType"], Mention: row["referringExpression"]}
	value, err := parseLiteral(row["quoteByteSpans"])
	if err != nil {
		return fmt.Errorf("%s: %w", q.ID, err)
	}
	pairs, _ := value.([]any)
	for _, pair := range pairs {
		ends, _ := pair.([]any)
		if len(ends) != 2 {
			return fmt.Errorf("%s: %v is no span", q.ID, pair)
		}
		start, okStart := ends[0].(int)
		end, okEnd := ends[1].(int)
		if !okStart || !okEnd {
			return fmt.Errorf("%s: %v is no span", q.ID, pair)
		}
		q.Content = append(q.Content, Span{start, end})
	}
	q.Speaker = &Entry{Name: d.Novel.owner(strings.TrimSpace(row["speaker"])), Named: true}
	d.Quotes = append(d.Quotes, q)
	return nil
}

// Index returns the character with a name, or -1.
func (n *Novel) Index(name string) int {
	return slices.IndexFunc(n.Characters, func(c Character) bool { return c.Name == name })
}

// Find returns the character of a name, nil where there is none.
func (n *Novel) Find(name string) *Character {
	if i := n.Index(name); i >= 0 {
		return &n.Characters[i]
	}
	return nil
}

// owner returns the one character that has a name among its aliases, or whose
// name is the same: some speakers are annotated by an alias.
func (n *Novel) owner(name string) string {
	if n.Index(name) >= 0 {
		return name
	}
	for _, owns := range []func(Character) bool{
		func(c Character) bool { return slices.Contains(c.Aliases, name) },
		func(c Character) bool { return SameName(name, c.Name) },
	} {
		var owners []string
		for _, c := range n.Characters {
			if owns(c) {
				owners = append(owners, c.Name)
			}
		}
		if len(owners) == 1 {
			return owners[0]
		}
		if len(owners) > 1 {
			break
		}
	}
	return name
}

// readRows calls use with each row of a table, by the names of its columns.
func readRows(file string, use func(map[string]string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	head, err := r.Read()
	for err == nil {
		var record []string
		if record, err = r.Read(); err != nil {
			break
		}
		row := map[string]string{}
		for i, name := range head {
			if i < len(record) {
				row[name] = record[i]
			}
		}
		if err := use(row); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("%s: %w", file, err)
}

// NovelKinds are the kinds of quotes of which novels tell: tagged with a name,
// with a pronoun or a noun, and not at all.
var NovelKinds = []string{"explicit", "anaphoric", "implicit"}
