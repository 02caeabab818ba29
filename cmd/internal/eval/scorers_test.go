package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/eval/corpus"
)

// sharedDir is where the reference scorers and corpora stand, outside of the project.
const sharedDir = "../../../../shared"

// TestAgreesWithScorers holds every figure against the reference scorers, on
// predictions that are made of the gold and then spoilt in all sorts of ways.
func TestAgreesWithScorers(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil || !corpus.IsDir(sharedDir) {
		t.Skip("no reference scorers")
	}
	t.Run("polnear", agreesOnNews)
	t.Run("pdnc", agreesOnNovels)
}

func agreesOnNews(t *testing.T) {
	base := filepath.Join(absolute(t, sharedDir), "corpora/polnear")
	names := filepath.Join(base, "names_dev.json")
	docs, err := corpus.Corpus{Path: filepath.Join(base, "dev"), Names: names}.Read()
	if err != nil {
		t.Fatal(err)
	}
	preds := make([][]corpus.Prediction, len(docs))
	total := &Tally{}
	for i, d := range docs {
		preds[i] = spoilt(d, rand.New(rand.NewPCG(uint64(i), 1)))
		total.join(scoreNews(d, preds[i]))
	}
	file := filepath.Join(t.TempDir(), "pred.jsonl")
	writeNews(t, file, docs, preds)
	want := scorer(t, "score_polnear.py", base, "dev", file, names)
	r, p := total.Source.value(), total.Predicted.value()
	got := fmt.Sprintf("QUOTED  n=%d recall=%.3f precision=%.3f F1=%.3f (spans found %.3f of %d; predicted %d)\n",
		total.Source.of, r, p, f1(p, r), total.Found.value(), total.Found.of, total.Predicted.of)
	got += fmt.Sprintf("ENTITY  n=%d canonical speaker accuracy=%.3f\n", total.Entity.of, total.Entity.value())
	got += fmt.Sprintf("NAMES   given for %.3f of them, of those right=%.3f\n",
		total.Given.value(), total.GivenRight.value())
	for i, part := range []string{"Source", "Cue", "Content"} {
		o := total.Overlap[i]
		got += fmt.Sprintf("TRIPLE  %-8s overlap P=%.3f R=%.3f F1=%.3f\n", part, o.precision(), o.recall(), f1(o.precision(), o.recall()))
	}
	if got != want {
		t.Errorf("here:\n%sthe scorer:\n%s", got, want)
	}
}

func agreesOnNovels(t *testing.T) {
	base := filepath.Join(absolute(t, sharedDir), "corpora/pdnc")
	novels := []string{"DaisyMiller", "TheGambler", "TheManWhoWasThursday"}
	dir := t.TempDir()
	total := &Tally{}
	got, macro := "", 0.0
	for i, novel := range novels {
		docs, err := corpus.Corpus{Path: filepath.Join(base, novel)}.Read()
		if err != nil {
			t.Fatal(err)
		}
		preds := spoilt(docs[0], rand.New(rand.NewPCG(uint64(i), 2)))
		writeNovel(t, filepath.Join(dir, novel+".json"), preds)
		tally := scoreNovel(docs[0], preds)
		got += novelLine(novel, tally)
		macro += tally.Speaker.value()
		total.join(tally)
	}
	got += novelLine("ALL (micro)", total)
	got += fmt.Sprintf("macro speaker accuracy %.3f over %d novels\n", macro/float64(len(novels)), len(novels))
	if want := scorer(t, "score_pdnc.py", append([]string{base, dir}, novels...)...); got != want {
		t.Errorf("here:\n%sthe scorer:\n%s", got, want)
	}
}

func novelLine(name string, t *Tally) string {
	return fmt.Sprintf("%-30s n=%5d speaker=%.3f explicit=%.3f anaphoric=%.3f implicit=%.3f found=%.3f charF1=%.3f\n",
		name, t.Speaker.of, t.Speaker.value(), t.ofKind("explicit").value(), t.ofKind("anaphoric").value(),
		t.ofKind("implicit").value(), t.Found.value(), f1(t.Letters.precision(), t.Letters.recall()))
}

