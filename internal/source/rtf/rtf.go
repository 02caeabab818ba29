// Package rtf reads the Rich Text Format of word processors.
package rtf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"quotes/internal/source/document"
)

// Is says that the first bytes are those of RTF.
func Is(head string) bool { return strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), `{\rtf`) }

// Read reads the text of a document, footnotes behind the paragraph that they
// stand in left out. Words stand in the file in escapes, so that nothing but
// their lines is told of it.
func Read(in document.Input) (*document.Document, error) {
	data := string(in.Data)
	if !Is(data) {
		return nil, &document.Error{Code: document.Broken, Problem: "is no RTF", Advice: document.SaveAgain}
	}
	r := &reader{data: data, at: strings.IndexByte(data, '{'), Writer: document.Writer{Raw: data}, page: charmap.Windows1252, fonts: map[int]encoding.Encoding{}}
	r.groups = []group{{skip: 1, font: -1}}
	r.read()
	r.flush()
	lines := r.FileLines(document.LinesOf(data))
	doc := r.Unmapped(document.RTF)
	doc.FileLines = lines
	doc.Meta = document.Meta{Title: document.Fold(r.title), Author: document.Fold(r.author)}
	return doc, nil
}

// A group is what holds between two braces.
type group struct {
	aside  bool // it holds no text of the document
	info   *string
	hidden bool
	skip   int // characters that stand for one of \u, for old programs
	font   int // number of the font; -1 where none is chosen
	fonts  bool
}

// A reader reads RTF once from the beginning to the end.
type reader struct {
	document.Writer
	data   string
	at     int
	groups []group
	page   encoding.Encoding
	fonts  map[int]encoding.Encoding

	bytes         []byte // in the code page, not decoded yet
	from          int    // where they begin in the file
	skips         int    // characters that are still passed over
	high          rune   // the first half of a pair of surrogates
	title, author string
}

// maxGroups is how many groups may stand inside each other.
const maxGroups = 1000

func (r *reader) top() *group { return &r.groups[len(r.groups)-1] }

func (r *reader) read() {
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.groups) >= maxGroups {
				return
			}
			g := *r.top()
			r.groups = append(r.groups, g)
			r.skips = 0
		case '}':
			r.flush()
			if len(r.groups) > 1 {
				r.groups = r.groups[:len(r.groups)-1]
			}
			r.skips = 0
		case '\\':
			r.control()
		case '\r', '\n':
			if n := len(r.bytes); n > 0 && r.bytes[n-1] < 0x80 { // no half of a character
				r.flush()
			}
		default:
			r.char(c)
		}
	}
}

// char takes a byte of text in the code page.
func (r *reader) char(c byte) {
	if r.skips > 0 {
		r.skips--
		return
	}
	if len(r.bytes) == 0 {
		r.from = r.at - 1
	}
	r.bytes = append(r.bytes, c)
}

// words takes words that are decoded.
func (r *reader) words(s string) {
	r.flush()
	r.from = r.at - 1
	r.put(s)
}

// flush decodes what stands in the code page.
func (r *reader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	page := r.page
	if own := r.fonts[r.top().font]; own != nil {
		page = own
	}
	text, err := page.NewDecoder().Bytes(r.bytes)
	r.bytes = r.bytes[:0]
	if err == nil {
		r.put(string(text))
	}
}

// put writes words where the group says.
func (r *reader) put(s string) {
	switch g := r.top(); {
	case g.info != nil:
		*g.info += s
	case g.aside || g.hidden:
	default:
		r.PlainAt(s, r.from, r.at)
	}
}

// control takes what stands after a backslash.
func (r *reader) control() {
	if r.at >= len(r.data) {
		return
	}
	if c := r.data[r.at]; !document.IsLetter(c) {
		r.at++
		r.symbol(c)
		return
	}
	start := r.at
	for r.at < len(r.data) && document.IsLetter(r.data[r.at]) {
		r.at++
	}
	word := r.data[start:r.at]
	start = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	number := r.data[start:r.at]
	n, err := strconv.Atoi(number)
	if err != nil {
		n = 1
	}
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, number != "")
}

