// Package lexicon holds what the pipeline knows about English words before it
// reads a text: which verbs and nouns report speech, which words are given
// names, titles, occupations, places, and which capitalised words are no
// names at all.
//
// # Data
//
// Every table is one text file under data/. A file opens with comments (#) that
// say what it holds, where that comes from, its licence, and the form of a line;
// people edit the files by hand. What they say is compiled into one table, which
// is embedded in the binary, by
//
//	go generate ./internal/lexicon
//
// The compiler refuses lines that do not parse; its test holds that the table is
// the one of the files.
//
// # Cost
//
// The table is laid out as it is read: nothing is parsed or built, and a look-up
// of ASCII words allocates nothing. Whoever asks for the same word again keeps
// its [Entry] or what is known of it: see package word.
package lexicon

// Genders, as [TitleInfo], [RoleInfo] and [PronounInfo] give them. The empty
// string is a word that does not tell.
const (
	Female = "female"
	Male   = "male"
)
