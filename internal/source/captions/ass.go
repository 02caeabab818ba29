package captions

import (
	"strconv"
	"strings"
	"time"

	"quotes/internal/source/document"
)

// IsASS says that a text begins as captions of Aegisub (ASS, SSA) do.
func IsASS(head string) bool {
	head = strings.TrimLeft(head, "\ufeff \t\r\n")
	return strings.HasPrefix(head, "[Script Info]") || strings.Contains(head, "\n[Events]") && strings.Contains(head, "\nDialogue:")
}

// ReadASS reads captions in ASS or SSA as a transcript: the name in a
// Dialogue's field speaks it. Comments and drawings are left out.
func ReadASS(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	w := &assWriter{captionWriter: captionWriter{Writer: document.Writer{Raw: raw}}, fields: strings.Split("layer,start,end,style,name,marginl,marginr,marginv,effect,text", ",")}
	w.lines()
	doc := w.Document(document.ASS)
	doc.Encoding, doc.Times, doc.Spoken, doc.Meta.Title = encoding, w.times, true, w.title
	return doc, nil
}

// An assWriter writes the words of captions in ASS.
type assWriter struct {
	captionWriter
	fields []string // of a Dialogue, in their order
	events bool     // in the section of the captions
	title  string
}

func (w *assWriter) lines() {
	at := 0
	for text := range document.Lines(w.Raw) {
		start := at
		at += len(text)
		line := strings.TrimRight(text, "\r\n")
		switch key, value, found := strings.Cut(line, ":"); {
		case strings.HasPrefix(line, "["):
			w.events = strings.EqualFold(strings.TrimSpace(line), "[Events]")
		case !w.events && key == "Title":
			w.title = strings.TrimSpace(value)
		case w.events && key == "Format":
			w.fields = strings.Split(strings.ToLower(strings.ReplaceAll(value, " ", "")), ",")
		case w.events && found && key == "Dialogue":
			w.dialogue(start+len(key)+1, start+len(line))
		}
	}
	w.closeTime()
}

// dialogue writes a caption whose fields stand in the file's bytes [start, end);
// the last field, its text, may hold commas.
func (w *assWriter) dialogue(start, end int) {
	var from, to time.Duration
	name, style, at := "", "", start
	for i, field := range w.fields {
		value := w.Raw[at:end]
		next := end
		if comma := strings.IndexByte(value, ','); comma >= 0 && i+1 < len(w.fields) {
			value, next = value[:comma], at+comma+1
		}
		value = strings.TrimSpace(value)
		switch field {
		case "start":
			from = assClock(value)
		case "end":
			to = assClock(value)
		case "style":
			style = value
		case "name", "actor":
			name = value
		case "text":
			if name == "" && isUnspoken(style) {
				w.LeaveOut()
				return
			}
			w.caption(name, at, end, from, to)
			return
		}
		at = next
	}
}

// unspoken are words in the names of styles for what nobody says: signs in the
// picture, titles, and songs of the opening and the ending.
var unspoken = document.WordSet(`sign signs title titles credit credits caption karaoke song songs lyrics op ed opening ending insert note notes typeset ts romaji kanji`)

// isUnspoken says that captions of a style are not what people of the film say.
func isUnspoken(style string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(style), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if unspoken[word] {
			return true
		}
	}
	return false
}

func (w *assWriter) caption(name string, start, end int, from, to time.Duration) {
	text := w.Raw[start:end]
	if strings.Contains(text, `\p1`) || strings.Contains(text, `\p2`) || soundLine.MatchString(tagPattern.ReplaceAllString(text, "")) {
		w.LeaveOut()
		return
	}
	w.closeTime()
	w.openTime(from, to)
	w.Blank()
	if name != "" && name != w.voice {
		w.Paragraph()
		w.Other(name, start, start)
		w.Other(":", start, start)
		w.Blank()
	}
	if name == "" && labelLine.MatchString(text) || strings.HasPrefix(text, "- ") {
		w.Paragraph()
	}
	w.voice = name
	for i := start; i < end; {
		rest := w.Raw[i:end]
		tag := tagPattern.FindStringIndex(rest)
		sign := strings.IndexByte(rest, '\\')
		switch {
		case tag != nil && (sign < 0 || tag[0] <= sign):
			w.Literal(i, i+tag[0])
			i += tag[1]
		case sign >= 0 && sign+1 < len(rest) && strings.IndexByte("Nnh", rest[sign+1]) >= 0:
			w.Literal(i, i+sign)
			w.Blank()
			i += sign + 2
		case sign >= 0:
			w.Literal(i, i+sign+1)
			i += sign + 1
		default:
			w.Literal(i, end)
			i = end
		}
	}
}

// assClock reads a time: hours, minutes, seconds and hundredths.
func assClock(s string) time.Duration {
	parts := strings.Split(s, ":")
	if len(parts) != 3 {
		return 0
	}
	h, _ := strconv.Atoi(parts[0])
	m, _ := strconv.Atoi(parts[1])
	sec, _ := strconv.ParseFloat(parts[2], 64)
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(sec*float64(time.Second))
}
