package source

import (
	"strings"

	"quotes/internal/source/document"
)

// The bounds of what stands over a text and tells of it.
const (
	frontLines = 12   // of a block of fields
	bookBytes  = 8000 // before the mark at which a book of Project Gutenberg starts
)

// frontMeta returns what the lines over a plain text say of it: the head of a
// book of Project Gutenberg, the title page of a screenplay in Fountain, or any
// other block of fields of which one is its title.
func frontMeta(text string) document.Meta {
	head := text[:min(len(text), bookBytes)]
	if before, _, ok := strings.Cut(head, "*** START OF "); ok && strings.Contains(before, "Project Gutenberg") {
		return fieldsMeta(strings.Split(before, "\n"), true)
	}
	if !strings.HasPrefix(strings.TrimLeft(head, "\ufeff \r\n"), "Title:") {
		return document.Meta{}
	}
	var block []string
	for line := range strings.Lines(strings.TrimLeft(head, "\ufeff \r\n")) {
		if strings.TrimSpace(line) == "" || len(block) > frontLines {
			break
		}
		block = append(block, line)
	}
	if len(block) < 2 {
		return document.Meta{}
	}
	return fieldsMeta(block, false)
}

// fieldsMeta reads fields; an indented line goes on with the one before. Of a
// book the first fields count.
func fieldsMeta(lines []string, book bool) document.Meta {
	var m document.Meta
	open := (*string)(nil)
	for _, line := range lines {
		key, value, ok := strings.Cut(line, ":")
		value = document.Fold(value)
		switch {
		case strings.TrimSpace(line) == "":
			open = nil
		case open != nil && (line[0] == ' ' || line[0] == '\t'):
			*open = document.Fold(*open + " " + line)
		case !ok:
			open = nil
		default:
			open = fieldOf(&m, strings.ToLower(strings.TrimSpace(key)), book)
			if open != nil && *open == "" {
				*open = value
			}
		}
	}
	return m
}

// fieldOf returns where the value of a field belongs, nil for nowhere. The
// dates of a book are those of its electronic text.
func fieldOf(m *document.Meta, key string, book bool) *string {
	switch key {
	case "title":
		return &m.Title
	case "author", "authors", "by", "byline":
		return &m.Author
	case "date", "draft date", "published":
		if !book {
			return &m.Date
		}
	case "source", "outlet", "publication":
		if !book {
			return &m.Outlet
		}
	}
	return nil
}
