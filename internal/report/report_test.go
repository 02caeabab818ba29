package report

import (
	"fmt"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/scene"
)

// found returns the reports of a text, its own weights embedded.
func found(t testing.TB, text string) []Report {
	t.Helper()
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	scene, err := scene.New(extract.New(text), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return tagger.Find(scene)
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, source, cue, content, lemma string }{
		{"The minister said that the ferry would sail again.", "The minister", "said", "that the ferry would sail again", "say"},
		{"Ida Holm has repeatedly warned that the dam is too old.", "Ida Holm", "has repeatedly warned", "that the dam is too old", "warn"},
		{"According to the police, nobody was hurt.", "the police", "According to", "nobody was hurt", "accord"},
		{"Prices will fall next year, the bank predicted.", "the bank", "predicted", "Prices will fall next year", "predict"},
	} {
		reports := found(t, c.text)
		if len(reports) != 1 {
			t.Errorf("%q: %d reports", c.text, len(reports))
			continue
		}
		r := reports[0]
		get := func(p *Place) string {
			if p == nil {
				return ""
			}
			return c.text[p.Start:p.End]
		}
		if get(r.Source) != c.source || get(r.Cue) != c.cue || get(&r.Content[0]) != c.content || r.Lemma != c.lemma {
			t.Errorf("%q: source %q, cue %q (%s), content %q", c.text, get(r.Source), get(r.Cue), r.Lemma, get(&r.Content[0]))
		}
	}
}

// TestStretchesEndWithTheirSentence holds that a source and a cue never run over
// the end of a sentence, whatever the labels say.
func TestStretchesEndWithTheirSentence(t *testing.T) {
	scene, err := scene.New(extract.New("He said. She said. It rained."), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := NewReader(scene, nil).Paragraph(0)
	for _, label := range []uint8{SourceMore, CueMore} {
		labels, margins := make([]uint8, w.Len()), make([]float32, w.Len())
		for i := range labels {
			labels[i] = label
		}
		labels[0] = label - 1
		if got := stretches(w, labels, margins); len(got) != 3 {
			t.Errorf("%d stretches in three sentences", len(got))
		}
	}
}

func TestFeaturesTellWordsApart(t *testing.T) {
	scene, err := scene.New(extract.New("The mayor said that it rained, and Jo Ek agreed."), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := NewReader(scene, nil).Paragraph(0)
	seen := map[string]int{}
	for i := range w.Len() {
		var key strings.Builder
		for _, f := range w.Features(i, nil) {
			if f == 0 {
				t.Fatal("a feature is 0, which is no key")
			}
			fmt.Fprint(&key, f, " ")
		}
		if old, ok := seen[key.String()]; ok {
			t.Errorf("words %d and %d have the same features", old, i)
		}
		seen[key.String()] = i
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The minister said that the ferry would sail again on Monday. “We waited long,” she told reporters in Hull. The crew, who had slept on board, was glad.\n\n", 100)
	tagger, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		scene, err := scene.New(extract.New(text), lexicon.Cues(), nil)
		if err != nil {
			b.Fatal(err)
		}
		tagger.Find(scene)
	}
}
