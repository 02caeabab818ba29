package corpus

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// readBookNLP reads a file NAME.quotes of BookNLP. NAME.tokens beside it tells
// where its tokens stand; without it the quotes are looked up in the text, in
// order. NAME.entities tells the names behind its numbers; without it the
// names among the quotes' own mentions do.
func readBookNLP(file string, text []rune) ([]Prediction, error) {
	rows, err := readTSV(file)
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(file, ".quotes")
	tokens, err := bookTokens(base + ".tokens")
	if err != nil {
		return nil, err
	}
	names, err := bookNames(base+".entities", rows)
	if err != nil {
		return nil, err
	}
	find := finder{text: text}
	var out []Prediction
	for _, row := range rows {
		p := Prediction{Kind: "direct", Confidence: -1}
		span, ok := tokens.span(row["quote_start"], row["quote_end"])
		if !ok {
			if span, ok = find.next(row["quote"]); !ok {
				continue
			}
		}
		p.Spans = []Span{span}
		if m, ok := tokens.span(row["mention_start"], row["mention_end"]); ok {
			p.Mention = &m
		}
		if forms := names[row["char_id"]]; len(forms) > 0 {
			p.Speaker, p.Aliases = forms[0], forms[1:]
		}
		out = append(out, p)
	}
	return out, nil
}

// readTSV reads a table with a head line, by the names of its columns.
// BookNLP quotes nothing.
func readTSV(file string) ([]map[string]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var head []string
	var rows []map[string]string
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 16<<20)
	for scan.Scan() {
		cols := strings.Split(strings.TrimSuffix(scan.Text(), "\r"), "\t")
		if head == nil {
			head = cols
			continue
		}
		row := map[string]string{}
		for i, name := range head[:min(len(head), len(cols))] {
			row[name] = cols[i]
		}
		rows = append(rows, row)
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return rows, nil
}

// readTSVIfThere is readTSV, and nothing where there is no such file.
func readTSVIfThere(file string) ([]map[string]string, error) {
	rows, err := readTSV(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return rows, err
}

// A tokenTable has the place of each token of BookNLP, by its number. What the
// table calls bytes are code points.
type tokenTable map[int]Span

func bookTokens(file string) (tokenTable, error) {
	rows, err := readTSVIfThere(file)
	if err != nil {
		return nil, err
	}
	table := tokenTable{}
	for _, row := range rows {
		id, errID := strconv.Atoi(row["token_ID_within_document"])
		start, errStart := strconv.Atoi(row["byte_onset"])
		end, errEnd := strconv.Atoi(row["byte_offset"])
		if err := errors.Join(errID, errStart, errEnd); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		table[id] = Span{start, end}
	}
	return table, nil
}

// span returns the place of the tokens from first to last, both included.
func (t tokenTable) span(first, last string) (Span, bool) {
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(last)
	from, okFrom := t[a]
	to, okTo := t[b]
	return Span{from.Start, to.End}, errA == nil && errB == nil && okFrom && okTo
}

// bookNames returns the names of each character, the commonest first.
func bookNames(file string, quotes []map[string]string) (map[string][]string, error) {
	entities, err := readTSVIfThere(file)
	if err != nil {
		return nil, err
	}
	counts := map[string]map[string]int{}
	count := func(id, name string) {
		if counts[id] == nil {
			counts[id] = map[string]int{}
		}
		counts[id][name]++
	}
	for _, row := range entities {
		if row["prop"] == "PROP" {
			count(row["COREF"], row["text"])
		}
	}
	for _, row := range quotes {
		if name := row["mention_phrase"]; entities == nil && MentionKind(name) == "name" {
			count(row["char_id"], name)
		}
	}
	names := map[string][]string{}
	for id, forms := range counts {
		for name := range forms {
			names[id] = append(names[id], name)
		}
		slices.SortFunc(names[id], func(a, b string) int {
			return cmp.Or(cmp.Compare(forms[b], forms[a]), strings.Compare(a, b))
		})
	}
	return names, nil
}

// A finder looks up texts one after the other, whatever the white space.
type finder struct {
	text []rune
	at   int
}

// next returns the next place of a text.
func (f *finder) next(words string) (Span, bool) {
	want := []rune(strings.Join(strings.Fields(words), ""))
	for i := f.at; i < len(f.text) && len(want) > 0; i++ {
		if end, ok := f.matches(i, want); ok {
			f.at = end
			return Span{i, end}, true
		}
	}
	return Span{}, false
}

// matches says that the text at a place has the characters, and where they end.
func (f *finder) matches(at int, want []rune) (int, bool) {
	if f.text[at] != want[0] {
		return 0, false
	}
	n := 0
	for ; at < len(f.text) && n < len(want); at++ {
		if f.text[at] == want[n] {
			n++
		} else if !unicode.IsSpace(f.text[at]) {
			return 0, false
		}
	}
	return at, n == len(want)
}

// bookFile returns the file of BookNLP for a document, or nothing.
func bookFile(path, id string) string {
	if !IsDir(path) {
		return path
	}
	for _, file := range []string{filepath.Join(path, id+".quotes"), filepath.Join(path, id, id+".quotes")} {
		if isFile(file) {
			return file
		}
	}
	return ""
}
