package main

import (
	"context"
	"fmt"

	"quotes/attribute"
	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/shape"
)

// turnRows runs the program over the transcripts.
func turnRows(ctx context.Context, o *options) ([]learn.Scored, error) {
	texts, err := learn.ReadTranscripts(o.sets)
	if err != nil {
		return nil, err
	}
	every := 0.
	a, err := attribute.New(attribute.Options{MinConfidence: &every})
	if err != nil {
		return nil, err
	}
	var rows []learn.Scored
	for i := range texts {
		doc := extract.New(texts[i].Text)
		res, err := a.Attribute(ctx, doc)
		if err != nil {
			return nil, err
		}
		odds := map[int]float64{}
		for _, sp := range doc.Spans {
			odds[sp.Start] = float64(sp.Odds)
		}
		for _, q := range res.Quotes {
			if q.Rule == shape.Turn().Name && q.Speaker != nil {
				rows = append(rows, learn.Scored{Score: odds[q.Parts[0].Start], Right: texts[i].Says(q.Parts[0].Text, q.Speaker.Name), Group: i})
			}
		}
	}
	return rows, nil
}

// learnTurns learns how likely a turn is its bearer's, and writes the card.
func learnTurns(ctx context.Context, o *options) error {
	rows, err := turnRows(ctx, o)
	if err != nil {
		return err
	}
	dir := learn.Dir(o.weights)
	if err := dir.SaveCalibration("turns", learn.FitLogistic(rows)); err != nil {
		return err
	}
	return dir.SaveCard(&learn.Card{
		Task: "turns",
		Data: "The turns that the program finds and names in the texts of the project: testdata/turns.jsonl (16 transcripts of as many styles, and 12 lists of \"Label: text\" " +
			"that are none), the plain files of testdata/sets/files, and testdata/cases. A calibration of the log-odds that the labels of a document give; the weights of " +
			"those odds were set by hand.",
		Scores: learn.LogisticScores(rows),
		Notes:  "Scores in four folds by text. The texts are short and few: of long transcripts the figures say little.",
	})
}

// crossValidateTurns prints the scores.
func crossValidateTurns(ctx context.Context, o *options) error {
	rows, err := turnRows(ctx, o)
	if err != nil {
		return err
	}
	for _, row := range learn.LogisticScores(rows) {
		fmt.Println(row)
	}
	return nil
}
