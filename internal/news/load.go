package news

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"quotes/internal/model"
)

// Settings are what training found besides models.
type Settings struct {
	// Thresholds are the confidences from which on a speaker is named, by
	// the kind of quote; and, as Described, from which on one is told by the
	// words of the text where no name is known.
	Thresholds map[string]float64 `json:"thresholds"`

	// Rules are how often each rule found the speaker, and how often it was right.
	Rules map[string]Measured `json:"rules"`

	// Joins are how often each way of joining could join two stretches of
	// speech, of all stretches, and how often those were one quote.
	Joins map[Join]Measured `json:"joins"`

	// Only is how often a noun meant the only one whom it can mean.
	Only Measured `json:"only"`
}

// Form returns the probability that a source is right which the form of the text
// gives away, by the name of the shape: of those measured, and one right and one
// wrong more, the share that is right.
func (s *Settings) Form(shape string) float64 { return s.Rules[shape].Likely() }

// Join returns the probability that two stretches are one quote.
func (s *Settings) Join(way Join) float64 { return s.Joins[way].Likely() }

// Measured is what cross-validation tells of a rule: the share of the
// attributed quotes that go by it, and the share of those that are right.
type Measured struct {
	Coverage  float64 `json:"coverage"`
	Precision float64 `json:"precision"`

	Count int    `json:"count"`        // how many were measured
	On    string `json:"on,omitempty"` // what they were measured on; empty for the articles of training
}

// Likely returns the probability that one more is right: the share of those
// measured and of two more, one of them wrong.
func (m Measured) Likely() float64 {
	return (m.Precision*float64(m.Count) + 1) / float64(m.Count+2)
}

// Threshold returns the confidence from which on a speaker is named.
func (s *Settings) Threshold(kind string) float64 {
	if t, ok := s.Thresholds[kind]; ok {
		return t
	}
	return .5
}

// Described is the key in Settings.Thresholds of speakers who have no name.
const Described = "described"

// Load returns a decoder with the embedded weights. Where there are none it
// returns one that does without, and model.ErrNoModel.
func Load() (*Decoder, error) {
	d := &Decoder{}
	var errs []error
	for name, f := range map[string]**model.Forest{"news-rank": &d.Rank, "news-accept": &d.Accept, "news-speech": &d.Speech, "news-resolve": &d.Resolver.Choose} {
		m, err := model.Load(name)
		errs = append(errs, err)
		*f = m
	}
	for name, c := range map[string]**model.Isotonic{
		"turns": &d.TurnAt, "news-accept": &d.AcceptAt, "news-resolve": &d.Resolver.At, "news-named": &d.NameAt[0], "news-pronoun": &d.NameAt[1], "news-noun": &d.NameAt[2], "news-described": &d.NameAt[3], "news-proper": &d.NameAt[4],
	} {
		m, err := model.Calibration(name)
		errs = append(errs, err)
		*c = m
	}
	var err error
	d.Settings, err = LoadSettings()
	d.Resolver.Only = d.Settings.Only.Likely()
	return d, errors.Join(append(errs, err)...)
}

// LoadSettings returns the embedded settings, which are read once: callers share
// their maps, and may not change them.
var LoadSettings = sync.OnceValues(readSettings)

func readSettings() (s Settings, err error) {
	data, err := model.File("news.json")
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("news.json: %w", err)
	}
	return s, nil
}
