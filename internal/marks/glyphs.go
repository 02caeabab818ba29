package marks

// A Family is a pair of marks that open and close one another. Marks of one
// family may be mixed (“Hello", he said), those of two may not.
type Family uint8

// The families of marks.
const (
	NoFamily Family = iota
	DoubleMarks
	SingleMarks
	Guillemets
	GuillemetsSingle
	LowHigh
	LowHighSingle
	Corner
	CornerWhite
	Backticks
	carried // whatever the paragraph before left open
)

// A Lean is the side of a span on which a glyph stands by its form.
type Lean uint8

// The leans of glyphs.
const (
	Either Lean = iota
	Opens
	Closes
)

// A glyph is one form of a quotation mark.
type glyph struct {
	text   string
	family Family // what it Opens, and closes
	also   Family // what it closes besides: “ closes „
	lean   Lean
	// apostrophe says that the form is an apostrophe as well.
	apostrophe bool
}

// The glyphs' places in the table.
const (
	straightDouble = iota
	leftDouble
	rightDouble
	straightSingle
	leftSingle
	rightSingle
	graveSingle
	leftGuillemet
	rightGuillemet
	leftAngle
	rightAngle
	lowDouble
	lowSingle
	leftCorner
	rightCorner
	leftWhiteCorner
	rightWhiteCorner
	twoGraves
	twoApostrophes
	twoLeftSingles
	twoRightSingles
	fullwidthDouble
	leftOrnament
	rightOrnament
	leftReversed
	doublePrime
	twoAcutes
	openPrime
	closePrime
	lowPrime
	quotReference
	leftReference
	rightReference
	quotNumber
	leftNumber
	rightNumber
	leftHex
	rightHex
	leftHexCapital
	rightHexCapital
	glyphCount
)

// glyphs is the table of pairs: the one place that knows the forms.
var glyphs = [glyphCount]glyph{
	straightDouble:   {`"`, DoubleMarks, LowHigh, Either, false},
	leftDouble:       {"“", DoubleMarks, LowHigh, Opens, false},
	rightDouble:      {"”", DoubleMarks, LowHigh, Closes, false},
	straightSingle:   {"'", SingleMarks, LowHighSingle, Either, true},
	leftSingle:       {"‘", SingleMarks, LowHighSingle, Opens, true},
	rightSingle:      {"’", SingleMarks, LowHighSingle, Closes, true},
	graveSingle:      {"`", SingleMarks, NoFamily, Opens, true},
	leftGuillemet:    {"«", Guillemets, NoFamily, Opens, false},
	rightGuillemet:   {"»", Guillemets, NoFamily, Closes, false},
	leftAngle:        {"‹", GuillemetsSingle, NoFamily, Opens, false},
	rightAngle:       {"›", GuillemetsSingle, NoFamily, Closes, false},
	lowDouble:        {"„", LowHigh, NoFamily, Opens, false},
	lowSingle:        {"‚", LowHighSingle, NoFamily, Opens, false},
	leftCorner:       {"「", Corner, NoFamily, Opens, false},
	rightCorner:      {"」", Corner, NoFamily, Closes, false},
	leftWhiteCorner:  {"『", CornerWhite, NoFamily, Opens, false},
	rightWhiteCorner: {"』", CornerWhite, NoFamily, Closes, false},
	twoGraves:        {"``", Backticks, NoFamily, Opens, false},
	twoApostrophes:   {"''", Backticks, NoFamily, Closes, false},
	twoLeftSingles:   {"‘‘", Backticks, NoFamily, Opens, false},
	twoRightSingles:  {"’’", Backticks, NoFamily, Closes, false},
	fullwidthDouble:  {"＂", DoubleMarks, NoFamily, Either, false},
	leftOrnament:     {"❝", DoubleMarks, NoFamily, Opens, false},
	rightOrnament:    {"❞", DoubleMarks, NoFamily, Closes, false},
	leftReversed:     {"‟", DoubleMarks, NoFamily, Opens, false},
	doublePrime:      {"″", DoubleMarks, NoFamily, Either, false},
	twoAcutes:        {"´´", DoubleMarks, NoFamily, Either, false},
	openPrime:        {"〝", DoubleMarks, NoFamily, Opens, false},
	closePrime:       {"〞", DoubleMarks, NoFamily, Closes, false},
	lowPrime:         {"〟", DoubleMarks, NoFamily, Closes, false},
	quotReference:    {"&quot;", DoubleMarks, NoFamily, Either, false},
	leftReference:    {"&ldquo;", DoubleMarks, NoFamily, Opens, false},
	rightReference:   {"&rdquo;", DoubleMarks, NoFamily, Closes, false},
	quotNumber:       {"&#34;", DoubleMarks, NoFamily, Either, false},
	leftNumber:       {"&#8220;", DoubleMarks, NoFamily, Opens, false},
	rightNumber:      {"&#8221;", DoubleMarks, NoFamily, Closes, false},
	leftHex:          {"&#x201c;", DoubleMarks, NoFamily, Opens, false},
	rightHex:         {"&#x201d;", DoubleMarks, NoFamily, Closes, false},
	leftHexCapital:   {"&#x201C;", DoubleMarks, NoFamily, Opens, false},
	rightHexCapital:  {"&#x201D;", DoubleMarks, NoFamily, Closes, false},
}

// doubled names the glyph that two of one form make side by side.
var doubled = map[uint8]uint8{
	straightSingle: twoApostrophes,
	graveSingle:    twoGraves,
	leftSingle:     twoLeftSingles,
	rightSingle:    twoRightSingles,
}

// singleOf returns the glyph that the given one is two of, or itself.
func singleOf(g uint8) uint8 {
	for one, two := range doubled {
		if two == g {
			return one
		}
	}
	return g
}

// glyphAt returns the glyph that starts at byte i, or -1. Only bytes that
// firstByte knows need be asked.
func glyphAt(text string, i int) int {
	switch text[i] {
	case '"':
		return straightDouble
	case '\'':
		return straightSingle
	case '`':
		return graveSingle
	case '&':
		return glyphIn(text, i, quotReference, rightHexCapital)
	case 0xC2:
		if text[i:min(len(text), i+4)] == glyphs[twoAcutes].text {
			return twoAcutes
		}
		return glyphIn(text, i, leftGuillemet, rightGuillemet)
	case 0xE2:
		if i+2 >= len(text) || text[i+1] != 0x80 || text[i+2]&0xC0 != 0x80 {
			return glyphIn(text, i, leftOrnament, rightOrnament)
		}
		return generalGlyph[text[i+2]&0x3F]
	case 0xE3:
		if g := glyphIn(text, i, openPrime, lowPrime); g >= 0 {
			return g
		}
		return glyphIn(text, i, leftCorner, rightWhiteCorner)
	case 0xEF:
		return glyphIn(text, i, fullwidthDouble, fullwidthDouble)
	}
	return -1
}

// generalGlyph finds the glyphs of the block U+2000 by their last six bits.
var generalGlyph = func() (table [64]int) {
	for i := range table {
		table[i] = -1
	}
	for g := range glyphs {
		if t := glyphs[g].text; len(t) == 3 && t[0] == 0xE2 && t[1] == 0x80 {
			table[t[2]&0x3F] = g
		}
	}
	return table
}()

// glyphIn returns which of the glyphs first to last stands at byte i, or -1.
func glyphIn(text string, i, first, last int) int {
	for g := first; g <= last; g++ {
		if t := glyphs[g].text; len(text)-i >= len(t) && text[i:i+len(t)] == t {
			return g
		}
	}
	return -1
}
