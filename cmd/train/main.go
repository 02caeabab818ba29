// Command train learns the weights that the program embeds, and measures them
// by cross-validation on the documents they are learned from.
//
//	go run ./cmd/train TASK       learns a task's weights and writes them with their model card
//	go run ./cmd/train cv TASK    learns on some documents, scores on the others, in folds
//
// The trees are fitted by LightGBM, which needs Python 3 and what
// requirements.txt lists; everything else, and all features, are computed here
// by the packages that the program itself runs. Each task has its package below
// cmd/internal/learn. The same data gives the same weights.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"quotes/cmd/internal/learn"
	"quotes/cmd/internal/learn/fictionfit"
	"quotes/cmd/internal/learn/newsfit"
	"quotes/cmd/internal/learn/reportfit"
	"quotes/cmd/internal/learn/tagfit"
	"quotes/cmd/internal/learn/turnfit"
)

// A task is something to learn.
type task struct {
	name  string
	learn func(context.Context, *learn.Options) error
	cv    func(context.Context, *learn.Options) error
}

// tasks lists what can be learned.
func tasks() []task {
	return []task{
		{"news", newsfit.Learn, newsfit.CrossValidate},
		{"report", reportfit.Learn, reportfit.CrossValidate},
		{"fiction", fictionfit.Learn, fictionfit.CrossValidate},
		{"turns", turnfit.Learn, turnfit.CrossValidate},
		{"tags", tagfit.Learn, tagfit.CrossValidate},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(2)
	}
}

// run does what the arguments say.
func run(ctx context.Context, args []string) error {
	cv := len(args) > 0 && args[0] == "cv"
	if cv {
		args = args[1:]
	}
	for _, t := range tasks() {
		if len(args) == 0 || args[0] != t.name {
			continue
		}
		opts, err := parse(args[1:])
		if err != nil {
			return err
		}
		if cv {
			return t.cv(ctx, opts)
		}
		return t.learn(ctx, opts)
	}
	return fmt.Errorf("name a task: %s; or cv and a task", taskNames())
}

func taskNames() string {
	var names []string
	for _, t := range tasks() {
		names = append(names, t.name)
	}
	return strings.Join(names, ", ")
}

// parse reads the flags.
func parse(args []string) (*learn.Options, error) {
	o := &learn.Options{}
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&o.Polnear, "polnear", "../shared/corpora/polnear", "folder of the corpus PolNeAR, with its splits")
	fs.StringVar(&o.Names, "names", "", "file of canonical names of the training articles (default names_train.json in the corpus)")
	fs.StringVar(&o.Pdnc, "pdnc", "../shared/corpora/pdnc", "folder of the corpus PDNC")
	fs.StringVar(&o.Sets, "sets", "testdata/sets", "folder of the project's own texts to measure with")
	fs.StringVar(&o.Cases, "cases", "../shared/cases*.jsonl", "files of cases, for the labels of the transcripts among them")
	fs.StringVar(&o.Pages, "pages", "../shared/pages/articles.json", "file of the texts of web pages, with labelled fragments in sets")
	fs.StringVar(&o.Stories, "stories", "../shared/corpora/litbank/train.jsonl,../shared/corpora/bible/train.jsonl,testdata/training/scenes.jsonl", "files of stretches of stories with their speakers")
	fs.StringVar(&o.Weights, "weights", "internal/model/weights", "folder for the weights and the model card")
	fs.StringVar(&o.Tags, "tags", "internal/nlp/tags.bin", "file for the tagger that learns from prose")
	fs.StringVar(&o.Python, "python", "python3", "interpreter that has LightGBM")
	fs.BoolVar(&o.Quick, "quick", false, "with cv fiction: compare quickly, with fewer and coarser trees and without acceptance")
	fs.BoolVar(&o.Sure, "sure", false, "with --quick: confidence and excerpts too")
	fs.IntVar(&o.Folds, "folds", 2, "with --quick: number of folds")
	fs.StringVar(&o.Out, "out", "", "with cv: folder for the predictions")
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	if fs.NArg() > 0 {
		return nil, fmt.Errorf("what is %q? flags come after the task", fs.Arg(0))
	}
	if o.Names == "" {
		o.Names = o.Polnear + "/names_train.json"
	}
	return o, nil
}
