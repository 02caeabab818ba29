package unpack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// An Archive is a zip archive in memory: DOCX, EPUB, XLSX. What is read of it
// comes out of its budget.
type Archive struct {
	files  map[string]*zip.File
	budget *Budget
}

// Open reads the list of an archive's files. The error wraps [ErrDamaged].
func (b *Budget) Open(data []byte) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	a := &Archive{files: map[string]*zip.File{}, budget: b}
	for _, f := range z.File {
		name := path.Clean(strings.ReplaceAll(f.Name, "\\", "/"))
		if _, ok := a.files[name]; !ok {
			a.files[name] = f
		}
	}
	return a, nil
}

// Names lists the archive's files in the order of their names, folders left out.
func (a *Archive) Names() []string {
	var names []string
	for name, f := range a.files {
		if !strings.HasSuffix(f.Name, "/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Within returns the archive with another budget for what is read of it.
func (a *Archive) Within(b *Budget) *Archive { return &Archive{files: a.files, budget: b} }

// Has says that the archive holds a file of that name, with slashes.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// Read unpacks a file of the archive.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.files[name]
	switch {
	case f == nil:
		return nil, ErrMissing
	case f.Flags&1 != 0:
		return nil, ErrLocked
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer r.Close()
	return a.budget.ReadAll(&bounded{r: asDamage{r}, packed: &counted{n: int64(f.CompressedSize64)}})
}

// asDamage says of every error that the archive is damaged.
type asDamage struct{ io.Reader }

// Read reads.
func (d asDamage) Read(p []byte) (int, error) {
	n, err := d.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}
