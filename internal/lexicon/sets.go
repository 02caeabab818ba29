package lexicon

import "strings"

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
	ForeignDash // foreignverbs.txt, in dialogue after dashes
	CompanyWords
	Somebodies

	NoSpeakers    // labels.txt, no-speaker
	HeardLabels   // labels.txt, heard
	Months        // labels.txt, month
	Weekdays      // labels.txt, weekday
	Datelines     // labels.txt, dateline
	NoLabelWords  // labels.txt, no-label
	LabelStarters // labels.txt, starter
	CrowdWords    // labels.txt, crowd
	SceneWords    // labels.txt, scene
	Sounds        // labels.txt, sound
	AskVerbs      // labels.txt, ask
	FirstPersons  // labels.txt, first-person
	SecondPersons // labels.txt, second-person

	Starters             // sentences.txt, starter
	CapitalAbbreviations // sentences.txt, capital-abbreviation
	Abbreviations        // sentences.txt, abbreviation
	FigureAbbreviations  // sentences.txt, figure-abbreviation
	NameAbbreviations    // sentences.txt, name-abbreviation

	TagParticles   // speechtags.txt, particle
	TagPersons     // speechtags.txt, person
	TagVerbs       // speechtags.txt, verb; and forms of strong cues
	Resumers       // speechtags.txt, resumer
	TagDeterminers // speechtags.txt, determiner
	TagPronouns    // speechtags.txt, pronoun
	Resuming       // speechtags.txt, resuming
	ThirdPersons   // speechtags.txt, third-person
	PresentForms   // speechtags.txt, present
	PastForms      // speechtags.txt, past

	Clitics       // apostrophes.txt, clitic
	Elisions      // apostrophes.txt, elision
	WholeElisions // apostrophes.txt, whole
	Clips         // apostrophes.txt, clip

	OpenWords    // reports.txt, open
	DeniedWords  // reports.txt, denied
	HeardVerbs   // reports.txt, heard
	ShowingVerbs // reports.txt, showing
	EmptyWords   // reports.txt, empty
	ViewNouns    // reports.txt, view

	MaleAddress   // address.txt, man
	FemaleAddress // address.txt, woman
	AskingVerbs   // address.txt, asked

	KinNouns      // kinds.txt, kin
	GenderEndings // kinds.txt, gender-ending
	TimeWords     // kinds.txt, time
	VerbParticles // kinds.txt, verb-particle
	NameParticles // kinds.txt, name-particle
	NamePrefixes  // kinds.txt, name-prefix
	WorkVerbs     // kinds.txt, work-verb
	setCount
)

// FirstLanguage is the set of the function words of the first language of
// languages.txt; the others follow.
const FirstLanguage Set = 64

// Sets that are no languages are all before them.
const _ = uint(FirstLanguage - setCount)

// Has says that a word, as it is written, is in the set: all but names are in
// small letters.
func (s Set) Has(word string) bool { return Find(word).Is(s) }

// Languages returns which languages have a word, in small letters, as a function
// word: bit i is for language i of [LanguageCodes].
func Languages(word string) uint64 { return FindFolded(word).Sets()[1] }

// LanguageCodes returns the codes of the languages of languages.txt.
func LanguageCodes() []string { return strings.Fields(lines(languageCodes)) }
