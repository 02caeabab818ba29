package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed widths.txt
var widthsFile string

// standardWidths are the widths of letters of the standard fonts, which a file
// need not give (PDF 32000-1, 9.6.2.2).
var standardWidths = sync.OnceValue(func() map[string]map[rune]float64 {
	all := map[string]map[rune]float64{}
	for row := range strings.Lines(widthsFile) {
		fields := strings.Fields(row)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		widths := map[rune]float64{}
		others := []rune("‘’“”–—•…")
		for i, field := range fields[1:] {
			letter := ' ' + rune(i)
			if i > '~'-' ' {
				letter = others[i-('~'-' ')-1]
			}
			widths[letter], _ = strconv.ParseFloat(field, 64)
		}
		all[fields[0]] = widths
	}
	return all
})

// standard returns the widths of the letters of a standard font, by its name or
// that of the one that stands for it; nil of another.
func standard(name string) map[rune]float64 {
	family := ""
	switch {
	case strings.HasPrefix(name, "Times"):
		family = "Times"
	case strings.HasPrefix(name, "Helvetica"), strings.HasPrefix(name, "Arial"):
		family = "Helvetica"
	default:
		return nil
	}
	bold, italic := strings.Contains(name, "Bold"), strings.Contains(name, "Italic") || strings.Contains(name, "Oblique")
	style := ""
	switch {
	case bold && italic && family == "Times":
		style = "-BoldItalic"
	case bold:
		style = "-Bold"
	case family == "Times" && italic:
		style = "-Italic"
	case family == "Times":
		style = "-Roman"
	}
	return standardWidths()[family+style]
}
