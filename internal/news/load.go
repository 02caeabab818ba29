package news

import (
	"errors"

	"quotes/internal/model"
)

// Load returns a decoder with the embedded weights. Where there are none it
// returns one that does without, and model.ErrNoModel.
func Load() (*Decoder, error) {
	d := &Decoder{}
	var errs []error
	for name, f := range map[string]**model.Forest{"news-rank": &d.Rank, "news-accept": &d.Accept, "news-speech": &d.Speech, "news-resolve": &d.Resolve} {
		m, err := model.Load(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		*f = m
	}
	d.AcceptAt, _ = model.Calibration("news-accept")
	d.ResolveAt, _ = model.Calibration("news-resolve")
	return d, errors.Join(errs...)
}

// ThresholdOf returns the confidence from which on a speaker is named, by the
// kind of quote.
func ThresholdOf(kind string) float64 {
	if kind == "mixed" {
		return .6
	}
	return .5
}
