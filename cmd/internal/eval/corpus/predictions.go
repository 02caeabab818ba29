package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ReadPredictions reads what a program found in the documents: a file of JSON
// Lines as this one writes them, TEI with said elements, or BookNLP's
// NAME.quotes, or a folder of those. The result has one element a document, nil where nothing is said of
// it; a name without its folder and extension is enough to know one.
func ReadPredictions(path string, docs []*Document) ([][]Prediction, error) {
	if tei, _ := filepath.Glob(filepath.Join(glob(path), "*.xml")); IsTEI(path) || len(tei) > 0 {
		return TEIPredictions(path, docs)
	}
	if strings.HasSuffix(path, ".quotes") || IsDir(path) {
		return readBooks(path, docs)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	recs, err := readRecords(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	byID := map[string]*recordDocument{}
	for _, rec := range recs {
		byID[stem(rec.id)] = rec
	}
	for _, rec := range recs {
		byID[rec.id] = rec
	}
	out := make([][]Prediction, len(docs))
	for i, d := range docs {
		rec := byID[d.ID]
		if rec == nil {
			rec = byID[stem(d.ID)]
		}
		if rec != nil {
			out[i] = rec.predictions(d.Text)
		}
	}
	return out, nil
}

// stem returns a document's name without folder and extension.
func stem(id string) string {
	base := filepath.Base(id)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func readBooks(path string, docs []*Document) ([][]Prediction, error) {
	out := make([][]Prediction, len(docs))
	for i, d := range docs {
		file := bookFile(path, d.ID)
		if file == "" || !IsDir(path) && len(docs) > 1 && stem(file) != d.ID {
			continue
		}
		preds, err := readBookNLP(file, d.Text)
		if err != nil {
			return nil, err
		}
		out[i] = preds
	}
	return out, nil
}
