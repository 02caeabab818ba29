package script

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quotes/cmd/internal/docname"
	"quotes/cmd/internal/output"
	"quotes/internal/analysis"
)

// ManifestFile is the name of the file that tells what a script in a folder was made
// of, and what the program wrote there: what is not told, or is other now, is the
// user's, and is not written over.
const ManifestFile = "script.json"

// A manifest is what ManifestFile holds.
type manifest struct {
	Book   string            `json:"book"`        // name of its file
	Text   string            `json:"text_sha256"` // of the text that was read
	Format string            `json:"format"`
	Files  map[string]string `json:"files"` // name → SHA-256 of what the program wrote
}

// manifestOf returns what tells a book from another.
func manifestOf(a *analysis.Analysis) manifest {
	return manifest{Book: filepath.Base(a.In.Name), Text: digest([]byte(a.In.Text))}
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A Folder is where a script goes.
type Folder struct {
	Path   string
	Input  string // path of the book
	Voices string // path of the voices that are given; empty for none
	People string // path of what is known of the people; empty for none
	Force  bool   // write over what is the user's too
}

// Save writes the files of a script, each as a whole, and returns their names. It
// writes nothing where that would destroy what the program did not write, or what
// was changed since, or a script of another book or format.
func (f *Folder) Save(b *Book, form Format) (names []string, err error) {
	folder, err := output.OpenFolder(f.Path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	files, data := form.Files(b), map[string][]byte{}
	now := manifest{Book: b.source.Book, Text: b.source.Text, Format: form.Name, Files: map[string]string{}}
	for _, file := range files {
		if err := output.NotInput(filepath.Join(f.Path, file.Name), []string{f.Input}); err != nil {
			return nil, err
		}
		var buf bytes.Buffer
		if err := file.Write(&buf); err != nil {
			return nil, err
		}
		data[file.Name], now.Files[file.Name] = buf.Bytes(), digest(buf.Bytes())
		names = append(names, file.Name)
	}
	if !f.Force {
		if err := f.check(&now, names); err != nil {
			return nil, err
		}
	}
	for _, name := range names {
		if err := folder.WriteFile(name, func(w io.Writer) error { _, err := w.Write(data[name]); return err }); err != nil {
			return nil, err
		}
	}
	return names, folder.WriteFile(ManifestFile, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(&now)
	})
}

// check refuses to write what would destroy something of the user's. To now it adds
// the files of an earlier run of the same kind, which stay.
func (f *Folder) check(now *manifest, names []string) error {
	before, err := f.manifest()
	if err != nil {
		return err
	}
	advice := "take another folder, or write over it with --force"
	switch {
	case before.Format == "":
	case before.Text != now.Text && before.Book != now.Book:
		return &output.Error{Problem: fmt.Sprintf("-o %s: holds the script of another book, %s", f.Path, before.Book), Advice: advice}
	case before.Format != now.Format:
		return &output.Error{Problem: fmt.Sprintf("-o %s: holds the script in another format, %s", f.Path, before.Format), Advice: advice}
	}
	if err := f.keepVoices(); err != nil {
		return err
	}
	var lost []string
	for _, name := range names {
		if f.isUsers(name, before.Files[name], now.Files[name]) {
			lost = append(lost, filepath.Join(f.Path, name))
		}
	}
	if len(lost) > 0 {
		return &output.Error{Problem: output.ListNames(lost) + ": not written by quotes script, or changed since; nothing was written, so that it is not lost", Advice: advice}
	}
	for name, sum := range before.Files {
		if now.Files[name] == "" {
			now.Files[name] = sum
		}
	}
	return nil
}

// manifest returns what an earlier run tells; the zero value where there was none.
func (f *Folder) manifest() (manifest, error) {
	path := filepath.Join(f.Path, ManifestFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return manifest{}, nil
	}
	var m manifest
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil || m.Format == "" || m.Files == nil {
		return m, &output.Error{Problem: path + ": not written by quotes script", Advice: "take another folder, or write over it with --force"}
	}
	return m, nil
}

// isUsers says that a file of the folder has something that the program has not
// written: it is neither what it wrote before nor what it will write. The list of
// characters whose voices are given back is taken up.
func (f *Folder) isUsers(name, before, now string) bool {
	path := filepath.Join(f.Path, name)
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return false
	}
	if sum := digest(data); err == nil && (sum == before || sum == now) {
		return false
	}
	given := map[string]string{CastFile: f.Voices, DoubtfulFile: f.People}
	same, _ := docname.SameFile(path, given[name])
	return !same
}

// keepVoices refuses to write over a list of characters whose voices somebody has
// filled in, unless voices are given.
func (f *Folder) keepVoices() error {
	path := filepath.Join(f.Path, CastFile)
	voices, err := ReadVoices(path)
	if f.Voices != "" || err != nil || voices.Len() == 0 {
		return nil
	}
	return &output.Error{Problem: path + ": has voices, which would be lost", Advice: "give them with --voices " + path + ", take another folder, or write over it with --force"}
}
