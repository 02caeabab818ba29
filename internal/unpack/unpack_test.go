package unpack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packings pack a text in every way that is read.
var packings = map[string]func(t testing.TB, text string) []byte{
	"nothing": func(_ testing.TB, text string) []byte { return []byte(text) },
	"gzip": func(t testing.TB, text string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(text))
		if err := errors.Join(err, w.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	},
	"zstd": func(t testing.TB, text string) []byte {
		w, err := zstd.NewWriter(nil)
		if err != nil {
			t.Fatal(err)
		}
		return w.EncodeAll([]byte(text), nil)
	},
	"zip": func(t testing.TB, text string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("dir\\a.txt")
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Write([]byte(text))
		if err := errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	},
}

// unpacked reads a text as its packing is read.
func unpacked(b *Budget, packing string, data []byte) (string, error) {
	if packing == "zip" {
		a, err := b.Open(data)
		if err != nil {
			return "", err
		}
		text, err := a.Read("dir/a.txt")
		return string(text), err
	}
	r, packed, err := b.Stream(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	if packed != (packing != "nothing") {
		return "", errors.New("packed or not: it tells the wrong one")
	}
	text, err := b.ReadAll(r)
	return string(text), err
}

// TestBudget holds that what is packed in whatever way comes out as it was, and
// that each bound of the budget holds of each.
func TestBudget(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	const text = "“Yes,” said Jo."
	filling := strings.Repeat("a", 4<<20)
	for name, pack := range packings {
		for what, c := range map[string]struct {
			ctx   context.Context
			bytes int64
			text  string
			want  error
		}{
			"a text":           {context.Background(), int64(len(text)), text, nil},
			"a byte too many":  {context.Background(), int64(len(text)) - 1, text, ErrBytes},
			"time that is out": {ended, 1 << 20, text, context.Canceled},
			"a bomb":           {context.Background(), 1 << 30, filling, ErrRatio},
		} {
			got, err := unpacked(New(c.ctx, c.bytes), name, pack(t, c.text))
			if name == "nothing" && c.want == ErrRatio {
				c.want = nil // what is not packed has no ratio
			}
			if !errors.Is(err, c.want) || c.want == nil && got != c.text {
				t.Errorf("%s of %s: %v", what, name, err)
			}
		}
	}
}

// TestDamage holds that what is cut is an error, and that a budget is one for
// all files of an archive.
func TestDamage(t *testing.T) {
	for name, pack := range packings {
		data := pack(t, strings.Repeat("abc ", 999))
		if name == "nothing" {
			continue
		}
		if _, err := unpacked(New(context.Background(), 1<<20), name, data[:len(data)-9]); err == nil {
			t.Errorf("%s: no error of what is cut", name)
		}
	}
	b := New(context.Background(), 20)
	a, err := b.Open(packings["zip"](t, "fifteen letters"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Read("dir/a.txt"); err != nil {
		t.Error(err)
	}
	if _, err := a.Read("dir/a.txt"); !errors.Is(err, ErrBytes) {
		t.Errorf("the second time: %v", err)
	}
	if _, err := a.Read("b.txt"); !errors.Is(err, ErrMissing) || a.Has("b.txt") || !a.Has("dir/a.txt") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// FuzzUnpack unpacks any bytes without a panic, and never more than is allowed.
func FuzzUnpack(f *testing.F) {
	for _, pack := range packings {
		f.Add(pack(f, "“Yes,” said Jo."))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 16
		b := New(context.Background(), most)
		if r, _, err := b.Stream(bytes.NewReader(data)); err == nil {
			if n, _ := io.Copy(io.Discard, io.LimitReader(r, 1<<24)); n > int64(len(data))*MaxRatio && n > floor {
				t.Errorf("%d bytes of %d", n, len(data))
			}
		}
		a, err := b.Open(data)
		if err != nil {
			return
		}
		total := 0
		for name := range a.files {
			text, _ := a.Read(name)
			total += len(text)
		}
		if total > most {
			t.Errorf("%d bytes of an archive, and %d are allowed", total, most)
		}
	})
}
