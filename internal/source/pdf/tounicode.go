package pdf

import (
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf16"

	"quotes/internal/lazy"

	"github.com/ledongthuc/pdf"
)

// The parts of a map from codes to letters: <01> <FB01>, and <20> <7E> <0020>.
var (
	mapSections = lazy.MustCompile(`(?s)beginbf(char|range)(.*?)endbf`)
	mapStrings  = lazy.MustCompile(`<([0-9A-Fa-f\s]*)>`)
)

// mapBytes bounds what is read of such a map.
const mapBytes = 1 << 18

// toUnicode reads the letters that a font of one-byte codes says its codes are.
// The library reads them where the font names no encoding; where one is named
// whose glyphs have names of the producer's own, nothing else tells the letters.
func toUnicode(v pdf.Value) map[byte]string {
	if v.Key("Encoding").Kind() != pdf.Dict || v.Key("ToUnicode").Kind() != pdf.Stream {
		return nil
	}
	r := v.Key("ToUnicode").Reader()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, mapBytes))
	if err != nil {
		return nil
	}
	out := map[byte]string{}
	for _, section := range mapSections.FindAllStringSubmatch(string(data), -1) {
		step := 2
		if section[1] == "range" {
			step = 3
		}
		all := mapStrings.FindAllStringSubmatch(section[2], -1)
		for i := 0; i+step <= len(all) && !strings.Contains(section[2], "["); i += step {
			first, last, text := code(all[i][1]), code(all[i+step-2][1]), letters(all[i+step-1][1])
			for c := first; c >= 0 && c <= last && text != nil; c++ {
				out[byte(c)] = string(text)
				text[len(text)-1]++
			}
		}
	}
	return out
}

// code returns a code of one byte, -1 where it is none.
func code(digits string) int {
	b, err := hex.DecodeString(digits)
	if err != nil || len(b) != 1 {
		return -1
	}
	return int(b[0])
}

// letters returns the letters that are written in UTF-16.
func letters(digits string) []rune {
	b, err := hex.DecodeString(strings.Join(strings.Fields(digits), ""))
	if err != nil || len(b) == 0 || len(b)%2 != 0 {
		return nil
	}
	var units []uint16
	for i := 0; i < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return utf16.Decode(units)
}
