package captions

import (
	"strconv"
	"strings"
	"time"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// IsCHAT says that a text begins as the transcripts of CHILDES and TalkBank do.
func IsCHAT(head string) bool {
	head = strings.TrimLeft(head, "\ufeff \r\n")
	return strings.HasPrefix(head, "@UTF8") || strings.HasPrefix(head, "@Begin") || strings.HasPrefix(head, "@Window:")
}

// ReadCHAT reads a transcript in the CHAT format of CHILDES and TalkBank: what
// stands on the main tiers (*MOT:) is spoken by whom @Participants gives for the
// code; headers (@) and dependent tiers (%) are left out, and so are the codes
// between the words.
func ReadCHAT(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	w := &chatWriter{Writer: document.Writer{Raw: raw}, names: map[string]string{}}
	w.tiers()
	doc := w.Document(document.CHAT)
	doc.Encoding, doc.Times, doc.Spoken, doc.Voices = encoding, w.times, true, w.voices
	doc.Meta = w.meta
	return doc, nil
}

// A chatWriter writes the main tiers.
type chatWriter struct {
	document.Writer
	names  map[string]string // code → name, or role where there is no name
	voices []document.Voice
	times  []document.Time
	meta   document.Meta
}

// tiers goes through the tiers; a line that starts with a tab goes on with one.
func (w *chatWriter) tiers() {
	at, from := 0, 0
	flush := func() {
		if from < at {
			w.tier(from, at)
		}
		from = at
	}
	for line := range document.Lines(w.Raw) {
		if line[0] != '\t' && line[0] != ' ' {
			flush()
		}
		at += len(line)
	}
	flush()
}

// tier takes the tier that stands in the file's bytes [start, end).
func (w *chatWriter) tier(start, end int) {
	text := w.Raw[start:end]
	colon := strings.IndexByte(text, ':')
	switch {
	case strings.HasPrefix(text, "@") && colon > 0:
		w.header(text[1:colon], document.Fold(text[colon+1:]))
	case strings.HasPrefix(text, "*") && colon > 1:
		w.main(text[1:colon], start+colon+1, end)
		return
	}
	w.LeaveOut()
}

// header takes what a header tells: "CHI Runa Target_Child, MOT Alma Mother".
func (w *chatWriter) header(name, value string) {
	switch name {
	case "Participants":
		for part := range strings.SplitSeq(value, ",") {
			if f := strings.Fields(part); len(f) > 1 {
				w.names[f[0]] = strings.ReplaceAll(f[1], "_", " ")
			}
		}
	case "Date":
		w.meta.Date, _, _ = document.FindDate(strings.ReplaceAll(value, "-", " "))
	case "Title":
		w.meta.Title = value
	}
}

// chatCode finds what stands between the words: signs and comments in
// brackets, pauses, events (&=laughs), fillers (&-uh keeps its word), words
// that nobody understood, and the bullet with the time.
var chatCode = lazy.MustCompile(`\[[^\]]*\]|\((?:\.{1,3}|\d*:?\d+\.\d*)\)|&[=*~+][^\s]*|&-|<|>|\+[^\s]*|\x15[^\x15]*\x15|\b(?:xxx|yyy|www)\b|@[a-z]+(?::[a-z]+)?\b|[()‡„]|\b0(?:[a-z]+|\s*\.)`)

// bullet is the time of an utterance in thousandths of a second.
var bullet = lazy.MustCompile(`\x15(\d+)_(\d+)\x15`)

// main writes the words of an utterance.
func (w *chatWriter) main(who string, start, end int) {
	w.Paragraph()
	at := w.Length()
	for from := start; from < end; {
		code := chatCode.FindStringIndex(w.Raw[from:end])
		if code == nil {
			w.Literal(from, end)
			break
		}
		w.Literal(from, from+code[0])
		w.LeaveOut()
		from += code[1]
	}
	if at = w.begun(at); strings.Trim(w.Written()[at:], " .!?\n") == "" {
		return
	}
	name := w.names[who]
	if name == "" {
		name = who
	}
	w.voices = append(w.voices, document.Voice{Start: at, End: w.Length(), Speaker: name})
	if m := bullet.FindStringSubmatch(w.Raw[start:end]); m != nil {
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(m[2])
		w.times = append(w.times, document.Time{Start: at, End: w.Length(), From: time.Duration(from) * time.Millisecond, To: time.Duration(max(from, to)) * time.Millisecond})
	}
}

// begun returns where words start that were written behind byte at.
func (w *chatWriter) begun(at int) int {
	text := w.Written()
	return len(text) - len(strings.TrimLeft(text[at:], " \n"))
}
