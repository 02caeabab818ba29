package lexicon

// A MarkWord says what a word beside quotation marks tells of them.
type MarkWord int

// The classes of such words.
const (
	NoMarkWord MarkWord = iota
	Naming              // titled, so-called: a name is given
	Wording             // the word, the phrase: words as words
	Work                // the film, the novel: a title
	Sign                // the banner, a T-shirt: something that is read
	Slogan              // the slogan, a motto: what many say
)
