package source

import (
	"context"
	"fmt"
	"testing"
	"time"

	"quotes/internal/source/captions"
	"quotes/internal/source/document"
)

const webVTT = `WEBVTT - a test

NOTE nothing
of this

STYLE
::cue { color: lime }

intro
00:01.000 --> 00:00:04.500 align:start
<v Ruth Amsel>We have <i>waited</i> long enough,
and we are here &amp; well.

00:00:04.600 --> 00:00:06.000
[music]

00:00:06.100 --> 00:00:08.000
<v Ruth Amsel>Now we <00:00:07.000>begin.

00:00:08.500 --> 00:00:10.000
<v.loud Olaf Brandt>I am very sorry.
`

const subRip = "1\r\n00:00:01,000 --> 00:00:04,500\r\n>> RUTH AMSEL: We have waited long\r\nenough.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n" +
	"{\\an8}And we are tired.\r\n\r\n3\r\n00:00:06,000 --> 00:00:08,000\r\n>> OLAF BRANDT: I am <font color=\"red\">very</font> sorry.\r\n\r\n4\r\n00:00:12,000 --> 00:00:13,000\r\nSo it ends.\r\n"

func TestCaptions(t *testing.T) {
	for _, c := range []struct {
		name, data, text, times string
		format                  document.Format
	}{
		{"a.vtt", webVTT, "Ruth Amsel: We have waited long enough, and we are here & well. Now we begin.\n\nOlaf Brandt: I am very sorry.",
			"1s-4.5s 6.1s-8s 8.5s-10s", document.WebVTT},
		{Stdin, webVTT, "Ruth Amsel: We have waited long enough, and we are here & well. Now we begin.\n\nOlaf Brandt: I am very sorry.",
			"1s-4.5s 6.1s-8s 8.5s-10s", document.WebVTT},
		{"a.srt", subRip, "RUTH AMSEL: We have waited long enough. And we are tired.\n\nOLAF BRANDT: I am very sorry.\n\nSo it ends.",
			"1s-4.5s 5s-6s 6s-8s 12s-13s", document.SRT},
		{Stdin, subRip, "RUTH AMSEL: We have waited long enough. And we are tired.\n\nOLAF BRANDT: I am very sorry.\n\nSo it ends.",
			"1s-4.5s 5s-6s 6s-8s 12s-13s", document.SRT},
		{"signs.srt", "1\n00:00:01,000 --> 00:00:02,000\n>> OLE LUND: We build.\n>> I said so.\n\n2\n00:00:02,000 --> 00:00:03,000\n(LAUGHS) JANE: And then?\n- Never.\n",
			"OLE LUND: We build.\n\n>> I said so.\n\n(LAUGHS) JANE: And then?\n\n- Never.", "1s-2s 2s-3s", document.SRT},
	} {
		doc := readAs(t, c.name, c.data, Options{})
		if doc.Text != c.text || doc.Format != c.format || !doc.Spoken {
			t.Errorf("%s: %s text %q, want %q", c.name, doc.Format, doc.Text, c.text)
		}
		times := ""
		for _, x := range doc.Times {
			times += fmt.Sprintf(" %v-%v", x.From, x.To)
		}
		if times != " "+c.times {
			t.Errorf("%s: times%s, want %s", c.name, times, c.times)
		}
	}
}

// checkTimes holds that times lie in the text, in order.
func checkTimes(t *testing.T, doc *document.Document) {
	t.Helper()
	end := 0
	for _, x := range doc.Times {
		if x.Start < end || x.End <= x.Start || x.End > len(doc.Text) || x.To < x.From || x.From < 0 || x.To > 10000*time.Hour {
			t.Errorf("time %+v is out of place in a text of %d bytes", x, len(doc.Text))
		}
		end = x.End
	}
}

func FuzzCaptions(f *testing.F) {
	f.Add(webVTT)
	f.Add(subRip)
	f.Add("1\n00:00:01,000 --> 00:00:00,500\n- <v \n<v  >x</v>&lt\n\n00:01.1-->00:02.2\n♪ x ♪")
	f.Fuzz(func(t *testing.T, data string) {
		if doc, err := captions.Read(document.SRT)(document.Input{Ctx: context.Background(), Data: []byte(data)}); err == nil {
			checkDocument(t, doc)
			checkTimes(t, doc)
		}
	})
}
