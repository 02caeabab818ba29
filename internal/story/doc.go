// Package story reads a text as a story: who its people are and where they are
// mentioned, which the packages people and mention find as they do for news, and
// what is a story's own: the units of speech ([Unit]), the tags beside them
// ([Tag]), what acts round them, who says "I", and whom a noun phrase means that
// is nobody's name. It decides nothing: package fiction does.
package story
