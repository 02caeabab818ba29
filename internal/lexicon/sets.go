package lexicon

// A Set is one of the sets of words that the data files hold, by number.
type Set uint8

// The sets. Where nothing else is said, each is what the file of its name holds.
const (
	Surnames      Set = iota
	OrgWords          // without a full stop behind them
	OrgNouns          // with plurals
	DocNouns          // with plurals
	Anybodies         // anybody.txt, with plurals
	BeatVerbs         // lemmas
	Places            // also of several words
	Nationalities     // likewise
	NotNames
	FunctionWords
	CommonWords // with those of functionwords.txt and the forms of verbs.txt
	ForeignSaid // foreignverbs.txt
	ForeignAux  // foreignverbs.txt, auxiliaries
	CompanyWords
	Somebodies
	setCount
)
