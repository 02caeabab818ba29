package fiction

import (
	"errors"
	"fmt"

	"quotes/internal/model"
)

// Passes is how many models rank one after the other.
const Passes = 3

// Threshold is the confidence from which on a speaker is named: readers of
// novels want the best guess.
const Threshold = .3

// ModelName returns the name of a pass's model.
func ModelName(pass int) string { return fmt.Sprintf("fiction-%d", pass+1) }

// Load returns a decoder with the embedded weights. Where there are none it
// returns one that names nobody, and model.ErrNoModel.
func Load() (*Decoder, error) {
	d := &Decoder{}
	for pass := range Passes {
		f, err := model.Load(ModelName(pass))
		if err == nil {
			err = f.Check(Columns(pass))
		}
		if err != nil {
			return &Decoder{}, err
		}
		d.Passes = append(d.Passes, f)
	}
	var err error
	if d.Sure, err = model.Calibration("fiction"); errors.Is(err, model.ErrNoModel) {
		err = nil
	}
	return d, err
}
