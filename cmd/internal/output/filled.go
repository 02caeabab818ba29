package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/cmd/internal/sheet"
)

// handColumns are those of a sheet that people fill in.
var handColumns = []string{"correct_speaker", "checked"}

// NotFilled refuses to write over a sheet in which somebody has filled in cells: a run
// that is given it keeps those of the documents that it reads, and of no others.
func NotFilled(output string) error {
	if !slices.Contains([]string{".csv", ".tsv", ".xlsx"}, strings.ToLower(filepath.Ext(output))) {
		return nil
	}
	info, err := os.Stat(output)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	row := filledRow(output)
	if row == 0 {
		return nil
	}
	return &Error{
		Problem: fmt.Sprintf("-o %s: somebody has filled in %s there (row %d)", output, strings.Join(handColumns, " or "), row),
		Advice:  "choose another name, and give this one with --people to carry that over",
	}
}

// filledRow returns the first row of a sheet, with that of the columns as 1, in which
// a cell for people is filled; 0 where there is none, or it is no sheet.
func filledRow(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	table, err := sheet.NewTable(f)
	if err != nil {
		return 0
	}
	n := 1
	for row, err := range table.Rows() {
		if err != nil {
			return 0
		}
		n++
		for _, name := range handColumns {
			if at := table.Column(name); at >= 0 && strings.TrimSpace(sheet.Cell(row, at)) != "" {
				return n
			}
		}
	}
	return 0
}
