// Package fictionfit learns the weights of stories from annotated novels and
// excerpts, and measures them by cross-validation.
package fictionfit

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/internal/fiction"
	"quotes/internal/model"
	"quotes/internal/pipeline"
)

// fictionFolds is how many times the novels are parted for cross-validation.
const fictionFolds = 5

// fictionConfig are the settings of every pass.
var fictionConfig = learn.Config{Objective: learn.Softmax, Rounds: 170, Params: map[string]any{
	"num_leaves": 31, "learning_rate": .1, "max_bin": 63, "min_data_in_leaf": 20, "feature_fraction": .5, "bagging_fraction": .8, "bagging_freq": 1,
	"lambda_l2": 2,
}}

// A fictionFit is the models of all passes, of all folds.
type fictionFit struct {
	novels []*novel
	parts  [][]*novel        // novel → excerpts of it that the passes learn from besides
	rows   [][][]learn.Row   // pass, novel
	folds  []fiction.Decoder // by fold
	whole  []int             // novel; how many of its rows of acceptance are of the whole
	accept [][]answer        // novel; of the acceptance model, from the folds that have not seen it
	sure   *model.Isotonic   // of what the folds say of novels they have not seen

	settings fiction.Settings
}

func readNovels(o *learn.Options) ([]*novel, error) {
	docs, err := corpus.Corpus{Path: o.Pdnc}.Read()
	if err != nil {
		return nil, err
	}
	var gold []*storyGold
	for _, d := range docs {
		gold = append(gold, &storyGold{Document: d})
	}
	samples, err := readStories(strings.Split(o.Stories, ",")...)
	if err != nil {
		return nil, err
	}
	gold = append(gold, samples...)
	novels := make([]*novel, len(gold))
	return novels, learn.Parallel(len(gold), func(i int) error {
		novels[i] = newNovel(gold[i])
		return nil
	})
}

// fold returns the fold of a novel by its place in the alphabet.
func (f *fictionFit) fold(novel int) int { return novel % len(f.folds) }

// fitFiction fits all passes in folds: a later pass learns from what the one
// before says of novels that it has not seen.
func fitFiction(ctx context.Context, o *learn.Options, novels []*novel) (*fictionFit, error) {
	f := &fictionFit{novels: novels, folds: make([]fiction.Decoder, fictionFolds)}
	if err := f.fitPasses(ctx, o); err != nil {
		return nil, err
	}
	return f, f.fitAcceptance(ctx, o)
}

// Every so many-th excerpt of a novel, of so many paragraphs in turn, teaches the
// passes besides the whole: at the beginning of a document nobody has been named.
const partsEvery = 3

var partsParagraphs = []int{40, 20, 8}

// readParts cuts the excerpts that the passes learn from.
func (f *fictionFit) readParts() error {
	f.parts = make([][]*novel, len(f.novels))
	return learn.Parallel(len(f.novels), func(i int) error {
		if f.novels[i].gold.sample {
			return nil
		}
		for _, gold := range excerpts(f.novels[i].gold, partsParagraphs, partsEvery) {
			f.parts[i] = append(f.parts[i], newNovel(gold))
		}
		return nil
	})
}

// texts returns a novel and the excerpts of it that the passes learn from.
func (f *fictionFit) texts(i int) []*novel {
	return append([]*novel{f.novels[i]}, f.parts[i]...)
}

