package attribute

import (
	"fmt"
	"strings"

	"quotes/extract"
	"quotes/internal/news"
	"quotes/internal/refer"
)

// turn says of the quote of a turn why it has its speaker.
func (b *builder) turn(quote *Quote, d *news.Decision, sp *extract.Span) {
	quote.Why = "no name stands before the words"
	if c := b.scene.Doc.ChapterAt(sp.Start); c >= 0 && b.res.Genre == Fiction {
		quote.Chapter = b.scene.Doc.Chapters[c].Title
	}
	if !d.Given {
		return
	}
	quote.Rule, quote.Threshold = d.Shape.Name, d.Threshold
	quote.Why = fmt.Sprintf("the file says that %s speaks", sp.Speaker)
	quote.Unmeasured = sp.Speaker != ""
	if sp.LabelEnd > 0 {
		place := b.place(sp.LabelStart, sp.LabelEnd)
		quote.Mention = &place
		quote.Why = fmt.Sprintf("%q stands for who says the words", place.Text)
	}
	if d.Found.Nobody() {
		quote.Why += ", and the text does not say who that is"
	}
}

// labelled returns the speaker of a label.
func (b *builder) labelled(l *refer.Label) *Speaker {
	sp := &Speaker{Name: l.Name, Title: l.Title, Role: l.Role, Kind: Person}
	if l.Addressed {
		sp.Kind = Unnamed
	} else if l.IsRole {
		sp.Name, sp.Kind = described(strings.ToLower(sp.Name)), Unnamed
	}
	if known, ok := b.byName[strings.ToLower(sp.Name)]; ok {
		return known
	}
	return b.speaker(sp)
}
