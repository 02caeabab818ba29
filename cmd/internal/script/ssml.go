package script

import (
	"cmp"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// writeSSML writes a chapter in Speech Synthesis Markup Language 1.1 of the W3C.
// A speaker without a voice of the user's own gets one by gender and number,
// which the language has for that; the narrator then has the engine's own.
func writeSSML(w io.Writer, b *Book, c *Chapter) error {
	variants := variantsOf(b)
	var out strings.Builder
	out.WriteString(xml.Header + `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="` + escaped(cmp.Or(known(b.Language), "en")) + "\">\n")
	open := false
	for i := range c.Rows {
		r := &c.Rows[i]
		if r.Paragraph || !open {
			if open {
				out.WriteString("</p>\n")
			}
			if r.Scene {
				out.WriteString(`<break time="1500ms"/>` + "\n")
			}
			out.WriteString("<p>")
			open = true
		}
		out.WriteString(voiced(r, variants[r.Speaker]))
		if r.Kind == Heading {
			out.WriteString(`<break strength="x-strong"/>`)
		}
	}
	if open {
		out.WriteString("</p>\n")
	}
	out.WriteString("</speak>\n")
	_, err := io.WriteString(w, out.String())
	return err
}

// known returns a language that is one.
func known(language string) string {
	if language == "und" {
		return ""
	}
	return language
}

// variantsOf numbers the voices of each gender, by the order of the cast.
func variantsOf(b *Book) map[string]int {
	count, out := map[Optional]int{}, map[string]int{}
	for _, c := range b.Cast {
		count[c.Gender]++
		out[c.Name] = count[c.Gender]
	}
	return out
}

// voiced writes what one voice reads.
func voiced(r *Row, variant int) string {
	text := escaped(r.Text)
	switch {
	case r.Voice != "":
		return `<voice name="` + escaped(string(r.Voice)) + `">` + text + "</voice>"
	case r.Speaker == Narrator:
		return "<s>" + text + "</s>"
	case r.Gender != "":
		return `<voice gender="` + escaped(string(r.Gender)) + `" variant="` + strconv.Itoa(variant) + `">` + text + "</voice>"
	}
	return `<voice variant="` + strconv.Itoa(variant) + `">` + text + "</voice>"
}

// escaped writes a text for XML.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a Builder takes everything
	}
	return b.String()
}
