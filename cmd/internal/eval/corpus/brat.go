package corpus

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// readBrat reads a folder of brat standoff: text/NAME.txt and
// attributions/NAME_ANNOTATOR.ann, as PolNeAR has them, or NAME.txt and
// NAME.ann side by side. Texts without annotations are left out.
func readBrat(dir string) ([]*Document, error) {
	texts, anns := filepath.Join(dir, "text"), filepath.Join(dir, "attributions")
	if !IsDir(texts) || !IsDir(anns) {
		texts, anns = dir, dir
	}
	files, err := filepath.Glob(filepath.Join(glob(texts), "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var docs []*Document
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txt")
		ann, err := annotation(anns, id)
		if err != nil {
			return nil, err
		}
		if ann == "" {
			continue
		}
		doc, err := readBratDocument(id, file, ann)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// annotation returns the file that annotates a text, or nothing. Of several
// annotators it takes the first.
func annotation(dir, id string) (string, error) {
	if same := filepath.Join(dir, id+".ann"); isFile(same) {
		return same, nil
	}
	files, err := filepath.Glob(filepath.Join(glob(dir), glob(id)+"_*.ann"))
	slices.Sort(files)
	for _, file := range files {
		if !strings.Contains(strings.TrimPrefix(filepath.Base(file), id+"_"), "_") {
			return file, err
		}
	}
	return "", err
}

// glob returns a path with what Glob takes for patterns escaped.
func glob(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func readBratDocument(id, text, ann string) (*Document, error) {
	body, err := os.ReadFile(text)
	if err != nil {
		return nil, err
	}
	standoff, err := os.ReadFile(ann)
	if err != nil {
		return nil, err
	}
	quotes, err := parseBrat(strings.ReplaceAll(string(standoff), "\r\n", "\n"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ann, err)
	}
	return &Document{ID: id, Text: []rune(string(body)), Quotes: quotes}, nil
}

// parseBrat reads the events of a standoff file. An event may refer to a
// later line, so the spans are read first.
func parseBrat(standoff string) ([]Quote, error) {
	var quotes []Quote
	var contents []string
	spans, used := map[string][]Span{}, map[string]bool{}
	for line := range strings.SplitSeq(standoff, "\n") {
		cols := strings.SplitN(line, "\t", 3)
		if !strings.HasPrefix(line, "T") || len(cols) < 3 {
			continue
		}
		kind, at, _ := strings.Cut(cols[1], " ")
		var err error
		if spans[cols[0]], err = bratSpans(at); err != nil {
			return nil, fmt.Errorf("%s: %w", cols[0], err)
		}
		if kind == "Content" || kind == "Discuss" || kind == "Discard" {
			contents = append(contents, cols[0])
		}
	}
	for line := range strings.SplitSeq(standoff, "\n") {
		id, event, ok := strings.Cut(line, "\t")
		if ok && strings.HasPrefix(id, "E") {
			quotes = append(quotes, bratEvent(id, event, spans, used))
		}
	}
	for _, id := range contents { // marked and then set aside
		if !used[id] {
			quotes = append(quotes, Quote{ID: id, Content: spans[id], Aside: true})
		}
	}
	return quotes, nil
}

// bratSpans reads "10 20;30 40".
func bratSpans(at string) ([]Span, error) {
	var spans []Span
	for piece := range strings.SplitSeq(at, ";") {
		start, end, _ := strings.Cut(strings.TrimSpace(piece), " ")
		a, errA := strconv.Atoi(start)
		b, errB := strconv.Atoi(end)
		if err := errors.Join(errA, errB); err != nil {
			return nil, err
		}
		spans = append(spans, Span{a, b})
	}
	return spans, nil
}

// bratEvent reads "Attribution:T4 Content:T3 Cue:T2 Source:T1".
func bratEvent(id, event string, spans map[string][]Span, used map[string]bool) Quote {
	q := Quote{ID: id}
	event, _, _ = strings.Cut(event, "\t")
	roles := map[string]*[]Span{"Source": &q.Source, "Cue": &q.Cue, "Content": &q.Content}
	args := strings.Fields(event)
	for _, arg := range args[min(1, len(args)):] {
		role, ref, _ := strings.Cut(arg, ":")
		list, known := roles[strings.TrimRight(role, "0123456789")]
		if s, ok := spans[ref]; ok && known {
			*list = append(*list, s...)
			used[ref] = true
		}
	}
	return q
}

// IsDir says that a path is that of a folder.
func IsDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
