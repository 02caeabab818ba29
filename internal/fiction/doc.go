// Package fiction decides who speaks in a story.
//
// A [Decoder] ranks the candidates of every unit of a book, as package story reads
// it, several times over, each time knowing more about who speaks before and
// after, and decides the quotes that the units hold ([Quote]): which spans are
// one, who is named, what is no speech.
//
// Nothing here knows a book's people before it reads it, and no feature counts
// how often a name occurs in the book: what is learned holds for other books.
package fiction
