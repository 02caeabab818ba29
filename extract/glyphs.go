package extract

// A family is a pair of marks that open and close one another. Marks of one
// family may be mixed (“Hello", he said), those of two may not.
type family uint8

// The families of marks.
const (
	noFamily family = iota
	doubleMarks
	singleMarks
	guillemets
	guillemetsSingle
	lowHigh
	lowHighSingle
	corner
	cornerWhite
	backticks
	carried // whatever the paragraph before left open
)

// styleOf is the public style of a family.
var styleOf = [...]Style{
	noFamily:         Double,
	doubleMarks:      Double,
	singleMarks:      Single,
	guillemets:       Guillemets,
	guillemetsSingle: Guillemets,
	lowHigh:          LowHigh,
	lowHighSingle:    LowHigh,
	corner:           Corner,
	cornerWhite:      Corner,
	backticks:        Backtick,
}

// A lean is the side of a span on which a glyph stands by its form.
type lean uint8

// The leans of glyphs.
const (
	either lean = iota
	opens
	closes
)

// A glyph is one form of a quotation mark.
type glyph struct {
	text   string
	family family // what it opens, and closes
	also   family // what it closes besides: “ closes „
	lean   lean
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
	glyphCount
)

// glyphs is the table of pairs: the one place that knows the forms.
var glyphs = [glyphCount]glyph{
	straightDouble:   {`"`, doubleMarks, lowHigh, either, false},
	leftDouble:       {"“", doubleMarks, lowHigh, opens, false},
	rightDouble:      {"”", doubleMarks, lowHigh, closes, false},
	straightSingle:   {"'", singleMarks, lowHighSingle, either, true},
	leftSingle:       {"‘", singleMarks, lowHighSingle, opens, true},
	rightSingle:      {"’", singleMarks, lowHighSingle, closes, true},
	graveSingle:      {"`", singleMarks, noFamily, opens, true},
	leftGuillemet:    {"«", guillemets, noFamily, opens, false},
	rightGuillemet:   {"»", guillemets, noFamily, closes, false},
	leftAngle:        {"‹", guillemetsSingle, noFamily, opens, false},
	rightAngle:       {"›", guillemetsSingle, noFamily, closes, false},
	lowDouble:        {"„", lowHigh, noFamily, opens, false},
	lowSingle:        {"‚", lowHighSingle, noFamily, opens, false},
	leftCorner:       {"「", corner, noFamily, opens, false},
	rightCorner:      {"」", corner, noFamily, closes, false},
	leftWhiteCorner:  {"『", cornerWhite, noFamily, opens, false},
	rightWhiteCorner: {"』", cornerWhite, noFamily, closes, false},
	twoGraves:        {"``", backticks, noFamily, opens, false},
	twoApostrophes:   {"''", backticks, noFamily, closes, false},
	twoLeftSingles:   {"‘‘", backticks, noFamily, opens, false},
	twoRightSingles:  {"’’", backticks, noFamily, closes, false},
	fullwidthDouble:  {"＂", doubleMarks, noFamily, either, false},
	leftOrnament:     {"❝", doubleMarks, noFamily, opens, false},
	rightOrnament:    {"❞", doubleMarks, noFamily, closes, false},
	leftReversed:     {"‟", doubleMarks, noFamily, opens, false},
	doublePrime:      {"″", doubleMarks, noFamily, either, false},
	twoAcutes:        {"´´", doubleMarks, noFamily, either, false},
	openPrime:        {"〝", doubleMarks, noFamily, opens, false},
	closePrime:       {"〞", doubleMarks, noFamily, closes, false},
	lowPrime:         {"〟", doubleMarks, noFamily, closes, false},
	quotReference:    {"&quot;", doubleMarks, noFamily, either, false},
	leftReference:    {"&ldquo;", doubleMarks, noFamily, opens, false},
	rightReference:   {"&rdquo;", doubleMarks, noFamily, closes, false},
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
		return glyphIn(text, i, quotReference, rightReference)
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
