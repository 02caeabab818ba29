// Package mail reads electronic mail: messages, mailboxes of them, and the
// pages that browsers save in the same form (MHTML). It is the door of
// emersion/go-message.
package mail

import (
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // decoders of the encodings that mail names
	"github.com/emersion/go-message/mail"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// fromLine begins every message of a mailbox.
var fromLine = lazy.MustCompile(`^From \S+ .*\d\d:\d\d(:\d\d)?.*\d{4}`)

// usual are the fields one of which every message has among its first; three
// fields tell a header from a text that begins with a label.
var usual = document.WordSet(`from to subject date received return-path delivered-to message-id mime-version content-type x-mozilla-status reply-to sender envelope-to`)

// Is says that the first bytes of a file are those of a message or a mailbox.
func Is(head string) bool {
	if strings.HasPrefix(head, "From ") && fromLine.MatchString(head) {
		_, head, _ = strings.Cut(head, "\n")
	}
	fields, known := 0, 0
	for line := range strings.Lines(head) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, colon := strings.Cut(line, ":")
		if !colon || !isField(name) {
			return false
		}
		fields++
		if usual[strings.ToLower(name)] {
			known++
		}
	}
	return known >= 3 || known >= 2 && fields >= 3
}

// isField says that a header can have a field of a name.
func isField(name string) bool {
	for i := range len(name) {
		b := name[i]
		letter := b|0x20 >= 'a' && b|0x20 <= 'z'
		if !letter && (i == 0 || b != '-' && (b < '0' || b > '9')) {
			return false
		}
	}
	return name != ""
}

// IsMHTML says that the first bytes of a file are those of a page that a
// browser saved as MHTML: a message of related parts.
func IsMHTML(head string) bool {
	h, _, _ := strings.Cut(strings.ReplaceAll(head, "\r\n", "\n"), "\n\n")
	return strings.HasPrefix(h, "From: <Saved by ") || strings.Contains(h, "\nSnapshot-Content-Location:")
}

// Read reads the messages of a file: its one message, or those of a mailbox.
func Read(in document.Input) ([]*document.Document, error) {
	var docs []*document.Document
	for _, raw := range messages(in.Data) {
		doc, err := readMessage(in.Ctx, raw, in.Encoding)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	if len(docs) == 0 {
		return nil, &document.Error{Code: document.NoArticle, Problem: "holds no message", Advice: "read it as it stands: --input-format text"}
	}
	return docs, nil
}

// messages cuts a mailbox at its From lines, which stand behind a blank line;
// a line of a message that looks like one has a > before it, which goes.
func messages(data []byte) []stretch {
	rest := stretch{raw: data, known: true}
	rest = rest.from(len(data) - len(bytes.TrimLeft(bytes.TrimPrefix(data, []byte(document.MarkUTF8)), "\r\n")))
	if !fromLine.Match(rest.raw[:min(len(rest.raw), 1000)]) {
		return []stretch{rest}
	}
	var all []stretch
	open := stretch{known: true}
	blank, at := true, rest.before
	for line := range bytes.Lines(rest.raw) {
		at++
		switch {
		case blank && fromLine.Match(line):
			if len(open.raw) > 0 {
				all = append(all, open)
			}
			open = stretch{known: true, before: at}
		case bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>':
			open.raw = append(open.raw, line[1:]...)
		default:
			open.raw = append(open.raw, line...)
		}
		blank = len(bytes.TrimSpace(line)) == 0
	}
	if len(bytes.TrimSpace(open.raw)) > 0 {
		all = append(all, open)
	}
	return all
}

// maxParts is how many parts of a message are looked at.
const maxParts = 1000

// A letter is a message that is being read: the best part so far.
type letter struct {
	text, page *part
	parts      int
	location   string // of the page that was saved
}

// A part is a text of a message.
type part struct {
	data     []byte
	header   message.Header
	at       stretch // its body in the file
	charset  string
	location string
}

// readMessage reads one message: its text, or the page where it has no text or
// is one that a browser saved.
func readMessage(ctx context.Context, raw stretch, encoding string) (*document.Document, error) {
	e, err := message.Read(bytes.NewReader(raw.raw))
	if e == nil {
		return nil, &document.Error{Code: document.Broken, Problem: "has a broken header", Advice: "read it as it stands: --input-format text", Err: err}
	}
	m := &letter{location: e.Header.Get("Snapshot-Content-Location")}
	related := m.location != "" || strings.HasPrefix(e.Header.Get("From"), "<Saved by ")
	m.walk(e, raw.body(), 0)
	doc, err := m.document(ctx, related, encoding)
	if err != nil {
		return nil, err
	}
	title := doc.Meta.Title
	describe(&doc.Meta, e.Header, related)
	if related && title != "" {
		doc.Meta.Title = title
	}
	return doc, nil
}

// walk looks at a part, whose body stands at a place of the file, and those in
// it. What cannot be decoded is taken as it stands.
func (m *letter) walk(e *message.Entity, at stretch, depth int) {
	if m.parts++; m.parts > maxParts || depth > 20 {
		return
	}
	if parts := e.MultipartReader(); parts != nil {
		for cut := at.parts(e.Header); ; {
			next, err := parts.NextPart()
			if next == nil {
				return
			}
			var in stretch
			if len(cut) > 0 {
				in, cut = cut[0].body(), cut[1:]
			}
			m.walk(next, in, depth+1)
			if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
				return
			}
		}
	}
	kind, params, _ := e.Header.ContentType()
	if disposition, _, _ := e.Header.ContentDisposition(); strings.EqualFold(disposition, "attachment") {
		return
	}
	to := &m.text
	switch strings.ToLower(kind) {
	case "text/plain", "":
	case "text/html", "application/xhtml+xml":
		to = &m.page
	case "message/rfc822":
		if inner, err := message.Read(e.Body); err == nil {
			m.walk(inner, at.body(), depth+1)
		}
		return
	default:
		return
	}
	if *to != nil {
		return // a signature or a list's foot
	}
	data, err := io.ReadAll(e.Body)
	if err != nil && len(data) == 0 {
		return
	}
	*to = &part{data: data, header: e.Header, at: at, charset: params["charset"], location: e.Header.Get("Content-Location")}
}

