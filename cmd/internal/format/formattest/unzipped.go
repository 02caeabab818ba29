package formattest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Unzipped returns the sheet of a file; the other parts never change.
func Unzipped(t testing.TB, file []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer sheet.Close()
	data, err := io.ReadAll(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(data, []byte("<row"), []byte("\n<row"))
}
