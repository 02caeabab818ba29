package refer

import (
	"strings"

	"quotes/internal/char"
	"quotes/internal/mention"
)

// A byline stands within so many paragraphs of the head, on a line of so many
// bytes at most.
const (
	bylineParagraphs = 4
	bylineBytes      = 60
)

// Byline returns the person whose "I" tells the text, as a line at its head says:
// By Rosa Lindt; Rosa Lindt on the weir; Table talk, with Rosa Lindt. It is -1
// where no line does, or lines of two people do.
func (s *Reader) Byline() int {
	if s.byline == unread {
		s.byline = s.readByline()
	}
	return s.byline
}

// unread says that nobody has asked for the byline.
const unread = -2

func (s *Reader) readByline() int {
	found := -1
	for i := range s.People.Names {
		n := &s.People.Names[i]
		p := s.Doc.Sentences[n.Sentence].Paragraph
		if p >= bylineParagraphs {
			break
		}
		if n.Entity < 0 || n.Span >= 0 || len(n.Words) < 2 || s.People.Entities[n.Entity].Class == mention.Organization || !s.signs(n, p) {
			continue
		}
		if found >= 0 && found != n.Entity {
			return -1
		}
		found = n.Entity
	}
	return found
}

// signs says that a name stands on line p as that of who wrote what is below.
func (s *Reader) signs(n *mention.Name, p int) bool {
	line := s.Doc.Paragraphs[p]
	text := s.Doc.Text[line.Start:line.End]
	if len(text) > bylineBytes || char.SentenceEnds(text) {
		return false
	}
	before := strings.ToLower(strings.TrimSpace(s.Doc.Text[line.Start:n.Start]))
	after := strings.ToLower(strings.TrimSpace(s.Doc.Text[n.End:line.End]))
	switch {
	case before == "by" || strings.HasSuffix(before, " by") || strings.HasSuffix(before, "with"):
		return true
	case before != "":
		return false
	}
	return after == "" || strings.HasPrefix(after, "on ")
}
