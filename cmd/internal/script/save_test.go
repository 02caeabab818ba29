package script

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSaveKeepsWhatIsTheUsers holds what a second run does with a folder: it writes
// over what the program wrote, and over nothing else unless it is told to.
func TestSaveKeepsWhatIsTheUsers(t *testing.T) {
	b := lockHouseScript(t, Voices{})
	chapter := b.fileName(1) + ".csv"
	for _, test := range []struct {
		name, file, text string // what the folder holds when the second run comes
		format           string // of the second run
		refused          string // words of the message; empty: it is written
	}{
		{name: "again", format: "csv"},
		{name: "a chapter was changed", file: chapter, text: "mine", format: "csv", refused: chapter + ": not written by quotes script, or changed since"},
		{name: "another file", file: "notes.txt", text: "mine", format: "csv"},
		{name: "another format", format: "fountain", refused: "holds the script in another format, csv"},
		{name: "the list of actors", file: CastFile, text: "actor,phone\nJo,1\n", format: "csv", refused: "cast.csv: not written by"},
		{name: "the manifest", file: ManifestFile, text: "{}", format: "csv", refused: "script.json: not written by"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &Folder{Path: t.TempDir(), Input: lockHouse}
			csv, _ := ByName("csv")
			if _, err := f.Save(b, csv); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(f.Path, test.file)
			if test.file != "" {
				if err := os.WriteFile(path, []byte(test.text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			before := folderOf(t, f.Path)
			form, _ := ByName(test.format)
			_, err := f.Save(b, form)
			if test.refused == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.refused) || !strings.Contains(err.Error(), "--force") {
				t.Errorf("%v, not %q", err, test.refused)
			}
			if after := folderOf(t, f.Path); after != before {
				t.Error("something was written")
			}
			f.Force = true
			if _, err := f.Save(b, form); err != nil {
				t.Error(err)
			}
			if _, err := (&Folder{Path: f.Path, Input: lockHouse}).Save(b, form); err != nil {
				t.Errorf("after --force: %v", err)
			}
		})
	}
}

// TestSaveInAFolderOfOthers holds that a folder without a manifest is the user's.
func TestSaveInAFolderOfOthers(t *testing.T) {
	b := lockHouseScript(t, Voices{})
	for _, test := range []struct{ format, file string }{{"csv", CastFile}, {"abogen", b.slug() + ".txt"}, {"audiobooker", b.slug() + ".md"}, {"jsonl", "cast.jsonl"}} {
		f := &Folder{Path: t.TempDir(), Input: lockHouse}
		path := filepath.Join(f.Path, test.file)
		if err := os.WriteFile(path, []byte("actor,phone\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		form, _ := ByName(test.format)
		if _, err := f.Save(b, form); err == nil {
			t.Errorf("%s: %s is lost", test.format, test.file)
		}
		if got := folderOf(t, f.Path); got != test.file+"\nactor,phone\n\n" {
			t.Errorf("%s: %q", test.format, got)
		}
	}
}

// TestSaveAnotherBook holds that a script is not mixed with that of another book,
// and that a book which was put right is still the same.
func TestSaveAnotherBook(t *testing.T) {
	csv, _ := ByName("csv")
	b, f := lockHouseScript(t, Voices{}), &Folder{Path: t.TempDir(), Input: lockHouse}
	if _, err := f.Save(b, csv); err != nil {
		t.Fatal(err)
	}
	b.source.Text = "other"
	if _, err := f.Save(b, csv); err != nil {
		t.Errorf("the same book, changed: %v", err)
	}
	b.source.Book, b.source.Text = "other.txt", "third"
	if _, err := f.Save(b, csv); err == nil || !strings.Contains(err.Error(), "another book, lock-house.txt") {
		t.Errorf("another book: %v", err)
	}
}

// TestSaveTakesVoicesBack holds that cast.csv with its voices filled in is written
// over only where its voices are given.
func TestSaveTakesVoicesBack(t *testing.T) {
	csv, _ := ByName("csv")
	f := &Folder{Path: t.TempDir(), Input: lockHouse}
	if _, err := f.Save(lockHouseScript(t, Voices{}), csv); err != nil {
		t.Fatal(err)
	}
	cast := filepath.Join(f.Path, CastFile)
	if err := os.WriteFile(cast, []byte("name,voice\nMartha Pell,amy\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(lockHouseScript(t, Voices{}), csv); err == nil || !strings.Contains(err.Error(), "has voices, which would be lost; give them with --voices") {
		t.Errorf("%v", err)
	}
	voices, err := ReadVoices(cast)
	if err != nil {
		t.Fatal(err)
	}
	f.Voices = cast
	if _, err := f.Save(lockHouseScript(t, voices), csv); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(cast); err != nil || !strings.Contains(string(data), ",amy,") {
		t.Errorf("%s, %v", data, err)
	}
}

// folderOf returns names and contents of the files of a folder.
func folderOf(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(e.Name() + "\n" + string(data) + "\n")
	}
	return b.String()
}
