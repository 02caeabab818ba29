package record

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the document as JSON, byte for byte what encoding/json
// makes of it without escapes for HTML, in a quarter of the time: TestAppend
// holds that for every field. It fails where an extra field is no JSON.
func (d *Document) AppendJSON(b []byte) ([]byte, error) {
	b = putInt(b, `{"schema":`, d.Schema)
	b = putText(b, `,"doc":`, d.Doc)
	b = putText(b, `,"input_format":`, d.InputFormat)
	b = putText(b, `,"encoding":`, d.Encoding)
	b = putText(b, `,"language":`, d.Language)
	b = putText(b, `,"genre":`, d.Genre)
	b = putText(b, `,"offset_unit":`, string(d.OffsetUnit))
	b = putInt(b, `,"length":`, d.Length)
	b = putAsked(b, `,"text":`, d.Text)
	b, err := d.Meta.append(append(b, `,"meta":`...))
	b = putList(b, `,"speakers":`, d.Speakers, (*Speaker).append)
	b = putList(b, `,"others":`, d.Others, (*Speaker).append)
	b = putList(b, `,"quotes":`, d.Quotes, (*Quote).append)
	return append(d.Run.append(b), '}'), err
}

// AppendJSON appends the quote as JSON, as [Document.AppendJSON] does.
func (l *QuoteLine) AppendJSON(b []byte) ([]byte, error) {
	b = putInt(b, `{"schema":`, l.Schema)
	b = putText(b, `,"doc":`, l.Doc)
	b = putText(b, `,"language":`, l.Language)
	b = putText(b, `,"offset_unit":`, string(l.OffsetUnit))
	b, err := l.Meta.append(append(b, `,"meta":`...))
	b = l.Quote.appendHead(append(b, ','))
	b = l.Quote.appendTail(b)
	b = putMaybe(b, `,"speaker":`, l.Speaker, (*Speaker).append)
	return append(l.Run.append(b), '}'), err
}

// append appends the field of a run; none where there is no run.
func (r *Run) append(b []byte) []byte {
	if r == nil {
		return b
	}
	b = append(b, `,"run":{`...)
	b = putText(b, `"program":`, r.Program)
	b = putText(b, `,"version":`, r.Version)
	b = putText(b, `,"weights":`, r.Weights)
	b = appendOptions(append(b, `,"options":`...), r.Options)
	b = putList(b, `,"sources":`, r.Sources, (*RunSource).append)
	b = putInt(b, `,"sources_read":`, r.SourcesRead)
	if r.QuotesFrom != nil {
		b = r.QuotesFrom.append(append(b, `,"quotes_from":`...))
	}
	if len(r.Unread) > 0 {
		b = putList(b, `,"unread":`, r.Unread, putWord)
	}
	return append(b, '}')
}

func appendOptions(b []byte, options map[string]string) []byte {
	if options == nil {
		return append(b, "null"...)
	}
	b = append(b, '{')
	for i, name := range slices.Sorted(maps.Keys(options)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(append(appendString(b, name), ':'), options[name])
	}
	return append(b, '}')
}

func (s *RunSource) append(b []byte) []byte {
	b = putText(b, `{"name":`, s.Name)
	b = putKnown(b, `,"sha256":`, s.SHA256)
	return append(putKnown(b, `,"date":`, s.Date), '}')
}

func (m *Meta) append(b []byte) ([]byte, error) {
	b = putKnown(b, `{"title":`, m.Title)
	b = putKnown(b, `,"author":`, m.Author)
	b = putKnown(b, `,"date":`, m.Date)
	b = putKnown(b, `,"url":`, m.URL)
	b = putKnown(b, `,"outlet":`, m.Outlet)
	if len(m.Extra) == 0 {
		return append(b, '}'), nil
	}
	before := `,"extra":{`
	for _, name := range slices.Sorted(maps.Keys(m.Extra)) {
		b = append(appendString(append(b, before...), name), ':')
		buf := bytes.NewBuffer(b)
		if err := json.Compact(buf, m.Extra[name]); err != nil {
			return b, err
		}
		b, before = buf.Bytes(), ","
	}
	return append(b, "}}"...), nil
}

func (s *Speaker) append(b []byte) []byte {
	b = putText(b, `{"id":`, s.ID)
	b = putText(b, `,"name":`, s.Name)
	b = putKnown(b, `,"title":`, s.Title)
	b = putKnown(b, `,"role":`, s.Role)
	b = putKnown(b, `,"role_class":`, s.RoleClass)
	b = putKnown(b, `,"organization":`, s.Organization)
	b = putText(b, `,"kind":`, s.Kind)
	b = putBool(b, `,"named":`, s.Named)
	b = putList(b, `,"aliases":`, s.Aliases, putWord)
	b = putList(b, `,"members":`, s.Members, putWord)
	b = putKnown(b, `,"gender":`, s.Gender)
	b = putInt(b, `,"quotes":`, s.Quotes)
	b = putInt(b, `,"words":`, s.Words)
	b = putText(b, `,"key":`, s.Key)
	return append(b, '}')
}

func (q *Quote) append(b []byte) []byte {
	b = q.appendHead(append(b, '{'))
	b = putMaybe(b, `,"speaker":`, q.Speaker, (*Ref).append)
	return append(q.appendTail(b), '}')
}