// symbol takes a control sign.
func (r *reader) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 > len(r.data) {
			return
		}
		n, err := strconv.ParseUint(r.data[r.at:r.at+2], 16, 8)
		r.at += 2
		if err == nil {
			r.char(byte(n))
		}
	case '*':
		r.top().aside = true // a destination that only some programs know
	case '~':
		r.words("\u00a0")
	case '_':
		r.words("\u2011")
	case '-':
	case '\r', '\n':
		r.paragraph()
	case '\\', '{', '}':
		r.char(c)
	}
}

// asides are the destinations that hold no text of the document.
var asides = document.WordSet(`fonttbl colortbl stylesheet pict header headerl headerr headerf footer footerl footerr footerf footnote annotation
	listtable listoverridetable revtbl rsidtbl generator object datafield themedata colorschememapping latentstyles fldinst bkmkstart bkmkend
	xmlnstbl mmathPr tc xe nonshppict shpinst subject keywords comment operator company doccomm`)

// signs are the control words that stand for a character.
var signs = map[string]string{
	"ldblquote": "“", "rdblquote": "”", "lquote": "‘", "rquote": "’", "emdash": "—", "endash": "–", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ", "tab": " ", "cell": " ", "nestcell": " ",
}

// word takes a control word with its number.
func (r *reader) word(word string, n int, given bool) {
	if sign, ok := signs[word]; ok {
		if r.skips > 0 {
			r.skips--
			return
		}
		r.words(sign)
		return
	}
	if asides[word] {
		r.flush()
		r.top().aside, r.top().fonts = true, word == "fonttbl"
		return
	}
	switch word {
	case "par", "sect", "page", "row", "nestrow":
		r.paragraph()
	case "line", "lbr":
		r.flush()
		if !r.top().aside {
			r.LineBreak()
		}
	case "u":
		r.unicode(n)
	case "uc":
		r.top().skip = max(0, n)
	case "bin":
		r.at = min(len(r.data), r.at+max(0, n))
	case "info":
		r.top().aside = true
	case "title":
		r.top().info = &r.title
	case "author":
		r.top().info = &r.author
	case "v", "deleted":
		r.flush()
		r.top().hidden = !given || n != 0
	case "plain":
		r.flush()
		r.top().hidden = false
	case "ansicpg":
		if page := codePage(n); page != nil {
			r.page = page
		}
	case "mac":
		r.page = charmap.Macintosh
	case "pc", "pca":
		r.page = charmap.CodePage437
	case "f":
		r.flush()
		r.top().font = n
	case "fcharset":
		if page := charset(n); r.top().fonts && page != nil {
			r.fonts[r.top().font] = page
		}
	}
}

func (r *reader) paragraph() {
	r.flush()
	if !r.top().aside {
		r.Paragraph()
	}
}

// unicode takes \uN: a unit of UTF-16, and so many characters after it that
// stand for it in old programs.
func (r *reader) unicode(n int) {
	if n < 0 {
		n += 1 << 16
	}
	c := rune(n)
	r.flush()
	r.from = r.at - 1
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
	case c >= 0xDC00 && c < 0xE000:
		if r.high != 0 {
			r.put(string((r.high-0xD800)<<10 + c - 0xDC00 + 0x10000))
		}
		r.high = 0
	case c != 0:
		r.put(string(c))
	}
	r.skips = r.top().skip
}

// codePage returns the decoder of a code page of Windows.
func codePage(n int) encoding.Encoding {
	return map[int]encoding.Encoding{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
		932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5, 10000: charmap.Macintosh,
		1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
		1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	}[n]
}

// charset returns the decoder of a font's character set.
func charset(n int) encoding.Encoding {
	return map[int]encoding.Encoding{
		0: charmap.Windows1252, 77: charmap.Macintosh, 128: japanese.ShiftJIS, 129: korean.EUCKR, 134: simplifiedchinese.GBK, 136: traditionalchinese.Big5,
		161: charmap.Windows1253, 162: charmap.Windows1254, 163: charmap.Windows1258, 177: charmap.Windows1255, 178: charmap.Windows1256,
		186: charmap.Windows1257, 204: charmap.Windows1251, 222: charmap.Windows874, 238: charmap.Windows1250,
	}[n]
}
