package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"testing"

	"quotes/internal/source/document"
)

// packed returns data as a gzip file.
func packed(f *testing.F, data string) []byte {
	f.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(data)); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	return out.Bytes()
}

// FuzzItems reads any bytes as standard input in any format, and by their
// content: plain text in every encoding, transcripts, JSON Lines, packed files.
// What cannot be read is an Error, what can has places that lie in its text.
func FuzzItems(f *testing.F) {
	for i, data := range [][]byte{
		[]byte("“It is open,” Jo Ek said."), []byte("\xff\xfe“\x00”\x00"), []byte("\xfe\xff\x00“\x00”"), []byte("\xef\xbb\xbfa\xff\r\nb"),
		[]byte("JO EK: Yes.\n\nAL ROE: No.\n"), []byte(`{"text": "a", "id": 1, "x": [1]}` + "\n{\n\n" + `{"text": "<p>a</p>"}`), []byte("id;text\n1;\"a\n"),
		[]byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jo>Yes.\n"), []byte("HTTP/1.1 200 OK\r\n\r\n<html><p>a"), packed(f, `{"text": "a"}`), packed(f, "a")[:12],
		[]byte("\x28\xb5\x2f\xfd\x04\x00"), []byte("PK\x03\x04"), []byte(pdfOf(smallPDF)), []byte(classicExport), []byte(factivaPage), []byte(message), []byte(mailbox), []byte(savedPage), []byte(rssFeed), []byte(atomFeed),
		[]byte(newsItem), []byte(nitfItem), []byte(ninjsItem), []byte(richText), []byte(timedText), []byte(subStation), []byte(subStation + "Dialogue\nFormat"), []byte(crawl), []byte(chatTiers), []byte(factivaCodes), []byte(counted), []byte(fountain), []byte(tarOf(f, "a.txt", "One.")), []byte(zipOf(f, "a.txt", "One.")), []byte("<?xml version='1.0'?><TEI><text><p>a</p></text></TEI>"),
	} {
		f.Add(data, byte(0))
		f.Add(data, byte(i))
	}
	formats := append([]document.Format{""}, Formats()...)
	f.Fuzz(func(t *testing.T, data []byte, which byte) {
		opts := Options{Format: formats[int(which)%len(formats)], Keep: true, MaxBytes: 1 << 16, Stdin: bytes.NewReader(data)}
		for item := range Items([]string{Stdin}, opts) {
			doc, err := item.Load(context.Background())
			var known *document.Error
			switch {
			case err == nil:
				checkDocument(t, doc)
			case !errors.As(err, &known) || known.Problem == "" || known.Name == "":
				t.Errorf("%q as %q: error %v", data, opts.Format, err)
			}
		}
	})
}
