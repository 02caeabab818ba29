package mention

import (
	"slices"
	"sort"

	"quotes/extract"
)

// nicknameTokens is how many tokens at most stand between the marks of a nickname.
const nicknameTokens = 3

// joinNicknames makes one name of two that hold a nickname in marks between
// them: Robert “Bobby” Kerr. The words of the name leave the nickname out.
func (f *finder) joinNicknames() {
	for i := range f.doc.Spans {
		sp := &f.doc.Spans[i]
		if sp.Within >= 0 || sp.EndToken-sp.FirstToken > nicknameTokens || sp.EndToken <= sp.FirstToken || !f.doc.Tokens[sp.FirstToken].Upper {
			continue
		}
		before, after := f.beside(sp)
		if before < 0 || after < 0 {
			continue
		}
		a, b := &f.names[before], &f.names[after]
		a.End, a.EndToken, a.Possessive = b.End, b.EndToken, b.Possessive
		a.Words, a.Plain, a.Class = append(slices.Clip(a.Words), b.Words...), append(slices.Clip(a.Plain), b.Plain...), Person
		a.Person += b.Person
		f.names = slices.Delete(f.names, before+1, after+1)
	}
}

// beside returns the names that touch a span on both sides, a blank aside, and
// can be halves of one; -1 where there are none.
func (f *finder) beside(sp *extract.Span) (before, after int) {
	before, after = -1, -1
	at := sort.Search(len(f.names), func(i int) bool { return f.names[i].Start >= sp.OuterStart })
	if at > 0 && f.touches(f.names[at-1].End, sp.OuterStart) && f.firstHalf(&f.names[at-1]) {
		before = at - 1
	}
	for at < len(f.names) && f.names[at].Start < sp.OuterEnd {
		at++
	}
	if at < len(f.names) && f.touches(sp.OuterEnd, f.names[at].Start) && f.names[at].Title == "" {
		after = at
	}
	return before, after
}

// touches says that one blank stands between two bytes.
func (f *finder) touches(a, b int) bool { return b == a+1 && f.doc.Text[a] == ' ' }

// firstHalf says that the name is a given name alone, in a sentence where a
// capital means something.
func (f *finder) firstHalf(n *Name) bool {
	return len(n.Words) == 1 && firstOf(f.words.Of(n.Words[0])) && !n.Possessive && !f.headline[n.Sentence]
}
