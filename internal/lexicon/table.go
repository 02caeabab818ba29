package lexicon

import (
	_ "embed" // of the table
	"math"
	"strings"
	"unicode/utf8"
)

// The table holds all words of the data files with what they say, laid out as
// it is read: nothing is built when the program starts. Integers are little
// endian. It begins with where its sections start, as uint32s:
//
//	slots    hash → word, a uint16; 0 where none is. Open addressing, a power of two
//	words    12 bytes a word: text (uint32), its length, row, lemma, high half of its hash (uint16s)
//	rows     what is known of a word, the same for many; see the offsets below
//	cues     20 bytes: lemma (a word), class, 0, strength, strength in fiction (float64s)
//	titles   8 bytes: canonical form (uint32, length as uint16), kind, gender and attachment
//	given    9 bytes: share of women (float64), flags
//	lists    6 bytes: words with a space between them (uint32, length as uint16)
//	text     all strings
//	end
//
// and then the lists that hold the lines of cues, irregular verbs, and the codes
// of languages.
// Word 0 and row 0 are those of a word that no file has.
//
//go:generate go run quotes/cmd/lexicon
//go:embed table.bin
var table string

// The sections.
const (
	slotSection = iota
	wordSection
	rowSection
	cueSection
	titleSection
	givenSection
	listSection
	textSection
	endSection
	cueLines
	irregularVerbs
	languageCodes
	headerLength
)

// The sizes of the entries of sections, and where a row has what.
const (
	wordSize  = 12
	cueSize   = 20
	titleSize = 8
	givenSize = 9
	listSize  = 6

	rowSets    = 0 // two uint64s, a bit a Set
	rowGiven   = 16
	rowTitle   = 18
	rowVerb    = 20
	rowNoun    = 22
	rowNick    = 24
	rowCovers  = 26
	rowRole    = 28
	rowPronoun = 29
	rowMark    = 30
	rowSize    = 31
)

func u16(at int) int {
	b := table[at : at+2]
	return int(uint16(b[0]) | uint16(b[1])<<8)
}

func u32(at int) int {
	b := table[at : at+4]
	return int(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

func float(at int) float64 {
	return math.Float64frombits(uint64(u32(at)) | uint64(u32(at+4))<<32)
}

// sections is where each begins, as the header says.
var sections = func() (at [headerLength]int) {
	for i := range at {
		at[i] = u32(4 * i)
	}
	return at
}()

// entry returns where entry i of a section is.
func entry(section, i, size int) int { return sections[section] + i*size }

// stringAt returns the string that a place and a length in the table say.
func stringAt(at int) string {
	from := sections[textSection] + u32(at)
	return table[from : from+u16(at+4)]
}

// An Entry is a word of the data files, by number; 0 is one that they do not
// have.
type Entry uint16

// Find returns the entry of a word as it is written: nearly all are in lower case.
func Find(word string) Entry {
	hash := Hash(word)
	slots := sections[slotSection]
	mask := (sections[wordSection]-slots)/2 - 1
	for at := int(hash) & mask; ; at = (at + 1) & mask {
		i := u16(slots + 2*at)
		if i == 0 {
			return 0
		}
		if w := entry(wordSection, i, wordSize); u16(w+10) == int(hash>>16) && stringAt(w) == word {
			return Entry(i)
		}
	}
}

// Hash is the hash by which the table has a word.
func Hash(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h ^ h>>15
}

// FindFolded returns the entry of a word in lower case. It allocates only where
// the word is long or not ASCII.
func FindFolded(word string) Entry {
	var buf [48]byte
	if len(word) > len(buf) {
		return Find(strings.ToLower(word))
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return Find(strings.ToLower(word))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return Find(string(buf[:len(word)]))
}

// Text returns the word.
func (e Entry) Text() string { return stringAt(entry(wordSection, int(e), wordSize)) }

// row returns where the row of the word is.
func (e Entry) row() int {
	return entry(rowSection, u16(entry(wordSection, int(e), wordSize)+6), rowSize)
}

// Is says that the word is in a set.
func (e Entry) Is(s Set) bool { return table[e.row()+rowSets+int(s/8)]>>(s%8)&1 != 0 }

// Sets returns all sets that the word is in, a bit each.
func (e Entry) Sets() (sets [2]uint64) {
	at := e.row() + rowSets
	for i := range sets {
		sets[i] = uint64(u32(at+8*i)) | uint64(u32(at+8*i+4))<<32
	}
	return sets
}

// LemmaEntry returns the lemma of the verb form that the word is, 0 where it is none.
func (e Entry) LemmaEntry() Entry { return Entry(u16(entry(wordSection, int(e), wordSize) + 8)) }

// Lemma is the text of LemmaEntry, "" for none.
func (e Entry) Lemma() string { return e.LemmaEntry().Text() }

// Verb returns the built-in cue that the word is a form of.
func (e Entry) Verb() (Cue, bool) { return cueAt(u16(e.row() + rowVerb)) }

// Noun returns the built-in cue that the word is as a noun.
func (e Entry) Noun() (Cue, bool) { return cueAt(u16(e.row() + rowNoun)) }

func cueAt(i int) (Cue, bool) {
	if i == 0 {
		return Cue{}, false
	}
	at := entry(cueSection, i-1, cueSize)
	return Cue{Lemma: Entry(u16(at)).Text(), Class: Class(table[at+2]), Strength: float(at + 4), Fiction: float(at + 12)}, true
}

// Title returns the title that the word is.
func (e Entry) Title() (t TitleInfo, ok bool) {
	i := u16(e.row() + rowTitle)
	if i == 0 {
		return t, false
	}
	at := entry(titleSection, i-1, titleSize)
	flags := table[at+7]
	return TitleInfo{Canonical: stringAt(at), Kind: TitleKind(table[at+6]), Gender: genders[flags&3], Attaches: flags&4 != 0}, true
}

// genders are the genders by number.
var genders = [...]string{"", Female, Male, ""}

// Given returns what the word is as a given name.
func (e Entry) Given() (g GivenNameInfo, ok bool) {
	i := u16(e.row() + rowGiven)
	if i == 0 {
		return g, false
	}
	at := entry(givenSection, i-1, givenSize)
	f, flags := float(at), table[at+8]
	return GivenNameInfo{Female: f, Male: 1 - f, Common: flags != 0, Word: flags&1 != 0, Surname: flags&2 != 0, Place: flags&4 != 0}, true
}

// Role returns what the word is as a noun for people.
func (e Entry) Role() (r RoleInfo, ok bool) {
	b := table[e.row()+rowRole]
	return RoleInfo{Gender: genders[b&3], Plural: b&4 != 0, Kind: RoleKind(b >> 3 & 1), Speech: b&16 != 0}, b&128 != 0
}

// Pronoun returns what the word is as a pronoun.
func (e Entry) Pronoun() (p PronounInfo, ok bool) {
	b := table[e.row()+rowPronoun]
	return PronounInfo{Gender: genders[b&3], Plural: b&4 != 0, Person: int8(b >> 3 & 3), Case: Case(b >> 5 & 3)}, b>>3&3 != 0
}

// MarkWord returns what the word tells of quotation marks beside it.
func (e Entry) MarkWord() MarkWord { return MarkWord(table[e.row()+rowMark]) }

// list returns the list whose number a row has at an offset.
func (e Entry) list(offset int) string {
	i := u16(e.row() + offset)
	if i == 0 {
		return ""
	}
	return stringAt(entry(listSection, i-1, listSize))
}

// lines returns the lines that the header says where they are.
func lines(header int) string { return stringAt(entry(listSection, sections[header], listSize)) }
