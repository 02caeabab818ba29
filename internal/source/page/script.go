package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// What programs for screenplays (Celtx, Fountain) call the paragraphs of a
// script that they write as a page.
const (
	characterClass     = "character"
	parentheticalClass = "parenthetical"
)

// isScript says that the page is a script: paragraphs of it are called by who
// speaks, and others by what is spoken.
func (p *page) isScript() bool {
	names, words := false, false
	for i := range p.elements {
		switch class := p.scriptClass(int32(i)); {
		case class == characterClass:
			names = true
		case isDialogue(class):
			words = true
		}
		if names && words {
			return true
		}
	}
	return false
}

// scriptClass returns what a paragraph is called.
func (p *page) scriptClass(e int32) string {
	if tag := p.elements[e].tag; tag != atom.P && tag != atom.Div && tag != atom.H4 && tag != atom.Li {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(attr(p.elements[e].attrs, "class")))
}

// isDialogue says that a class is that of what is spoken.
func isDialogue(class string) bool { return class == "dialog" || class == "dialogue" }

// noteScript tells a dialogue what block b is that was written from a byte on.
func (p *page) noteScript(d *document.Dialogue, m *document.Writer, b block, from int) {
	text := m.Written()
	end := len(text)
	if from = end - len(strings.TrimLeft(text[from:], " \n")); from == end {
		return
	}
	switch class := p.scriptClass(b.element); {
	case class == characterClass:
		d.Character(text, from, end)
	case class == parentheticalClass:
		d.Parenthetical(text, from, end)
	case isDialogue(class), isDialogue(p.scriptClass(max(0, p.elements[b.element].parent))): // <div class="dialogue"><p>words
		d.Words(from, end)
	default:
		d.Other()
	}
}
