package corpus

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"quotes/internal/source"
)

// IsTEI says that a file is named as one of TEI.
func IsTEI(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return (ext == ".tei" || ext == ".xml") && isFile(path)
}

// readTEI reads files of TEI, or those of a folder: what their said elements
// hold is gold, with the speaker that who names.
func readTEI(path string) ([]*Document, error) {
	files := []string{path}
	if IsDir(path) {
		entries, err := filepath.Glob(filepath.Join(glob(path), "*"))
		if err != nil {
			return nil, err
		}
		files = slices.DeleteFunc(entries, func(file string) bool { return !IsTEI(file) })
	}
	var docs []*Document
	for item := range source.Items(files, source.Options{Format: source.TEI}) {
		in, err := item.Load(context.Background())
		if err != nil {
			return nil, err
		}
		if len(in.Said) > 0 {
			docs = append(docs, teiGold(in))
		}
	}
	return docs, nil
}

// teiGold returns a document's said elements as gold; those that next chains
// are one quote.
func teiGold(in *source.Document) *Document {
	doc := &Document{ID: stem(in.Name), Text: []rune(in.Text), Marks: ByKind}
	chain := map[string]int{} // where the quote of an element that is to come stands
	point, at := 0, 0
	toPoint := func(i int) int {
		point += utf8.RuneCountInString(in.Text[at:i])
		at = i
		return point
	}
	for _, s := range in.Said {
		i, goesOn := chain[s.ID]
		if !goesOn || s.ID == "" {
			i = len(doc.Quotes)
			doc.Quotes = append(doc.Quotes, teiQuote(&s))
		}
		if s.Next != "" {
			chain[s.Next] = i
		}
		start := toPoint(s.Start)
		doc.Quotes[i].Content = append(doc.Quotes[i].Content, Span{start, toPoint(s.End)})
		if s.Speaker != "" && !slices.Contains(doc.Named, s.Speaker) {
			doc.Named = append(doc.Named, s.Speaker)
		}
	}
	return doc
}

func teiQuote(s *source.Said) Quote {
	q := Quote{ID: s.ID, Kind: "direct"}
	if s.Indirect {
		q.Kind = "indirect"
	}
	if s.Speaker != "" {
		q.Speaker = &Entry{Name: s.Speaker, Named: true}
	}
	return q
}

// TEIPredictions returns the said elements of files as another run's findings.
func TEIPredictions(path string, docs []*Document) ([][]Prediction, error) {
	found, err := readTEI(path)
	if err != nil {
		return nil, err
	}
	out := make([][]Prediction, len(docs))
	for i, d := range docs {
		for _, f := range found {
			if f.ID != d.ID && (len(docs) > 1 || len(found) > 1) {
				continue
			}
			out[i] = []Prediction{}
			for _, q := range f.Quotes {
				p := Prediction{Kind: q.Kind, Spans: q.Content, Confidence: -1}
				if q.Speaker != nil {
					p.Speaker = q.Speaker.Name
				}
				out[i] = append(out[i], p)
			}
		}
	}
	return out, nil
}