// fitPasses fits all passes in folds.
func (f *fictionFit) fitPasses(ctx context.Context, o *learn.Options) error {
	novels := f.novels
	if err := f.readParts(); err != nil {
		return err
	}
	for pass := range fiction.Passes {
		rows := make([][]learn.Row, len(novels))
		err := learn.Parallel(len(novels), func(i int) error {
			for k, n := range f.texts(i) {
				for _, r := range n.rows(f.folds[f.fold(i)], pass, novels[i].gold.ID) {
					r.Group += k << 20
					rows[i] = append(rows[i], r)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		f.rows = append(f.rows, rows)
		err = learn.Parallel(len(f.folds), func(fold int) error {
			forest, err := f.fit(ctx, o, pass, func(i int) bool { return f.fold(i) != fold })
			f.folds[fold].Passes = append(f.folds[fold].Passes, forest)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// fit fits the model of a pass on the novels chosen. Long novels count less than
// their length.
func (f *fictionFit) fit(ctx context.Context, o *learn.Options, pass int, use func(int) bool) (*model.Forest, error) {
	t := learn.NewTable(fiction.Columns(pass))
	group := 0
	for i, rows := range f.rows[pass] {
		if !use(i) {
			continue
		}
		weight := float32(f.novels[i].gold.scale() * 100 / math.Sqrt(float64(max(1, len(rows)))))
		last := -1
		for _, r := range rows {
			if o.Quick && r.Group/20%quickParts != 0 {
				continue
			}
			if r.Group != last {
				last = r.Group
				group++
			}
			r.Group, r.Weight = group, weight
			t.Rows = append(t.Rows, r)
		}
	}
	c := fictionConfig
	if o.Quick {
		c = quickConfig()
	}
	c.Python = o.Python
	return t.Fit(ctx, c)
}

// Learn learns the weights of stories and writes them with their card.
func Learn(ctx context.Context, o *learn.Options) error {
	novels, err := readNovels(o)
	if err != nil {
		return err
	}
	f, err := fitFiction(ctx, o, novels)
	if err != nil {
		return err
	}
	dir := learn.Dir(o.Weights)
	card := &learn.Card{Task: "fiction", Data: fictionData, Notes: fictionNotes}
	if err := f.fitWhole(ctx, o, dir, card); err != nil {
		return err
	}
	if err := dir.SaveCalibration(fiction.AcceptName, f.sure); err != nil {
		return err
	}
	if err := dir.SaveJSON(fiction.SettingsName, f.settings); err != nil {
		return err
	}
	var texts []string
	for _, n := range novels {
		texts = append(texts, n.text)
	}
	if err := dir.SaveTrained("fiction", texts); err != nil {
		return err
	}
	report, err := f.score("")
	if err != nil {
		return err
	}
	card.Scores = fictionScores(report)
	var more strings.Builder
	f.scoreSamples(&more)
	if err := f.scoreExcerpts(&more); err != nil {
		return err
	}
	card.Notes += "\nStretches of other stories, and excerpts of 40 paragraphs of the novels, every fourth, by the models that have not seen them:\n\n```\n" +
		more.String() + "```"
	return dir.SaveCard(card)
}

// fitWhole fits every model to all novels and saves it.
func (f *fictionFit) fitWhole(ctx context.Context, o *learn.Options, dir learn.Dir, card *learn.Card) error {
	all := func(int) bool { return true }
	var fits []func() (*model.Forest, error)
	for pass := range fiction.Passes {
		card.Names, card.Settings = append(card.Names, fiction.ModelName(pass)), append(card.Settings, fictionConfig)
		fits = append(fits, func() (*model.Forest, error) { return f.fit(ctx, o, pass, all) })
	}
	for k, holds := range []func(*answer) bool{right, nobody} {
		card.Names, card.Settings = append(card.Names, []string{fiction.AcceptName, fiction.NobodyName}[k]), append(card.Settings, acceptConfig)
		fits = append(fits, func() (*model.Forest, error) { return f.fitAccept(ctx, o, holds, all) })
	}
	return learn.Parallel(len(fits), func(i int) error {
		forest, err := fits[i]()
		if err != nil {
			return err
		}
		return dir.SaveForest(card.Names[i], forest)
	})
}

const fictionData = `20 novels of the Project Dialogism Novel Corpus (https://github.com/Priya22/project-dialogism-novel-corpus), English novels of
1811 to 1934 in which people marked who speaks each quotation; 31 stretches of 2,000 words of other novels of LitBank (Bamman and others,
CC BY 4.0), four books of the World English Bible (public domain) with the speakers of Glyssen (MIT), and 388 scenes in the manners of
today that were written for this project (testdata/training/scenes.jsonl), each of which counts .3. Scores are of cross-validation in five
folds: of novels that the models had not seen; "macro" is the mean over novels, with thoughts in marks counted as the corpus does.`

const fictionNotes = `The ranking shares out one probability over the candidates that the text offers. How probable it is that the best of them is
right, whoever else there may be, is told by a model of its own (fiction-accept): it has learned from what the folds say of novels that they
have not seen, of their excerpts of 8 to 60 paragraphs, and of excerpts as if one who speaks were named nowhere. From the same rows a second
model (fiction-nobody) tells how probable it is that somebody else speaks than those whom the text offers; where that is likelier than the best
of them, nobody is named, however low the threshold. A speaker is named from the confidence on (fiction.json) at which nine in ten names of
such excerpts are right. Units whose tag leaves no choice are not ranked: of direct tags with a name .98 are right. The rules that sort names into people were made with these
novels in view, those of the held-out folds too: on other books expect somewhat less.`

// CrossValidate prints how right the models are on novels unseen.
func CrossValidate(ctx context.Context, o *learn.Options) error {
	novels, err := readNovels(o)
	if err != nil {
		return err
	}
	if o.Quick {
		return quickFiction(ctx, o, novels)
	}
	f, err := fitFiction(ctx, o, novels)
	if err != nil {
		return err
	}
	report, err := f.score(o.Out)
	if err != nil {
		return err
	}
	for _, row := range fictionScores(report) {
		for k, cell := range row {
			if k == 0 {
				fmt.Printf("%-30s", cell)
			} else {
				fmt.Printf(" %-10s", cell)
			}
		}
		fmt.Println()
	}
	f.scoreSamples(os.Stdout)
	return f.scoreExcerpts(os.Stdout)
}

// books returns the novels that are whole; they come first.
func (f *fictionFit) books() []*novel {
	n := 0
	for n < len(f.novels) && !f.novels[n].gold.sample {
		n++
	}
	return f.novels[:n]
}

// score runs every novel with the models that have not seen it, and writes the
// predictions into a folder unless its name is empty.
func (f *fictionFit) score(out string) (*eval.Report, error) {
	books := f.books()
	docs, preds := make([]*corpus.Document, len(books)), make([][]corpus.Prediction, len(books))
	a, err := attribute.New(attribute.Options{Genre: attribute.Fiction, MinConfidence: new(float64)})
	if err != nil {
		return nil, err
	}
	err = learn.Parallel(len(books), func(i int) error {
		n := books[i]
		res, err := a.Attribute(pipeline.With(context.Background(), pipeline.Decoders{Story: &f.folds[f.fold(i)]}), n.doc)
		if err != nil {
			return err
		}
		docs[i], preds[i] = n.gold.Document, eval.Predictions(res, n.text, true)
		return writeNovel(out, n.gold.ID, preds[i])
	})
	if err != nil {
		return nil, err
	}
	return eval.Score(docs, preds, false), nil
}

// writeNovel writes predictions in the form that the reference scorer reads.
func writeNovel(dir, id string, preds []corpus.Prediction) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	type quote struct {
		Spans      [][2]int `json:"spans"`
		Speaker    *string  `json:"speaker"`
		Aliases    []string `json:"aliases"`
		Confidence float64  `json:"confidence"`
		Rule       string   `json:"rule"`
	}
	list := []quote{}
	for i := range preds {
		q := quote{Aliases: preds[i].Aliases, Confidence: preds[i].Confidence, Rule: preds[i].Rule}
		for _, s := range preds[i].Spans {
			q.Spans = append(q.Spans, [2]int{s.Start, s.End})
		}
		if preds[i].Speaker != "" {
			q.Speaker = &preds[i].Speaker
		}
		list = append(list, q)
	}
	data, err := json.Marshal(map[string]any{"quotes": list})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, id+".json"), data, 0o666)
}

// fictionScores is the table of the figures by novel, with the mean at its end.
func fictionScores(r *eval.Report) [][]string {
	var out [][]string
	row := func(name string, metrics []eval.Metric) {
		if out == nil {
			head := []string{"novel"}
			for _, m := range metrics {
				head = append(head, m.Name)
			}
			out = append(out, head)
		}
		cells := []string{name}
		for _, m := range metrics {
			cells = append(cells, fmt.Sprintf("%.3f", m.Value))
		}
		out = append(out, cells)
	}
	for _, d := range r.Documents {
		row(d.Doc, d.Metrics)
	}
	row("macro", r.Macro)
	return out
}
