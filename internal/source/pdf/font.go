package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"quotes/internal/lazy"
)

// A font is what is needed of one: its letters and their widths.
type font struct {
	encoding pdf.TextEncoding
	bold     bool
	two      bool             // codes are of two bytes
	widths   map[int]float64  // in thousandths of the size, by code
	usual    float64          // of the other codes
	standard map[rune]float64 // widths of letters, where the file gives none
	blank    map[string]bool  // codes that stand for a space, as far as asked
	letters  map[byte]string  // that the file gives for codes of one byte, beside the encoding
}

// boldName is that of a font that headings are set in.
var boldName = lazy.MustCompile(`(?i)bold|black|heavy`)

// A fontCache keeps the fonts of a file by their objects.
type fontCache map[string]*font

func (c fontCache) get(v pdf.Value) *font {
	if v.IsNull() {
		return nil
	}
	key := fmt.Sprint(v)
	if f, ok := c[key]; ok {
		return f
	}
	f := newFont(v)
	c[key] = f
	return f
}

func newFont(v pdf.Value) *font {
	plain := pdf.Font{V: v}
	f := &font{encoding: plain.Encoder(), widths: map[int]float64{}, usual: 500, blank: map[string]bool{}}
	f.bold = boldName.MatchString(plain.BaseFont())
	if strings.Contains(plain.BaseFont(), "Courier") {
		f.usual = 600
	}
	if v.Key("Subtype").Name() == "Type0" {
		f.two = !oneByte(v)
		if !f.two {
			f.letters = toUnicode(v)
		}
		f.composite(v.Key("DescendantFonts").Index(0))
		return f
	}
	f.letters = toUnicode(v)
	if plain.V.Key("Widths").IsNull() {
		f.standard = standard(plain.BaseFont())
	}
	first := plain.FirstChar()
	for i, w := range plain.Widths() {
		f.widths[first+i] = w
	}
	if m := v.Key("FontMatrix"); v.Key("Subtype").Name() == "Type3" && m.Len() == 6 {
		for code := range f.widths {
			f.widths[code] *= 1000 * abs(m.Index(0).Float64())
		}
	}
	return f
}

// composite reads the widths of a composite font: c [w ...], or first last w.
func (f *font) composite(v pdf.Value) {
	f.usual = 1000
	if w := v.Key("DW"); !w.IsNull() {
		f.usual = w.Float64()
	}
	all := v.Key("W")
	for i := 0; i+1 < all.Len(); {
		first := int(all.Index(i).Int64())
		if list := all.Index(i + 1); list.Kind() == pdf.Array {
			for k := range list.Len() {
				f.widths[first+k] = list.Index(k).Float64()
			}
			i += 2
			continue
		}
		last := int(all.Index(i + 1).Int64())
		for code := first; code <= last && code < first+1<<16; code++ {
			f.widths[code] = all.Index(i + 2).Float64()
		}
		i += 3
	}
}

// width returns the width of a string, and how many letters and spaces it has.
func (f *font) width(raw string) (width float64, letters, spaces int) {
	step := f.step()
	for i := 0; i+step <= len(raw); i += step {
		code := int(raw[i])
		if f.two {
			code = code<<8 | int(raw[i+1])
		}
		width += f.widthOf(code)
		letters++
		if code == ' ' && !f.two {
			spaces++
		}
	}
	return width, letters, spaces
}

func (f *font) widthOf(code int) float64 {
	w, ok := f.widths[code]
	if ok {
		return w
	}
	w = f.usual
	if f.standard != nil {
		letter, _ := utf8.DecodeRuneInString(f.decode(string([]byte{byte(code)})))
		if known, ok := f.standard[letter]; ok {
			w = known
		}
	}
	f.widths[code] = w
	return w
}

// step returns how many bytes a code has.
func (f *font) step() int {
	if f.two {
		return 2
	}
	return 1
}

// blanks returns how many bytes of a string are the spaces that it begins with,
// by the codes that stand for one, which need not be that of ASCII.
func (f *font) blanks(raw string) int {
	n, step := 0, f.step()
	for n+step <= len(raw) && f.isBlank(raw[n:n+step]) {
		n += step
	}
	return n
}

// blanksAtEnd returns how many bytes are spaces at the end of a string.
func (f *font) blanksAtEnd(raw string) int {
	n, step := 0, f.step()
	for n+step <= len(raw) && f.isBlank(raw[len(raw)-n-step:len(raw)-n]) {
		n += step
	}
	return n
}

func (f *font) isBlank(code string) bool {
	known, ok := f.blank[code]
	if !ok {
		known = f.decode(code) == " "
		f.blank[code] = known
	}
	return known
}

// ligatures are letters that are drawn as one.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\x00", "", "\ufffd", "", "\ufffe", "\u00ad", "\x02", "\u00ad", "\u00a0", " ")

// decode returns the letters of a string.
func (f *font) decode(raw string) string {
	if len(f.letters) == 0 {
		return drawn(f.encoding.Decode(raw))
	}
	var b strings.Builder
	for i := range len(raw) {
		if text, ok := f.letters[raw[i]]; ok {
			b.WriteString(text)
		} else {
			b.WriteString(f.encoding.Decode(raw[i : i+1]))
		}
	}
	return drawn(b.String())
}

// drawn resolves ligatures and leaves out codes that no letter is known for.
func drawn(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return -1
		}
		return r
	}, ligatures.Replace(text))
}
