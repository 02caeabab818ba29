// Package fiction decides who speaks in a story.
//
// A [Book] is what one reading of the text gives: the people of the story with
// all their names ([Character]) and where they are mentioned, which the packages
// people and mention find as they do for news, and what is a story's own: the
// units of speech: the quoted spans of one paragraph together ([Unit]). A
// [Decoder] then ranks the candidates of every unit, several times over, each
// time knowing more about who speaks before and after, and decides the quotes that
// the units hold ([Quote]): which spans are one, who is named, what is no speech.
//
// Nothing here knows a book's people before it reads it, and no feature counts
// how often a name occurs in the book: what is learned holds for other books.
package fiction
