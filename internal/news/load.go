package news

import (
	"encoding/json"
	"errors"
	"fmt"

	"quotes/internal/model"
)

// Settings are what training found besides models.
type Settings struct {
	// Thresholds are the confidences from which on a speaker is named, by
	// the kind of quote.
	Thresholds map[string]float64 `json:"thresholds"`

	// Rules are how often each rule found the speaker, and how often it was right.
	Rules map[string]Measured `json:"rules"`
}

// Measured is what cross-validation tells of a rule: the share of the
// attributed quotes that go by it, and the share of those that are right.
type Measured struct {
	Coverage  float64 `json:"coverage"`
	Precision float64 `json:"precision"`
}

// Threshold returns the confidence from which on a speaker is named.
func (s *Settings) Threshold(kind string) float64 {
	if t, ok := s.Thresholds[kind]; ok {
		return t
	}
	return .5
}

// Load returns a decoder with the embedded weights. Where there are none it
// returns one that does without, and model.ErrNoModel.
func Load() (*Decoder, error) {
	d := &Decoder{}
	var errs []error
	for name, f := range map[string]**model.Forest{"news-rank": &d.Rank, "news-accept": &d.Accept, "news-speech": &d.Speech, "news-resolve": &d.Resolve} {
		m, err := model.Load(name)
		errs = append(errs, err)
		*f = m
	}
	for name, c := range map[string]**model.Isotonic{
		"news-accept": &d.AcceptAt, "news-resolve": &d.ResolveAt, "news-named": &d.NameAt[0], "news-pronoun": &d.NameAt[1], "news-noun": &d.NameAt[2],
	} {
		m, err := model.Calibration(name)
		errs = append(errs, err)
		*c = m
	}
	var err error
	d.Settings, err = LoadSettings()
	return d, errors.Join(append(errs, err)...)
}

// LoadSettings returns the embedded settings.
func LoadSettings() (s Settings, err error) {
	data, err := model.File("news.json")
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("news.json: %w", err)
	}
	return s, nil
}
