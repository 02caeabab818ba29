package report

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"quotes/internal/model"
)

// File is the name of the embedded weights.
const File = "report.bin"

// SettingsName is the name of the embedded settings.
const SettingsName = "report"

// AcceptName is the name of the embedded models of confidence.
const AcceptName = "report-accept"

// errBroken says that bytes are no tagger.
var errBroken = errors.New("report: the weights are damaged or of another version")

// Load returns the embedded tagger. The error wraps model.ErrNoModel where
// there is none.
func Load() (*Tagger, error) {
	data, err := model.File(File)
	if err != nil {
		return nil, err
	}
	t := &Tagger{}
	if err := t.UnmarshalBinary(data); err != nil {
		return nil, err
	}
	if t.Accept, err = model.Load(AcceptName); err != nil && !errors.Is(err, model.ErrNoModel) {
		return nil, err
	}
	if t.AcceptAt, err = model.Calibration(AcceptName); err != nil && !errors.Is(err, model.ErrNoModel) {
		return nil, err
	}
	return t, t.loadSettings()
}

// Settings are what training found besides models.
type Settings struct {
	// Speech is the confidence from which on acts of speech are listed, Other
	// that of beliefs, plans and how things seem: of those listed, four of
	// five are right.
	Speech float64 `json:"speech"`
	Other  float64 `json:"other"`
}

func (t *Tagger) loadSettings() error {
	data, err := model.File(SettingsName + ".json")
	if errors.Is(err, model.ErrNoModel) {
		t.Settings = Settings{Speech: .5, Other: .9}
		return nil
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &t.Settings); err != nil {
		return fmt.Errorf("%s.json: %w", SettingsName, err)
	}
	return nil
}

// Listed says that a report is worth listing where nobody asks for all of them.
func (t *Tagger) Listed(r *Report) bool {
	if r.Communicates() {
		return r.told && r.Confidence >= t.Settings.Speech
	}
	return r.told && r.Confidence >= t.Settings.Other
}

// MarshalBinary returns the weights: the length of the sequence model, itself,
// and then for every counted word, keys ascending, the distance from the key
// before and its two steps in one byte. Integers are uvarints.
func (t *Tagger) MarshalBinary() ([]byte, error) {
	seq, err := t.Model.MarshalBinary()
	if err != nil {
		return nil, err
	}
	b := binary.AppendUvarint(nil, uint64(len(seq)))
	b = append(b, seq...)
	keys := make([]uint32, 0, len(t.Stats))
	for k := range t.Stats {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		b = append(b, t.Stats[k][0]<<4|t.Stats[k][1])
		last = k
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (t *Tagger) UnmarshalBinary(data []byte) error {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return errBroken
	}
	m := &model.Sequence{}
	if err := m.UnmarshalBinary(data[size : size+int(n)]); err != nil {
		return fmt.Errorf("%w: %w", errBroken, err)
	}
	if m.Labels != labels || len(m.Steps) != Classes*labels*labels {
		return errBroken
	}
	rest := data[size+int(n):]
	stats, key := Stats{}, uint32(0)
	for len(rest) > 0 {
		d, size := binary.Uvarint(rest)
		if size <= 0 || len(rest) <= size {
			return errBroken
		}
		key += uint32(d)
		stats[key] = [2]uint8{rest[size] >> 4, rest[size] & 15}
		rest = rest[size+1:]
	}
	t.Model, t.Stats = m, stats
	return nil
}
