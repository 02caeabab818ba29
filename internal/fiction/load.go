package fiction

import (
	"encoding/json"
	"errors"
	"fmt"

	"quotes/internal/model"
)

// Passes is how many models rank one after the other.
const Passes = 3

// Settings are what training found besides models.
type Settings struct {
	// Threshold is the confidence from which on a speaker is named.
	Threshold float64 `json:"threshold"`
}

// SettingsName is the file of the settings, without its extension.
const SettingsName = "fiction"

// ModelName returns the name of a pass's model.
func ModelName(pass int) string { return fmt.Sprintf("fiction-%d", pass+1) }

// AcceptName is the name of the acceptance model.
const AcceptName = "fiction-accept"

// NobodyName is the name of the model of speakers who are no candidates.
const NobodyName = "fiction-nobody"

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
	return d, d.loadAcceptance()
}

// loadAcceptance loads what says how sure a choice is. Weights without it leave
// the ranking's own probability.
func (d *Decoder) loadAcceptance() (err error) {
	d.Accept, err = model.Load(AcceptName)
	if errors.Is(err, model.ErrNoModel) {
		return nil
	}
	if err == nil {
		err = d.Accept.Check(AcceptColumns())
	}
	if err != nil {
		return err
	}
	if d.Nobody, err = model.Load(NobodyName); err == nil {
		err = d.Nobody.Check(AcceptColumns())
	}
	if err != nil {
		return err
	}
	if d.Sure, err = model.Calibration(AcceptName); err != nil {
		return err
	}
	data, err := model.File(SettingsName + ".json")
	if err != nil {
		return err
	}
	return json.Unmarshal(data, &d.Settings)
}
