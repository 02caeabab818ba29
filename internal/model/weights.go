package model

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// ErrNoModel says that the program holds no weights of a name.
var ErrNoModel = errors.New("the program holds no such model")

// The weights, by file name:
//
//	NAME.bin     a forest
//	NAME.cal     a calibration
//	trained.txt  Hash of each document that weights were trained on, and for what
//	CARD.md      the model card: data, settings and scores
//
// Without the first three the package still builds, and Load says ErrNoModel.
//
//go:embed weights
var embedded embed.FS

var weights = newStore(embedded)

// A store reads weights once, when they are first asked for.
type store struct {
	files        fs.FS
	forests      sync.Map // name → func() (*Forest, error)
	calibrations sync.Map // name → func() (*Isotonic, error)
	trained      func() map[string]bool
}

func newStore(files fs.FS) *store {
	s := &store{files: files}
	s.trained = sync.OnceValue(s.readTrained)
	return s
}

// Load returns the embedded forest of a name: "news-rank". The error wraps
// ErrNoModel where there is none.
func Load(name string) (*Forest, error) { return weights.load(name) }

// Calibration returns the embedded calibration of a name: "news". The error
// wraps ErrNoModel where there is none.
func Calibration(name string) (*Isotonic, error) { return weights.calibration(name) }

// File returns an embedded file of weights that other packages decode
// themselves. The error wraps ErrNoModel where there is none.
func File(name string) ([]byte, error) { return weights.read(name) }

// Fingerprint tells the embedded weights from others: the first eight bytes of the
// SHA-256 of all of them in hexadecimal, by the order of their names.
func Fingerprint() string { return fingerprint() }

var fingerprint = sync.OnceValue(func() string {
	sum := sha256.New()
	files, _ := fs.Glob(embedded, "weights/*") // the pattern is good
	for _, name := range files {
		if ext := path.Ext(name); ext != ".bin" && ext != ".cal" && ext != ".json" {
			continue
		}
		data, err := embedded.ReadFile(name)
		if err != nil {
			return ""
		}
		fmt.Fprintf(sum, "%s %d\n", path.Base(name), len(data))
		sum.Write(data)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
})

// Trained says that the embedded weights were trained on a document, which is
// known by the Hash of its text.
func Trained(text string) bool { return weights.trained()[Hash(text)] }

// Hash returns the short hash by which trained.txt knows a text: the first
// eight bytes of its SHA-256 in hexadecimal.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func (s *store) load(name string) (*Forest, error) {
	return once(&s.forests, name, func() (*Forest, error) {
		data, err := s.read(name + ".bin")
		if err != nil {
			return nil, err
		}
		f := &Forest{}
		if err := f.UnmarshalBinary(data); err != nil {
			return nil, fmt.Errorf("model %s: %w", name, err)
		}
		return f, nil
	})
}

func (s *store) calibration(name string) (*Isotonic, error) {
	return once(&s.calibrations, name, func() (*Isotonic, error) {
		data, err := s.read(name + ".cal")
		if err != nil {
			return nil, err
		}
		c := &Isotonic{}
		if err := c.UnmarshalBinary(data); err != nil {
			return nil, fmt.Errorf("calibration %s: %w", name, err)
		}
		return c, nil
	})
}

// once returns the value of a key, made at the first call for it.
func once[T any](values *sync.Map, key string, create func() (T, error)) (T, error) {
	value, ok := values.Load(key)
	if !ok {
		value, _ = values.LoadOrStore(key, sync.OnceValues(create))
	}
	return value.(func() (T, error))()
}

func (s *store) read(file string) ([]byte, error) {
	data, err := fs.ReadFile(s.files, "weights/"+file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", ErrNoModel, file)
	}
	return data, err
}

func (s *store) readTrained() map[string]bool {
	hashes := map[string]bool{}
	data, err := s.read("trained.txt")
	if err != nil {
		return hashes
	}
	for scan := bufio.NewScanner(bytes.NewReader(data)); scan.Scan(); {
		hash, _, _ := strings.Cut(scan.Text(), " ")
		hashes[hash] = true
	}
	return hashes
}