// document reads the best part.
func (m *letter) document(ctx context.Context, saved bool, encoding string) (*document.Document, error) {
	best, html := m.text, false
	if m.page != nil && (saved || best == nil || len(bytes.TrimSpace(best.data)) == 0) {
		best, html = m.page, true
	}
	if best == nil {
		return &document.Document{Format: document.Mail, Encoding: document.UTF8, Marked: true}, nil
	}
	if encoding == "" && best.charset != "" {
		encoding = document.UTF8 // go-message has decoded it
	}
	if html {
		doc, err := page.Read(document.Input{Ctx: ctx, Data: best.data, Encoding: encoding})
		if err != nil {
			return nil, err
		}
		if breaks := best.at.lines(best.header, doc.Map.Raw()); breaks != nil {
			doc.FileLines = doc.Map.LineStarts(doc.Text, breaks)
		}
		doc.Map = nil // it leads into the decoded part, not into the file
		doc.Format = document.Mail
		if saved {
			doc.Format, doc.Meta.URL = document.MHTML, m.location
		}
		return doc, nil
	}
	text, name, err := document.Decode(best.data, encoding)
	if err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	doc := &document.Document{Format: document.Mail, Encoding: name, Text: text, Marked: true}
	if breaks := best.at.lines(best.header, text); breaks != nil {
		doc.FileLines = append([]int{0}, breaks...)
	}
	return doc, nil
}

// describe puts what a header says into the document's meta.
func describe(m *document.Meta, h message.Header, saved bool) {
	header := mail.Header{Header: h}
	if subject, err := header.Subject(); err == nil || subject != "" {
		m.Title = document.Fold(subject)
	}
	if date, err := header.Date(); err == nil && !date.IsZero() && m.Date == "" {
		m.Date = date.Format("2006-01-02T15:04:05Z07:00")
	}
	if saved {
		return
	}
	people, err := header.AddressList("From")
	if err != nil {
		m.Author = document.Fold(h.Get("From"))
		return
	}
	var names []string
	for _, p := range people {
		if p.Name == "" {
			p.Name = p.Address
		}
		names = append(names, document.Fold(p.Name))
	}
	m.Author = strings.Join(names, ", ")
}
