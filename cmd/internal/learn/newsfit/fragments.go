package newsfit

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"quotes/cmd/internal/eval/corpus"
)

// News of politics marks speech before all: of what else people set in marks it
// teaches little. The fragments of web pages do, of which testdata/sets says
// whether they are somebody's words.

// A fragment is a stretch in marks of which a reader said what it is.
type fragment struct {
	Source   string `json:"source"`
	Page     string `json:"page"`
	Start    int    `json:"start"` // code points
	End      int    `json:"end"`
	Label    string `json:"label"` // speech or term
	Doubtful bool   `json:"doubtful"`
	Split    string `json:"split"` // train or held
}

// fragmentWeight is how much a fragment counts beside a quote of an article.
const fragmentWeight = 2

// readFragments reads the pages that have fragments to learn from, those of the
// half for training that leave no doubt; none where the pages are not there.
func readFragments(sets, pages string) ([]*newsDoc, error) {
	data, err := os.ReadFile(pages)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var texts map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, err
	}
	file, err := os.Open(filepath.Join(sets, "fragments.jsonl"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	of := map[string]*newsDoc{}
	var docs []*newsDoc
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var f fragment
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, err
		}
		if f.Source != "pages" || f.Split != "train" || f.Doubtful {
			continue
		}
		d := of[f.Page]
		if d == nil {
			d = newNewsDoc(&corpus.Document{ID: f.Page, Text: []rune(texts[f.Page].Body)}, false)
			of[f.Page], docs = d, append(docs, d)
		}
		d.marks = append(d.marks, f)
	}
	return docs, nil
}

// labelled says of the quotes of a page what its labels say; the others are set
// aside.
func (r *reading) labelled() {
	for i := range r.scene.Quotes {
		sp := &r.doc.Spans[r.scene.Quotes[i].Span]
		t := truth{skip: true}
		if k := slices.IndexFunc(r.marks, func(f fragment) bool { return r.bytes[f.Start] < sp.End && sp.Start < r.bytes[f.End] }); k >= 0 {
			f := &r.marks[k]
			whole := r.bytes[f.Start]-sp.Start < shortMargin && sp.End-r.bytes[f.End] < shortMargin
			t = truth{skip: !whole, attributed: f.Label == "speech"}
		}
		r.truth = append(r.truth, t)
	}
}

// shortMargin is how many bytes a fragment and the span that it is of may differ by.
const shortMargin = 4
