package captions

import (
	"encoding/json"
	"time"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// A segment is what Whisper, or a program round it that tells voices apart,
// writes for some seconds of a recording.
type segment struct {
	Start, End float64 // seconds
	Text       string
	Speaker    string
}

// whisperHead is how such a file starts.
var whisperHead = lazy.MustCompile(`^\s*(?:\{[^\[]*"segments"\s*:\s*)?\[\s*\{[^{}\[]*"(?:start|end)"\s*:\s*[\d.]+`)

// IsWhisper says that a text begins as the JSON of a speech recogniser does:
// segments with their times.
func IsWhisper(head string) bool { return document.Opens(head, "{[") && whisperHead.MatchString(head) }

// ReadWhisper reads the JSON of Whisper and of programs round it (WhisperX,
// whisper-diarization): a turn is what one speaker says in segments that follow
// one another; where no speakers are told, it is a text.
func ReadWhisper(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	var file struct{ Segments []segment }
	if json.Unmarshal([]byte(raw), &file.Segments) != nil {
		if err := json.Unmarshal([]byte(raw), &file); err != nil {
			return nil, &document.Error{Code: document.BadJSON, Problem: "is no JSON of a speech recogniser", Advice: "give the file that it wrote, whole", Err: err}
		}
	}
	var w segmentWriter
	for _, s := range file.Segments {
		w.segment(s)
	}
	doc := w.Unmapped(document.Whisper)
	doc.Encoding, doc.Times, doc.Spoken = encoding, w.times, true
	if w.named {
		doc.Voices = w.voices
	}
	return doc, nil
}

// A segmentWriter writes segments.
type segmentWriter struct {
	document.Writer
	times  []document.Time
	voices []document.Voice
	named  bool
	last   time.Duration
}

// segment writes one: as a paragraph of its own where somebody else speaks, or
// where a sentence ends before a silence.
func (w *segmentWriter) segment(s segment) {
	from, to := time.Duration(s.Start*float64(time.Second)), time.Duration(s.End*float64(time.Second))
	n := len(w.voices)
	same := n > 0 && w.voices[n-1].Speaker == s.Speaker
	if !same || from > w.last+silence && document.EndsSentence(w.Written()) {
		w.Paragraph()
	}
	w.Blank()
	at := w.Length()
	w.Plain(s.Text)
	if w.Length() == at {
		return
	}
	w.last, w.named = to, w.named || s.Speaker != ""
	w.times = append(w.times, document.Time{Start: at, End: w.Length(), From: from, To: max(from, to)})
	if same && from <= w.last+longSilence {
		w.voices[n-1].End = w.Length()
		return
	}
	w.voices = append(w.voices, document.Voice{Start: at, End: w.Length(), Speaker: s.Speaker})
}

// longSilence is the time without a word after which a speaker who goes on is
// heard anew.
const longSilence = time.Minute
