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

	// Bias raises the labels of each Part, so that as many are missed as are
	// found too many.
	Bias [4]float64 `json:"bias"`
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

// Lists says that a report is listed: from the confidence least on, or, where
// least is nil, where it is worth it.
func (t *Tagger) Lists(r *Report, least *float64) bool {
	if least != nil {
		return r.Confidence >= *least
	}
	return t.Listed(r)
}

// Listed says that a report is worth listing where nobody asks for all of them.
func (t *Tagger) Listed(r *Report) bool {
	if r.Communicates() {
		return r.told && r.Confidence >= t.Settings.Speech
	}
	return r.told && r.Confidence >= t.Settings.Other
}

// MarshalBinary returns the weights: the sequence model after its length, and
// then for every counted word, keys ascending, the distance from the key before
// and its two steps in one byte. Integers are uvarints.
func (t *Tagger) MarshalBinary() ([]byte, error) {
	seq, err := t.Model.MarshalBinary()
	if err != nil {
		return nil, err
	}
	b := append(binary.AppendUvarint(nil, uint64(len(seq))), seq...)
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

// sequence reads a sequence model and returns the bytes after it.
func sequence(data []byte) (*model.Sequence, []byte, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return nil, nil, errBroken
	}
	end := size + int(n)
	m := &model.Sequence{}
	if err := m.UnmarshalBinary(data[size:end]); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	if m.Labels != labels || len(m.Steps) != Classes*labels*labels {
		return nil, nil, errBroken
	}
	return m, data[end:], nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (t *Tagger) UnmarshalBinary(data []byte) error {
	m, rest, err := sequence(data)
	if err != nil {
		return err
	}
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
