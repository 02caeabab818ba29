package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
)

// checkReferences holds that every id of a document is once, and that every
// reference resolves within it: speakers by id and name, quotes by id.
func checkReferences(t *testing.T, doc *record.Document) {
	t.Helper()
	speakers, names := map[string]string{}, map[string]string{}
	for _, s := range doc.Everybody() {
		if _, twice := speakers[s.ID]; twice {
			t.Errorf("%s: two speakers have the id %s", doc.Doc, s.ID)
		}
		if other, twice := names[s.Name]; twice {
			t.Errorf("%s: %s and %s are both called %q", doc.Doc, other, s.ID, s.Name)
		}
		speakers[s.ID], names[s.Name] = s.Name, s.ID
	}
	for _, s := range doc.Everybody() {
		for _, member := range s.Members {
			if _, ok := speakers[member]; !ok || member == s.ID {
				t.Errorf("%s: the group %s has the member %s, who is none of the speakers", doc.Doc, s.ID, member)
			}
		}
	}
	quotes := map[string]bool{}
	for _, q := range doc.Quotes {
		if quotes[q.ID] {
			t.Errorf("%s: two quotes have the id %s", doc.Doc, q.ID)
		}
		quotes[q.ID] = true
	}
	checkSpeakersSpeak(t, doc)
	for _, q := range doc.Quotes {
		for field, id := range map[string]*string{"continues": q.Continues, "within": q.Within, "report": q.Report, "repeat_of": q.RepeatOf} {
			if id != nil && (!quotes[*id] || *id == q.ID) {
				t.Errorf("%s: %s of %s is %s, which is no other quote", doc.Doc, field, q.ID, *id)
			}
		}
		people := q.Addressees
		if q.Speaker != nil {
			people = append([]record.Ref{*q.Speaker}, people...)
		}
		for _, c := range q.Candidates {
			people = append(people, record.Ref{ID: c.ID, Name: c.Name})
		}
		for _, p := range people {
			if name, ok := speakers[p.ID]; !ok || name != p.Name {
				t.Errorf("%s: %s refers to %s %q; the speaker of that id is %q", doc.Doc, q.ID, p.ID, p.Name, name)
			}
		}
	}
}

// checkSpeakersSpeak holds that each of the speakers said a quote of the document, or
// is one of a group that did.
func checkSpeakersSpeak(t *testing.T, doc *record.Document) {
	t.Helper()
	said := map[string]bool{}
	for _, q := range doc.Quotes {
		if q.Speaker != nil {
			said[q.Speaker.ID] = true
		}
	}
	for _, s := range doc.Speakers {
		for _, member := range s.Members {
			said[member] = said[member] || said[s.ID]
		}
	}
	for _, s := range doc.Speakers {
		if !said[s.ID] {
			t.Errorf("%s: %s %q says nothing and is one of the speakers", doc.Doc, s.ID, s.Name)
		}
	}
}

// documentsOf runs extract on lines of JSON and returns its documents.
func documentsOf(t *testing.T, lines []byte, args ...string) (docs []*record.Document) {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: bytes.NewReader(lines), Stdout: &out, Stderr: &errs}
	if code := c.Main(append([]string{"extract", "-q", "--input-format", "jsonl", "-f", "jsonl", "--per", "doc", "-"}, args...)); code != ExitOK {
		t.Fatalf("%v: exit code %d: %s", args, code, &errs)
	}
	for line := range bytes.Lines(out.Bytes()) {
		doc := &record.Document{}
		if err := json.Unmarshal(line, doc); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

// textFiles returns the texts of files, those of JSON Lines each line's.
func textFiles(t *testing.T, most int, patterns ...string) (texts []string) {
	t.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(file) != ".jsonl" {
				texts = append(texts, strings.ToValidUTF8(string(data[:min(len(data), most)]), ""))
				continue
			}
			for line := range bytes.Lines(data) {
				var doc struct{ Text string }
				if json.Unmarshal(line, &doc) == nil && doc.Text != "" {
					texts = append(texts, strings.ToValidUTF8(doc.Text[:min(len(doc.Text), most)], ""))
				}
			}
		}
	}
	return texts
}

// scrambled returns texts with words changed, left out and out of place: what
// stands between whole sentences and noise.
func scrambled(texts []string, n int) []string {
	out := make([]string, n)
	puts := []string{",", "“", "”", "said", "’s", "of", "Mr.", "who", "—", "\n\n", "‘", "’", "\"", "he", "JO EK:", "and", "that", ":"}
	for i := range out {
		rng := rand.New(rand.NewPCG(uint64(i), 20))
		text := texts[rng.IntN(len(texts))]
		words := strings.SplitAfter(text[:min(len(text), 3000)], " ")
		for k := range words {
			switch j := rng.IntN(len(words)); rng.IntN(16) {
			case 0:
				words[k], words[j] = words[j], words[k]
			case 1:
				words[k] = ""
			case 2:
				words[k] = puts[rng.IntN(len(puts))] + " "
			}
		}
		out[i] = strings.ToValidUTF8(strings.Join(words, ""), "")
	}
	return out
}

// linesOf writes texts as lines of JSON.
func linesOf(t *testing.T, texts []string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, text := range texts {
		if err := json.NewEncoder(&b).Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// recordShapes are flags under which other quotes and speakers are listed.
var recordShapes = [][]string{
	{},
	{"--kinds", "all", "--nested", "--min-confidence", "0"},
	{"--kinds", "mixed", "--nested"},
	{"--kinds", "all", "--genre", "fiction", "--with-narration", "--nested", "--min-confidence", "0"},
	{"--kinds", "all", "--genre", "news", "--min-confidence", "1"},
}

// TestReferencesResolve holds of the project's texts, of texts of the corpora
// where they are there, and of random ones, that ids are once and references
// resolve.
func TestReferencesResolve(t *testing.T) {
	texts := textFiles(t, 40_000, "../../../testdata/articles/*", "../../../testdata/stories/*", "../../../testdata/cases/*.txt", "../../../testdata/sets/*.jsonl", "../../../testdata/*.jsonl")
	if len(texts) < 100 {
		t.Fatalf("%d texts", len(texts))
	}
	random := scrambled(texts, size(t, 100, 2000))
	shared := textFiles(t, size(t, 4000, 60_000), "../../../../shared/cases*.jsonl", "../../../../shared/corpora/novels/*.txt", "../../../../shared/corpora/litbank/*.jsonl", "../../../../shared/corpora/polnear/dev/text/*")
	lines := linesOf(t, slices.Concat(texts, random, shared))
	for _, args := range recordShapes {
		docs := documentsOf(t, lines, args...)
		if len(docs) != bytes.Count(lines, []byte("\n")) {
			t.Errorf("%v: %d documents", args, len(docs))
		}
		for i, doc := range docs {
			checkReferences(t, doc)
			if t.Failed() {
				t.Fatalf("%v: %.300q", args, slices.Concat(texts, random, shared)[i])
			}
		}
	}
}

// thorough asks for as many random documents as the project promises to stand;
// .ci/run sets it.
var thorough = flag.Bool("thorough", false, "look at a thousand random documents of every kind, and at longer texts")

// size is how much a test looks at by default, and where it is to be thorough.
func size(t *testing.T, usual, all int) int {
	t.Helper()
	if *thorough {
		return all
	}
	return usual
}
