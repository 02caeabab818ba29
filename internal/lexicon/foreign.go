package lexicon

// ForeignVerb says whether a lower-case word of a language other than English
// is a verb that tags a quote (German sagte), and whether it is no more than an
// auxiliary before one (French a, in a déclaré). One language is told from
// another by few words: the words of all of them count together.
func ForeignVerb(lower string) (said, aux bool) {
	e := Find(lower)
	return e.Is(ForeignSaid), e.Is(ForeignAux)
}