// spoilt returns predictions that are partly right.
func spoilt(d *corpus.Document, random *rand.Rand) []corpus.Prediction {
	var out []corpus.Prediction
	for i, q := range d.Quotes {
		if random.IntN(10) == 0 || len(q.Content) == 0 {
			continue
		}
		p := corpus.Prediction{Kind: []string{"direct", "mixed", "direct", "indirect"}[random.IntN(4)], Spans: append([]corpus.Span{}, q.Content...), Confidence: random.Float64()}
		if random.IntN(4) == 0 {
			p.Spans[0].End -= (p.Spans[0].End - p.Spans[0].Start) * random.IntN(100) / 100
		}
		if random.IntN(8) == 0 {
			p.Spans[0].Start = max(0, p.Spans[0].Start-random.IntN(400))
		}
		from := q // whose source and name the prediction takes
		if random.IntN(5) == 0 {
			from = d.Quotes[random.IntN(len(d.Quotes))]
		}
		if len(from.Source) > 0 && random.IntN(4) > 0 {
			p.Mention = &corpus.Span{Start: from.Source[0].Start + random.IntN(8), End: from.Source[0].End + random.IntN(3)}
		}
		if len(q.Cue) > 0 && random.IntN(3) > 0 {
			p.Cue = &q.Cue[0]
		}
		p.Speaker, p.Aliases = spoiltName(d, &from, random)
		out = append(out, p)
		if random.IntN(15) == 0 && i > 0 { // a quote where none is
			at := random.IntN(len(d.Text) - 50)
			p.Spans = []corpus.Span{{Start: at, End: at + random.IntN(50)}}
			out = append(out, p)
		}
	}
	return out
}

// spoiltName returns a name of the speaker: whole, cut, an alias, with a
// title, in lower case, or nobody's.
func spoiltName(d *corpus.Document, q *corpus.Quote, random *rand.Rand) (string, []string) {
	if q.Speaker == nil || q.Speaker.Name == "" {
		return []string{"", "Somebody Else", "Clinton", "I", "the narrator"}[random.IntN(5)], nil
	}
	aliases := q.Speaker.Aliases
	if d.Novel != nil {
		if i := d.Novel.Index(q.Speaker.Name); i >= 0 {
			aliases = d.Novel.Characters[i].Aliases
		}
	}
	words := strings.Fields(q.Speaker.Name)
	switch random.IntN(9) {
	case 0:
		return words[len(words)-1], nil
	case 1:
		return words[0], aliases
	case 2:
		return strings.ToLower(q.Speaker.Name), nil
	case 3:
		return "Mr. " + q.Speaker.Name + " Jr.", nil
	case 4:
		if len(aliases) > 0 {
			return aliases[random.IntN(len(aliases))], nil
		}
		return "İo " + q.Speaker.Name, aliases
	case 5:
		return "", nil
	}
	return q.Speaker.Name, nil
}

func writeNews(t *testing.T, file string, docs []*corpus.Document, preds [][]corpus.Prediction) {
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, d := range docs {
		if err := json.NewEncoder(f).Encode(map[string]any{"doc": d.ID, "quotes": scorerQuotes(preds[i])}); err != nil {
			t.Fatal(err)
		}
	}
}

func writeNovel(t *testing.T, file string, preds []corpus.Prediction) {
	var marked []corpus.Prediction
	for _, p := range preds {
		if !p.Reported() {
			marked = append(marked, p)
		}
	}
	data, err := json.Marshal(map[string]any{"quotes": scorerQuotes(marked)})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func scorerQuotes(preds []corpus.Prediction) []map[string]any {
	var out []map[string]any
	pair := func(s *corpus.Span) any {
		if s == nil {
			return nil
		}
		return []int{s.Start, s.End}
	}
	for _, p := range preds {
		q := map[string]any{"type": p.Kind, "speaker": nil, "aliases": p.Aliases, "mention": pair(p.Mention), "cue": pair(p.Cue)}
		if p.Speaker != "" {
			q["speaker"] = p.Speaker
		}
		var spans []any
		for i := range p.Spans {
			spans = append(spans, pair(&p.Spans[i]))
		}
		q["spans"] = spans
		out = append(out, q)
	}
	return out
}

func scorer(t *testing.T, script string, args ...string) string {
	t.Helper()
	dir := filepath.Join(sharedDir, "score")
	cmd := exec.Command("python3", append([]string{script}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "QUOTES_NARRATORS={}")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}
