package nlp

// Tag is a part of speech of the Penn Treebank.
type Tag uint8

// The tags that the rest of the program asks about; every other one is Other.
const (
	Other Tag = iota
	CC
	CD
	DT
	EX
	IN
	JJ
	JJR
	JJS
	MD
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
	Comma  // ,
	Colon  // : ;
	Dash   // -- and its kin
	Stop   // . ! ?
	Open   // ( [
	Close  // ) ]
	Quoted // a quoted span, opaque
	Money  // $ #
)

var tagNames = map[string]Tag{
	"CC": CC, "CD": CD, "DT": DT, "EX": EX, "IN": IN, "JJ": JJ, "JJR": JJR, "JJS": JJS, "MD": MD, "NN": NN,
	"NNP": NNP, "NNPS": NNPS, "NNS": NNS, "PDT": PDT, "POS": POS, "PRP": PRP, "PRP$": PRPS, "RB": RB,
	"RBR": RBR, "RBS": RBS, "RP": RP, "TO": TO, "UH": UH, "VB": VB, "VBD": VBD, "VBG": VBG, "VBN": VBN,
	"VBP": VBP, "VBZ": VBZ, "WDT": WDT, "WP": WP, "WP$": WPS, "WRB": WRB, ",": Comma, ":": Colon, ".": Stop,
	"$": Money, "#": Money, "''": Quoted, "``": Quoted, "-LRB-": Open, "-RRB-": Close, "(": Open, ")": Close,
}

// Noun says that the tag is a noun's.
func (t Tag) Noun() bool { return t >= NN && t <= NNS }

// Proper says that the tag is a proper noun's.
func (t Tag) Proper() bool { return t == NNP || t == NNPS }

// Verb says that the tag is a verb's other than a modal.
func (t Tag) Verb() bool { return t >= VB && t <= VBZ }

// Adjective says that the tag is an adjective's.
func (t Tag) Adjective() bool { return t >= JJ && t <= JJS }

// Adverb says that the tag is an adverb's or a particle's.
func (t Tag) Adverb() bool { return t >= RB && t <= RP }
