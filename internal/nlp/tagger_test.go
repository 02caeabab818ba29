package nlp

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quotes/extract"
)

// texts returns the texts that match patterns; the tagger has learned from none.
func texts(t *testing.T, patterns ...string) (texts []string) {
	t.Helper()
	for _, pattern := range patterns {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	return texts
}

// TestTagsAreProses holds that the tagger gives words the tags of prose.
func TestTagsAreProses(t *testing.T) {
	m, err := distilled()
	if err != nil {
		t.Fatal(err)
	}
	for name, patterns := range map[string][]string{
		"the project's texts": {"../../testdata/articles/*.txt", "../../testdata/stories/*.txt"},
		"PolNeAR dev":         {"../../../shared/corpora/polnear/dev/text/*.txt"},
	} {
		reader, same, all := NewReader(m), 0, 0
		for _, text := range texts(t, patterns...) {
			for _, l := range Lessons(extract.New(text)) {
				for i, tag := range reader.Tags(l) {
					if !l.Given[i] {
						all++
						if tag == l.Tags[i] {
							same++
						}
					}
				}
			}
		}
		if share := float64(same) / float64(max(all, 1)); all > 0 && share < .985 {
			t.Errorf("%s: %.4f of %d words have prose's tag", name, share, all)
		}
	}
}

// TestOddWordsAreProses holds that what prose knows by rules it is asked for.
func TestOddWordsAreProses(t *testing.T) {
	m, err := distilled()
	if err != nil {
		t.Fatal(err)
	}
	l := Lessons(extract.New("She said :-) at 0 to @who and XDD of -LRB- *T*-1 xD 8D."))[0]
	for i, given := range l.Given {
		if !given {
			continue
		}
		if g := m.spelling(l.Texts[i]); !g.Sure || Tag(g.Tag) != l.Tags[i] {
			t.Errorf("%q is %v, and to prose %v", l.Texts[i], g.Tag, l.Tags[i])
		}
	}
	if !slices.Contains(l.Given, true) {
		t.Error("prose knows none of the words by rules")
	}
}

// TestSums holds that packed sums are sums.
func TestSums(t *testing.T) {
	var s sums
	var want [Lanes]int
	for n := range 11 {
		row := make([]byte, Lanes)
		for lane := range row {
			row[lane] = byte(255 - (n*lane*37+lane)%9)
			want[lane] += int(row[lane])
		}
		s.add(row)
	}
	best := 0
	for lane, sum := range want {
		if sum > want[best] {
			best = lane
		}
		if got := int(s[lane/8*2+lane%2] >> (16 * (lane % 8 / 2)) & 0xffff); got != sum {
			t.Errorf("lane %d is %d, not %d", lane, got, sum)
		}
	}
	if s.best() != best {
		t.Errorf("the best lane is %d, not %d", s.best(), best)
	}
}

// TestReadTagger holds that what is written is read, and nothing else.
func TestReadTagger(t *testing.T) {
	m := NewTagger(nil, map[string]Tag{"said": VBD, "The": DT})
	data, _ := m.MarshalBinary()
	read, err := ReadTagger(data)
	if err != nil {
		t.Fatal(err)
	}
	if g := read.spelling("said"); !g.Sure || Tag(g.Tag) != VBD {
		t.Errorf("said is %v", g.Tag)
	}
	if g := read.spelling("the"); g.Sure {
		t.Errorf("the is sure to be %v", g.Tag)
	}
	for _, broken := range [][]byte{nil, data[:100], append([]byte("x"), data[1:]...), data[:len(data)-4]} {
		if _, err := ReadTagger(broken); err == nil {
			t.Errorf("%d bytes were read", len(broken))
		}
	}
}
