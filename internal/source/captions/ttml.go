package captions

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// ttmlRoot is the first element of TTML, behind declarations and comments.
var ttmlRoot = lazy.MustCompile(document.XMLProlog + `(?:\w+:)?tt[\s>]`)

// IsTTML says that a text begins as the Timed Text Markup Language does.
func IsTTML(head string) bool { return document.Opens(head, "<") && ttmlRoot.MatchString(head) }

// ReadTTML reads captions in TTML as a transcript: each <p> is a caption, and
// the agent that it names speaks it, or those that its spans name.
func ReadTTML(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.DecodeXML(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	w := &ttmlWriter{captionWriter: captionWriter{Writer: document.Writer{Raw: raw}}, r: document.NewXMLReader(in.Name, []byte(raw)), agents: map[string]string{}, rate: 30}
	if err := w.read(); err != nil {
		return nil, err
	}
	doc := w.Document(document.TTML)
	doc.Encoding, doc.Times, doc.Spoken, doc.Meta.Title = encoding, w.times, true, w.title
	return doc, nil
}

// A ttmlWriter writes the words of captions in TTML.
type ttmlWriter struct {
	captionWriter
	r      *document.XMLReader
	agents map[string]string // names by their ids
	agent  string            // the agent whose name is read
	title  string
	rate   float64 // frames a second
	ticks  float64 // ticks a second
	depth  int     // of the open <p>, 0 outside
}

func (w *ttmlWriter) read() error {
	return w.r.Each(func(t xml.Token, at int) error {
		switch t := t.(type) {
		case xml.StartElement:
			return w.start(t, at)
		case xml.EndElement:
			if w.depth > 0 && w.r.Depth < w.depth {
				w.closeTime()
				w.depth = 0
			}
		case xml.CharData:
			if w.depth > 0 {
				w.Markup(at, int(w.r.InputOffset()), false)
			}
		}
		return nil
	})
}

// start takes the start of an element that begins at a byte of the file.
func (w *ttmlWriter) start(e xml.StartElement, at int) (err error) {
	switch name := e.Name.Local; {
	case name == "tt":
		if rate, err := strconv.ParseFloat(document.XMLAttr(e, "frameRate"), 64); err == nil && rate > 0 {
			w.rate = rate
		}
		w.ticks, _ = strconv.ParseFloat(document.XMLAttr(e, "tickRate"), 64)
	case name == "title" && w.title == "":
		w.title, err = w.r.Words()
	case name == "agent" && w.depth == 0:
		w.agent = document.XMLAttr(e, "id")
	case name == "name" && w.agent != "" && w.depth == 0:
		w.agents[w.agent], err = w.r.Words()
	case name == "p":
		w.caption(e, at)
	case name == "span" && w.depth > 0:
		if name := w.agents[document.XMLAttr(e, "agent")]; name != "" {
			w.speak(name, at)
		}
	case name == "br" && w.depth > 0:
		w.Blank()
	case name == "metadata" && w.depth > 0:
		err = w.r.Skip()
	}
	return err
}

// caption begins the caption of a <p> that begins at a byte of the file.
func (w *ttmlWriter) caption(e xml.StartElement, at int) {
	from, okFrom := w.clock(document.XMLAttr(e, "begin"))
	to, okTo := w.clock(document.XMLAttr(e, "end"))
	if length, ok := w.clock(document.XMLAttr(e, "dur")); ok && !okTo {
		to, okTo = from+length, true
	}
	w.depth = w.r.Depth
	if okFrom && okTo {
		w.openTime(from, to)
	}
	name := w.agents[document.XMLAttr(e, "agent")]
	rest := w.Raw[int(w.r.InputOffset()):]
	if labelLine.MatchString(strings.TrimSpace(rest[:min(len(rest), 80)])) {
		name = "" // the caption says so itself
		w.Paragraph()
	}
	w.speak(name, at)
}

// speak gives the words that follow to an agent; to nobody by an empty name.
func (w *ttmlWriter) speak(name string, at int) {
	w.Blank()
	if name != "" && name != w.voice {
		w.Paragraph()
		w.Other(name, at, at)
		w.Other(":", at, at)
		w.Blank()
	}
	w.voice = name
}

// clock reads a time of TTML: 00:00:01.5, 00:00:01:12 with frames, 1.5s, 12f, 40t.
func (w *ttmlWriter) clock(s string) (time.Duration, bool) {
	seconds := func(v float64) (time.Duration, bool) { return time.Duration(v * float64(time.Second)), true }
	if parts := strings.Split(s, ":"); len(parts) >= 3 {
		var n [4]float64
		for i := range min(len(parts), 4) {
			v, err := strconv.ParseFloat(parts[i], 64)
			if err != nil || v < 0 {
				return 0, false
			}
			n[i] = v
		}
		return seconds(n[0]*3600 + n[1]*60 + n[2] + n[3]/w.rate)
	}
	for _, unit := range []struct {
		sign  string
		worth float64
	}{{"ms", 0.001}, {"s", 1}, {"m", 60}, {"h", 3600}, {"f", 1 / w.rate}, {"t", 1 / max(w.ticks, 1)}} {
		if digits, ok := strings.CutSuffix(s, unit.sign); ok {
			v, err := strconv.ParseFloat(digits, 64)
			if err != nil || v < 0 || v > 1e9 {
				return 0, false
			}
			return seconds(v * unit.worth)
		}
	}
	return 0, false
}
