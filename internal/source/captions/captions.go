// Package captions reads what was spoken and written down with its times: the
// captions of films and broadcasts (SRT, WebVTT, TTML, ASS), the JSON of speech
// recognisers, and transcripts in CHAT.
package captions

import (
	"html"
	"strconv"
	"strings"
	"time"
	"unicode"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// Read reads the captions of a film or a broadcast (SRT, WebVTT) as a
// transcript. Captions run on from one to the next; a paragraph ends where
// somebody else speaks, or where a sentence ends before a silence. Signs of
// sounds are left out.
func Read(format document.Format) func(in document.Input) (*document.Document, error) {
	return func(in document.Input) (*document.Document, error) {
		raw, encoding, err := document.Decode(in.Data, in.Encoding)
		if err != nil {
			return nil, err
		}
		w := &captionWriter{Writer: document.Writer{Raw: raw}}
		w.captions()
		doc := w.Document(format)
		doc.Encoding, doc.Times, doc.Spoken = encoding, w.times, true
		if w.named {
			doc.Voices = w.voices
		}
		return doc, nil
	}
}

// timing is the line that starts a caption: in SBV (YouTube) a comma stands
// between the times.
var timing = lazy.MustCompile(`^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})(?:\s*-->\s*|,)(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})(?:\s|$)`)

// silence is the time without a caption that ends a paragraph.
const silence = 2 * time.Second

// A captionWriter writes the words of captions.
type captionWriter struct {
	document.Writer
	times []document.Time
	voice string // who speaks, where a tag says so
	label [2]int // where that name stands in the text
	named bool   // some tag says so

	cueVoice string // who speaks here; empty after the end of a voice or of its caption
	voices   []document.Voice
	rolling  rolling
	last     time.Duration // when the caption before ended
}

// captions reads line by line: a line of times, then words up to a blank line.
func (w *captionWriter) captions() {
	at, inside, before := 0, false, ""
	for line := range document.Lines(w.Raw) {
		start := at
		at += len(line)
		switch times := timing.FindStringSubmatch(line); {
		case times != nil:
			w.closeTime()
			from, to := clock(times[1:5]), clock(times[5:9])
			w.rolling.next(from, to, w.last)
			w.openTime(from, to)
			if strings.Contains(before, `"`) {
				if by := spokenBy.FindStringSubmatch(before); by != nil {
					w.cueVoice, w.named = by[1], true
				}
			}
			inside = true
		case strings.TrimSpace(line) == "":
			inside = false
		case inside:
			next, _, _ := strings.Cut(w.Raw[at:], "\n")
			w.line(start, start+len(strings.TrimRight(line, "\r\n")), strings.TrimSpace(next) != "")
		}
		before = line
	}
	w.closeTime()
}

// clock reads hours, minutes, seconds and thousandths.
func clock(parts []string) time.Duration {
	n := func(i int) time.Duration {
		v, _ := strconv.Atoi(parts[i])
		return time.Duration(v)
	}
	return n(0)*time.Hour + n(1)*time.Minute + n(2)*time.Second + n(3)*time.Millisecond
}

func (w *captionWriter) openTime(from, to time.Duration) {
	if from > w.last+silence && document.EndsSentence(w.Written()) {
		w.Paragraph()
	}
	if len(w.times) > 0 {
		w.LeaveOut() // the times stand between the words
	}
	w.cueVoice = ""
	w.times = append(w.times, document.Time{Start: w.Length(), From: from, To: max(from, to)})
	w.last = to
}

// closeTime ends the caption before; one without words is no time of anything.
func (w *captionWriter) closeTime() {
	n := len(w.times)
	if n == 0 {
		return
	}
	t := &w.times[n-1]
	if t.End = w.Length(); t.End == t.Start {
		w.times = w.times[:n-1]
	}
}

// soundLine is a line of nothing but sounds: [music], (applause), ♪ ♪.
var soundLine = lazy.MustCompile(`^[\s>-]*(\[[^\]]*\]|\([^)]*\)|[♪♫#*\s]+)\s*$`)

// bracketLine is a line that begins with such a name in brackets.
var bracketLine = lazy.MustCompile(`^(>>+\s*|-\s*)?(?:\[\p{Lu}[^\]]*\]|\(\p{Lu}[\p{Lu}\s.'’-]+\)):?\s+\S`)

// spokenBy is the line before the times of a caption of Webex: 1 "Rosa Lindt" (3187224064).
var spokenBy = lazy.MustCompile(`^\d+ "([^"]+)" \(\d+\)\s*$`)

// labelLine is a line that begins with the name of who speaks.
var labelLine = lazy.MustCompile(`^(>>+\s*|-\s*)?((\([^)]*\)|\[[^\]]*\])\s*)*\p{Lu}[\p{L}\d.'’-]*(\s+\p{Lu}[\p{L}\d.'’-]*){0,4}(\s*\([^)]*\))?:\s`)

// line writes one line of a caption; more says that another follows.
func (w *captionWriter) line(start, end int, more bool) {
	text := w.Raw[start:end]
	plain := strings.TrimSpace(hardBlanks.Replace(tagPattern.ReplaceAllString(text, "")))
	if soundLine.MatchString(plain) || w.rolling.again(plain, more) {
		w.LeaveOut()
		return
	}
	w.Blank()
	if strings.HasPrefix(plain, ">>") || strings.HasPrefix(plain, "- ") || labelLine.MatchString(plain) || bracketLine.MatchString(plain) {
		w.Paragraph()
	}
	if rest := strings.TrimLeft(text, "> "); strings.HasPrefix(text, ">>") && labelLine.MatchString(plain) {
		start = end - len(rest)
	}
	for start < end {
		tag := tagPattern.FindStringIndex(w.Raw[start:end])
		if tag == nil {
			break
		}
		w.spoken(start, start+tag[0])
		w.tag(start+tag[0], start+tag[1])
		start += tag[1]
	}
	w.spoken(start, end)
}

// spoken writes words of the voice that is open, of nobody's where none is.
func (w *captionWriter) spoken(start, end int) {
	if strings.TrimSpace(hardBlanks.Replace(w.Raw[start:end])) == "" {
		w.markup(start, end)
		return
	}
	n := len(w.voices)
	same := n > 0 && w.voices[n-1].Speaker == w.cueVoice
	if w.named && w.cueVoice != w.voice {
		w.Paragraph()
		w.voice, w.label = w.cueVoice, [2]int{}
	}
	from := w.Length()
	w.markup(start, end)
	if same {
		w.voices[n-1].End = w.Length()
		return
	}
	w.voices = append(w.voices, document.Voice{Start: from, End: w.Length(), LabelStart: w.label[0], LabelEnd: w.label[1], Speaker: w.cueVoice})
}

// hardBlank is the no-break space of ASS, which ffmpeg leaves in captions that
// it turns into SRT.
const hardBlank = `\h`

var hardBlanks = strings.NewReplacer(hardBlank, " ")

// markup writes words, hard blanks as white space.
func (w *captionWriter) markup(from, to int) {
	for {
		n := strings.Index(w.Raw[from:to], hardBlank)
		if n < 0 {
			w.Markup(from, to, false)
			return
		}
		w.Markup(from, from+n, false)
		w.Blank()
		from += n + len(hardBlank)
	}
}

// tagPattern finds the tags of captions, with the codes of old programs.
var tagPattern = lazy.MustCompile(`</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}`)

// tag takes one tag: <v Name> tells who speaks from there on.
func (w *captionWriter) tag(start, end int) {
	tag := w.Raw[start:end]
	if tag == "</v>" {
		w.cueVoice = ""
		return
	}
	i := strings.IndexFunc(tag, unicode.IsSpace)
	if !strings.HasPrefix(tag, "<v") || i < 0 || tag[2] != ' ' && tag[2] != '.' && tag[2] != '\t' {
		return
	}
	name := strings.TrimSpace(tag[i : len(tag)-1])
	if name == "" {
		return
	}
	from := start + i + strings.Index(tag[i:], name)
	name = html.UnescapeString(name)
	if w.cueVoice = name; name == w.voice {
		return
	}
	w.voice, w.named = name, true
	w.Paragraph()
	at := w.Length()
	w.Markup(from, from+(end-1-from), false)
	w.label = [2]int{at, w.Length()}
	w.Other(":", end-1, end)
	w.Blank()
}

// IsWebVTT says that a text begins as WebVTT does.
func IsWebVTT(s string) bool { return strings.HasPrefix(s, "WEBVTT") }

// IsSRT says that a text begins with the number of a caption and its times, or
// with the times of SBV.
func IsSRT(s string) bool {
	s = strings.ReplaceAll(s[:min(len(s), 400)], "\r\n", "\n")
	if !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	number, rest, ok := strings.Cut(s, "\n")
	if timing.MatchString(number) && !strings.Contains(number, "-->") {
		return true
	}
	if number = strings.TrimSpace(number); !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	times, _, _ := strings.Cut(rest, "\n")
	return timing.MatchString(times)
}
