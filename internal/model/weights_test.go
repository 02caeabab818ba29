package model

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// maxWeights is how much of the program may be weights.
const maxWeights = 5 << 19 // 2.5 MiB, of which the tagger of reports has 1.8

func TestLoad(t *testing.T) {
	forest, _ := readModel(t, "nan").MarshalBinary()
	s := newStore(fstest.MapFS{
		"weights/news.bin":    {Data: forest},
		"weights/broken.bin":  {Data: []byte("no model")},
		"weights/news.cal":    {Data: []byte(`{"x":[0,1],"y":[0.1,0.9]}`)},
		"weights/broken.cal":  {Data: []byte("no calibration")},
		"weights/trained.txt": {Data: []byte(Hash("read") + " news\n")},
	})
	f, err := s.load("news")
	if again, _ := s.load("news"); err != nil || f != again {
		t.Errorf("news: %v; loaded twice: %v", err, f != again)
	}
	if c, err := s.calibration("news"); err != nil || c.At(1) != .9 {
		t.Errorf("news.cal: %v", err)
	}
	for _, name := range []string{"other", "broken"} {
		_, err := s.load(name)
		_, calErr := s.calibration(name)
		if missing := name == "other"; err == nil || errors.Is(err, ErrNoModel) != missing || errors.Is(calErr, ErrNoModel) != missing {
			t.Errorf("%s: %v; %v", name, err, calErr)
		}
	}
	if hashes := s.trained(); !hashes[Hash("read")] || hashes[Hash("new")] {
		t.Errorf("trained: %v", hashes)
	}
}

// TestEmbedded loads whatever the program holds.
func TestEmbedded(t *testing.T) {
	total := int64(0)
	err := fs.WalkDir(embedded, "weights", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		total += info.Size()
		return err
	})
	if err != nil || total > maxWeights {
		t.Errorf("the weights have %d bytes, at most %d may be: %v", total, maxWeights, err)
	}
	forests, _ := fs.Glob(embedded, "weights/*.bin")
	for _, name := range forests {
		data, _ := fs.ReadFile(embedded, name)
		if err := new(Forest).UnmarshalBinary(data); string(data[:min(4, len(data))]) == forestMagic && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	calibrations, _ := fs.Glob(embedded, "weights/*.cal")
	for _, name := range calibrations {
		data, _ := fs.ReadFile(embedded, name)
		if err := new(Isotonic).UnmarshalBinary(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
