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
	mapEntries  = lazy.MustCompile(`<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>)?\s*(\[[^\]]*\]|<[0-9A-Fa-f\s]*>)`)
	mapStrings  = lazy.MustCompile(`<([0-9A-Fa-f\s]*)>`)
)

// mapBytes bounds what is read of such a map.
const mapBytes = 1 << 18

// toUnicode reads the letters that a font of one-byte codes says its codes are.
// The library reads them where the font names no encoding; where one is named
// whose glyphs have names of the producer's own, nothing else tells the letters.
func toUnicode(v pdf.Value) map[byte]string {
	if kind := v.Key("Encoding").Kind(); kind != pdf.Dict && kind != pdf.Stream {
		return nil
	}
	out := map[byte]string{}
	for _, section := range mapSections.FindAllStringSubmatch(readMap(v.Key("ToUnicode")), -1) {
		if section[1] == "char" {
			all := mapStrings.FindAllStringSubmatch(section[2], -1)
			for i := 0; i+1 < len(all); i += 2 {
				addRange(out, all[i][1], all[i][1], all[i+1][0])
			}
			continue
		}
		for _, entry := range mapEntries.FindAllStringSubmatch(section[2], -1) {
			addRange(out, entry[1], entry[2], entry[3])
		}
	}
	return out
}

// readMap reads a map of codes; empty where there is none.
func readMap(v pdf.Value) string {
	if v.Kind() != pdf.Stream {
		return ""
	}
	r := v.Reader()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, mapBytes))
	if err != nil {
		return ""
	}
	return string(data)
}

// oneByteSpace are the codes of a map that all are of one byte.
var oneByteSpace = lazy.MustCompile(`1\s+begincodespacerange\s*<[0-9A-Fa-f]{2}>\s*<[0-9A-Fa-f]{2}>`)

// oneByte says that a composite font brings a map of its own of one-byte codes.
func oneByte(v pdf.Value) bool {
	return oneByteSpace.MatchString(readMap(v.Key("Encoding")))
}

// addRange adds the letters of the codes from first to last: <0041>, and what
// follows that, or a list of as many.
func addRange(out map[byte]string, first, last, to string) {
	from, end := code(first), code(last)
	list := mapStrings.FindAllStringSubmatch(to, -1)
	if from < 0 || len(list) == 0 {
		return
	}
	text := letters(list[0][1])
	for c := from; c <= end; c++ {
		if i := c - from; strings.HasPrefix(to, "[") {
			if i >= len(list) {
				return
			}
			text = letters(list[i][1])
		}
		if text == nil {
			continue
		}
		out[byte(c)] = string(text)
		text[len(text)-1]++
	}
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
