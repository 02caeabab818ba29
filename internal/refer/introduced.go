package refer

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// introduced returns the full name that the text gives once and again for a
// label of one word, or of initials: Present: Alma Cook. It is empty where the
// text has none, or several.
func (s *Reader) introduced(l *labelName) string {
	if len(l.words) != 1 || l.whole && l.initials == "" {
		return ""
	}
	if s.cast.written == nil {
		s.cast.written = writtenNames(s.Doc)
	}
	if l.initials != "" {
		if full := s.cast.written[l.initials]; full != "" {
			return full
		}
		return initialled(s.Doc, l.initials)
	}
	return s.cast.written[strings.ToLower(l.words[0])]
}

// writtenNames returns the names of two words or more that start with a given
// name, by their last words and by their initials; those of two people are empty.
func writtenNames(doc *extract.Document) map[string]string {
	out := map[string]string{}
	put := func(key, name string) {
		if old, ok := out[key]; ok && old != name {
			name = ""
		}
		out[key] = name
	}
	for i := 0; i < len(doc.Tokens); i++ {
		n := nameLength(doc, i)
		name := ""
		if n > 1 {
			name = doc.Text[doc.Tokens[i].Start:doc.Tokens[i+n-1].End]
		} else if n == 1 && shoutedSurname(doc, i+1) {
			n, name = 2, doc.TokenText(i)+" "+inTitleCase(doc.TokenText(i+1))
		} else if n, name = headedName(doc, i); n < 2 {
			continue
		}
		words := strings.Fields(name)
		put(strings.ToLower(words[len(words)-1]), name)
		initials := ""
		for _, w := range words {
			initials += w[:1]
		}
		put(initials, name)
		i += n - 1
	}
	return out
}

// headedName returns the name in capitals that starts at token i of a heading,
// and its tokens: behind OF, ORAL ARGUMENT OF ROSA LINDT, or at the start of a line
// before what a lawyer is called, ROSA LINDT, ESQ.; 0 where none does.
func headedName(doc *extract.Document, i int) (n int, name string) {
	of := i > 1 && doc.TokenText(i-1) == "OF" && doc.Tokens[i-2].AllUpper
	if start := doc.Tokens[i].Start; !of && start > 0 && doc.Text[start-1] != '\n' && doc.Text[start-1] != ' ' {
		return 0, ""
	}
	var words []string
	for i+n < len(doc.Tokens) && n < 4 && doc.Tokens[i+n].Kind == extract.Word && doc.Tokens[i+n].AllUpper && (n == 0 || doc.Tokens[i+n].Start == doc.Tokens[i+n-1].End+1) {
		w := doc.TokenText(i + n)
		if _, given := lexicon.GivenName(w); !given && lexicon.CommonWord(strings.ToLower(w)) || lexicon.FunctionWord(strings.ToLower(w)) {
			break
		}
		words = append(words, inTitleCase(w))
		n++
	}
	if !of && (n == 0 || i+n+1 >= len(doc.Tokens) || !strings.EqualFold(strings.TrimSuffix(doc.TokenText(i+n+1), "."), "esq")) {
		return 0, ""
	}
	return n, strings.Join(words, " ")
}

// initialled returns the one run of capitalised words of the text that has some
// initials, empty where none or several have: of names that no list knows.
func initialled(doc *extract.Document, initials string) string {
	found := ""
	for i := 0; i < len(doc.Tokens); i++ {
		n := 0
		for i+n < len(doc.Tokens) && n < len(initials) && nameWord(doc, i+n) && doc.TokenText(i + n)[0] == initials[n] && (n == 0 || doc.Tokens[i+n].Start == doc.Tokens[i+n-1].End+1) {
			n++
		}
		if n < 2 || n < len(initials) || lexicon.FunctionWord(strings.ToLower(doc.TokenText(i))) || i+n < len(doc.Tokens) && nameWord(doc, i+n) && doc.Tokens[i+n].Start == doc.Tokens[i+n-1].End+1 {
			continue
		}
		name := doc.Text[doc.Tokens[i].Start:doc.Tokens[i+n-1].End]
		if found != "" && found != name {
			return ""
		}
		found = name
	}
	return found
}

// nameLength returns of how many tokens the full name is that starts at token i,
// 0 where none does.
func nameLength(doc *extract.Document, i int) int {
	if !nameWord(doc, i) {
		return 0
	}
	_, title := lexicon.Title(doc.TokenText(i))
	if _, given := lexicon.GivenName(doc.TokenText(i)); !given || title {
		return 0
	}
	n := 1
	for i+n < len(doc.Tokens) && n < 4 && nameWord(doc, i+n) && doc.Tokens[i+n].Start == doc.Tokens[i+n-1].End+1 {
		n++
	}
	return n
}

// shoutedSurname says that token i goes on a given name as a surname in capitals
// does in lists of who is present: Amy PAGE.
func shoutedSurname(doc *extract.Document, i int) bool {
	if i >= len(doc.Tokens) {
		return false
	}
	t := &doc.Tokens[i]
	return t.Kind == extract.Word && t.AllUpper && t.End-t.Start > 2 && t.Start == doc.Tokens[i-1].End+1
}

// nameWord says that token i can be a word of a name: capitalised, and not all in capitals.
func nameWord(doc *extract.Document, i int) bool {
	t := &doc.Tokens[i]
	return t.Kind == extract.Word && t.Upper && !t.AllUpper && doc.Text[t.End-1] != '.'
}
