package record

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/source"
)

// TestIDs holds, of every text of testdata and, where they are, of the corpora,
// that an id is that of one quote, that no id changes with what is listed, and
// that every reference leads somewhere; and that parts lie in each other or apart.
func TestIDs(t *testing.T) {
	a, err := attribute.New(attribute.Options{Indirect: true})
	if err != nil {
		t.Fatal(err)
	}
	files := textsBelow("../../testdata", 1)
	if len(files) < 20 {
		t.Fatalf("only %d texts in testdata", len(files))
	}
	texts := slices.Clone(twiceReported)
	for _, file := range append(files, textsBelow("../../../shared/corpora/polnear", 8)...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, text := range texts {
		doc := extract.New(text)
		res, err := a.Attribute(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		all := New(&source.Document{Name: text[:min(len(text), 40)]}, doc, res, Options{Kinds: AllKinds(), Nested: true, Narration: true})
		checkReferences(t, all)
		few := New(&source.Document{Name: text[:min(len(text), 40)]}, doc, res, Options{Kinds: DefaultKinds()})
		checkFilter(t, all, few)
	}
}

// twiceReported are texts of which a stretch has two sources, and one of which a
// report ends within a quote.
var twiceReported = []string{
	"The Gazette reports that the party has either won or tied in every county of the north, according to the Roe Center for Public Opinion.\n",
	"Ann Ek said she felt the law was worth a closer look because “most people don’t know about that loophole,” she said.\n",
	"Roe, who is a gunmaker, told the Hull Sentinel that the first site, Hall.com, was not \"prepared for the traffic and publicity surrounding the sale of my cup.\n\n\"It has now been placed with another house.\"\n",
}

// textsBelow returns every nth text below a folder.
func textsBelow(folder string, nth int) []string {
	var files []string
	n := 0
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(path) == ".txt" {
			if n++; n%nth == 0 {
				files = append(files, path)
			}
		}
		return nil // a folder that is not there has none
	})
	return files
}

// checkReferences looks at the ids of a record that lists all.
func checkReferences(t *testing.T, d *Document) {
	t.Helper()
	speakers, quotes := map[string]bool{}, map[string]bool{}
	for _, s := range d.Everybody() {
		if speakers[s.ID] {
			t.Errorf("%s: two speakers %s", d.Doc, s.ID)
		}
		speakers[s.ID] = true
	}
	for i := range d.Quotes {
		if id := d.Quotes[i].ID; quotes[id] {
			t.Errorf("%s: two quotes %s", d.Doc, id)
		} else {
			quotes[id] = true
		}
	}
	for _, s := range d.Everybody() {
		for _, m := range s.Members {
			if !speakers[m] {
				t.Errorf("%s: %s has the member %s, who is nowhere", d.Doc, s.ID, m)
			}
		}
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		for name, ref := range map[string]*string{"within": q.Within, "report": q.Report, "continues": q.Continues} {
			if ref != nil && (!quotes[*ref] || *ref == q.ID) {
				t.Errorf("%s: %s of %s is %s", d.Doc, name, q.ID, *ref)
			}
		}
		for _, s := range speakersOf(q) {
			if !speakers[s.ID] {
				t.Errorf("%s: %s names the speaker %s, who is nowhere", d.Doc, q.ID, s.ID)
			}
		}
	}
	checkNesting(t, d)
}

// speakersOf returns all whom a quote names.
func speakersOf(q *Quote) []Ref {
	refs := append([]Ref(nil), q.Addressees...)
	if q.Speaker != nil {
		refs = append(refs, *q.Speaker)
	}
	for _, c := range q.Candidates {
		refs = append(refs, c.Ref)
	}
	return refs
}

// checkNesting holds that no part begins in another and ends beyond it.
func checkNesting(t *testing.T, d *Document) {
	t.Helper()
	var parts []Place
	for i := range d.Quotes {
		parts = append(parts, d.Quotes[i].Parts...)
	}
	slices.SortFunc(parts, func(a, b Place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var open []Place // those that hold the place where the next part begins
	for _, p := range parts {
		for len(open) > 0 && open[len(open)-1].End <= p.Start {
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && p.End > open[n-1].End {
			t.Errorf("%s: %q begins in %q and ends beyond it", d.Doc, p.Text, open[n-1].Text)
		}
		open = append(open, p)
	}
}

// checkFilter holds that what is listed of some kinds stands in the list of all
// under the same id.
func checkFilter(t *testing.T, all, few *Document) {
	t.Helper()
	text := map[string]string{}
	for i := range all.Quotes {
		text[all.Quotes[i].ID] = all.Quotes[i].Text
	}
	for i := range few.Quotes {
		if q := &few.Quotes[i]; text[q.ID] != q.Text {
			t.Errorf("%s: %s is %q, and %q in the list of all", few.Doc, q.ID, q.Text, text[q.ID])
		}
	}
}