// appendHead appends the fields before the speaker.
func (q *Quote) appendHead(b []byte) []byte {
	b = putText(b, `"id":`, q.ID)
	b = putText(b, `,"kind":`, q.Kind)
	b = putKnown(b, `,"style":`, q.Style)
	b = putText(b, `,"text":`, q.Text)
	b = putList(b, `,"parts":`, q.Parts, (*Place).append)
	b = putInt(b, `,"line":`, q.Line)
	b = putInt(b, `,"paragraph":`, q.Paragraph)
	b = putKnown(b, `,"chapter":`, q.Chapter)
	b = putKnown(b, `,"continues":`, q.Continues)
	b = putKnown(b, `,"within":`, q.Within)
	b = putKnown(b, `,"report":`, q.Report)
	b = putKnown(b, `,"act":`, q.Act)
	b = putBool(b, `,"negated":`, q.Negated)
	b = putBool(b, `,"hypothetical":`, q.Hypothetical)
	b = q.Context.append(append(b, `,"context":`...))
	return putText(b, `,"status":`, q.Status)
}

// appendTail appends the fields behind the speaker.
func (q *Quote) appendTail(b []byte) []byte {
	b = putList(b, `,"addressees":`, q.Addressees, (*Ref).append)
	b = putMaybe(b, `,"mention":`, q.Mention, (*Place).append)
	b = putMaybe(b, `,"cue":`, q.Cue, (*Cue).append)
	b = putMaybe(b, `,"confidence":`, q.Confidence, func(x *float64, b []byte) []byte { return appendFloat(b, *x) })
	b = putKnown(b, `,"rule":`, q.Rule)
	b = putKnown(b, `,"why":`, q.Why)
	b = putList(b, `,"candidates":`, q.Candidates, (*Candidate).append)
	if q.Unmeasured {
		b = append(b, `,"unmeasured":true`...)
	}
	if len(q.Directions) > 0 {
		b = putList(b, `,"directions":`, q.Directions, (*Place).append)
	}
	b = putAsked(b, `,"cite":`, q.Cite)
	b = putKnown(b, `,"repeat_of":`, q.RepeatOf)
	b = putAsked(b, `,"said_by_program":`, q.SaidByProgram)
	return putAsked(b, `,"checked":`, q.Checked)
}

func (r *Ref) append(b []byte) []byte {
	b = putText(b, `{"id":`, r.ID)
	return append(putText(b, `,"name":`, r.Name), '}')
}

func (c *Candidate) append(b []byte) []byte {
	b = putText(b, `{"id":`, c.ID)
	b = putText(b, `,"name":`, c.Name)
	b = appendFloat(append(b, `,"confidence":`...), c.Confidence)
	return append(b, '}')
}

func (p *Place) append(b []byte) []byte {
	b = putText(b, `{"text":`, p.Text)
	b = putInt(b, `,"start":`, p.Start)
	b = putInt(b, `,"end":`, p.End)
	b = p.Source.appendField(b)
	if p.Time != nil {
		b = appendFloat(append(b, `,"time":{"start":`...), p.Time.Start)
		b = append(appendFloat(append(b, `,"end":`...), p.Time.End), '}')
	}
	if p.Page != nil {
		b = putInt(b, `,"page":`, *p.Page)
	}
	return append(b, '}')
}

func (c *Cue) append(b []byte) []byte {
	b = putText(b, `{"text":`, c.Text)
	b = putKnown(b, `,"lemma":`, c.Lemma)
	b = putInt(b, `,"start":`, c.Start)
	b = putInt(b, `,"end":`, c.End)
	return append(c.Source.appendField(b), '}')
}

// appendField appends the field of a source where there is one.
func (s *Source) appendField(b []byte) []byte {
	switch {
	case s == nil:
		return b
	case !s.Known:
		return append(b, `,"source":null`...)
	}
	b = putInt(b, `,"source":{"start":`, s.Start)
	return append(putInt(b, `,"end":`, s.End), '}')
}

func putText(b []byte, name, s string) []byte { return appendString(append(b, name...), s) }

func putInt(b []byte, name string, n int) []byte {
	return strconv.AppendInt(append(b, name...), int64(n), 10)
}

func putBool(b []byte, name string, v bool) []byte { return strconv.AppendBool(append(b, name...), v) }

func putWord(s *string, b []byte) []byte { return appendString(b, *s) }

// putKnown appends a text or null.
func putKnown(b []byte, name string, s *string) []byte { return putMaybe(b, name, s, putWord) }

// putAsked appends a field with its text, and nothing where there is none.
func putAsked(b []byte, name string, s *string) []byte {
	if s == nil {
		return b
	}
	return putText(b, name, *s)
}

// putMaybe appends a value or null.
func putMaybe[T any](b []byte, name string, v *T, one func(*T, []byte) []byte) []byte {
	b = append(b, name...)
	if v == nil {
		return append(b, "null"...)
	}
	return one(v, b)
}

// putList appends an array, null where there is none.
func putList[T any](b []byte, name string, items []T, one func(*T, []byte) []byte) []byte {
	b = append(b, name...)
	if items == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(&items[i], b)
	}
	return append(b, ']')
}

// appendFloat appends a number as ECMAScript writes it, which has no infinities:
// the program has none either.
func appendFloat(b []byte, f float64) []byte {
	if a := math.Abs(f); a == 0 || a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	from := len(b)
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); n-from >= 4 && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' { // e-09 is e-9
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// plain are the bytes that stand for themselves in JSON.
var plain = func() (p [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		p[c] = c != '"' && c != '\\'
	}
	return p
}()

// appendString appends a text in marks. A byte that is no UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(b, s[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, `\b`...)
			case '\f':
				b = append(b, `\f`...)
			case '\n':
				b = append(b, `\n`...)
			case '\r':
				b = append(b, `\r`...)
			case '\t':
				b = append(b, `\t`...)
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + 1
		case r == '\u2028' || r == '\u2029': // line breaks to JavaScript
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hex[r&15])
			from = i + n
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}
