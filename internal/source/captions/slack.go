package captions

import (
	"encoding/json"
	"html"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// A message is one of a channel's day as Slack exports it.
type message struct {
	Type, Subtype, Text, User string
	Profile                   struct {
		Real    string `json:"real_name"`
		Display string `json:"display_name"`
	} `json:"user_profile"`
}

// name is what the export calls who wrote the message.
func (m *message) name() string {
	if m.Profile.Real != "" {
		return m.Profile.Real
	}
	return m.Profile.Display
}

// said are the kinds of message that people write; others are notices.
var said = document.WordSet(`thread_broadcast me_message file_share reply_broadcast`)

var (
	slackHead = lazy.MustCompile(`^\s*\[\s*\{`)
	slackType = lazy.MustCompile(`"type"\s*:\s*"message"`)
	slackTime = lazy.MustCompile(`"ts"\s*:\s*"\d{9,}\.\d+"`)

	// What Slack writes for a person, a channel, an address: <@U01>, <#C01|general>, <https://x.org|words>.
	slackLink = lazy.MustCompile(`<([@#!]?)([^<>|\s]+)(?:\|([^<>]*))?>`)
)

// IsSlack says that a text begins as a day of a channel in an export of Slack does.
func IsSlack(head string) bool {
	return document.Opens(head, "[") && slackHead.MatchString(head) && slackType.MatchString(head) && slackTime.MatchString(head)
}

// ReadSlack reads a day of a channel in an export of Slack as a transcript: a
// paragraph a message, spoken by who wrote it. Notices of the program are left out.
func ReadSlack(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	var all []message
	if err := json.Unmarshal([]byte(raw), &all); err != nil {
		return nil, &document.Error{Code: document.BadJSON, Problem: "is no export of Slack", Advice: "give a file of a channel's folder as it was exported", Err: err}
	}
	names := map[string]string{}
	for _, m := range all {
		if name := m.name(); name != "" {
			names[m.User] = name
		}
	}
	var w document.Writer
	var voices []document.Voice
	for _, m := range all {
		if m.Type != "message" || m.Subtype != "" && !said[m.Subtype] {
			continue
		}
		if voice := writeMessage(&w, m, names); voice.Start < voice.End {
			voices = append(voices, voice)
		}
	}
	doc := w.Unmapped(document.Slack)
	doc.Encoding, doc.Spoken, doc.Voices = encoding, true, voices
	return doc, nil
}

// writeMessage writes the words of a message; the voice is empty where it has none.
func writeMessage(w *document.Writer, m message, names map[string]string) document.Voice {
	start := -1
	for line := range strings.Lines(m.Text) {
		words := strings.TrimSpace(slackWords(line, names))
		if words == "" {
			continue
		}
		if start < 0 {
			w.Paragraph()
		} else {
			w.LineBreak()
		}
		before := w.Length()
		w.Plain(words)
		if start < 0 {
			start = w.Length() - len(strings.TrimLeft(w.Written()[before:], "\n"))
		}
	}
	if start < 0 {
		return document.Voice{}
	}
	speaker := m.name()
	if speaker == "" {
		speaker = names[m.User]
	}
	return document.Voice{Start: start, End: w.Length(), Speaker: speaker}
}

// slackWords resolves the links and the entities of a line.
func slackWords(line string, names map[string]string) string {
	line = slackLink.ReplaceAllStringFunc(line, func(link string) string {
		m := slackLink.FindStringSubmatch(link)
		words := m[3]
		if words == "" {
			words = m[2]
		}
		switch {
		case m[1] == "@" && names[m[2]] != "":
			return "@" + names[m[2]]
		case m[1] == "!":
			return "@" + words
		}
		return m[1] + words
	})
	return html.UnescapeString(line)
}
