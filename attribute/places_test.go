package attribute_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// oddTexts are what nobody writes and somebody sends.
var oddTexts = []string{
	"", " ", "\n\n", "“", "”", "\"", "“”", "“ ”", "“.”", "said", "“Yes,” said", "said “Yes.”", "he said “Yes.”",
	"“Yes,” said he. “No,” she said, “no.” “No?” asked who?",
	"“a “b “c” d” e” Jo Ek said, of Jo Ek, to Jo Ek.",
	"\xff\xfe“\x80Yes,\xc3” said \xf0\x9f Jo.\xed\xa0\x80",
	"“Yes,”\r\nsaid\r\nJo.\r\n\r\n“No.”",
	strings.Repeat("“Yes,” said Jo. ", 40),
	strings.Repeat("who said that ", 60) + "“Yes.”",
	strings.Repeat("'s ", 50) + "“Yes,” 's said.",
	"JO EK: Yes.\n\nAL ROE: No.\n\nJO EK: “Yes.”",
	"— Yes, said Jo.\n\n— No.",
	"« Oui », dit Jo Ek. „Nein“, sagte Al Roe. 「はい」",
	"(“Yes,” [said] {Jo Ek}) -- “no” --- “...” … “!?”",
	", denied it all. “We know nothing of this,” Al Roe said.",
	"Roe campaign projects Ek’s Roe Ek and Ann Ek",
}

// TestPlacesSayWhatTheTextSays holds that every place of a result lies in the
// text and says what stands there.
func TestPlacesSayWhatTheTextSays(t *testing.T) {
	texts := append([]string(nil), oddTexts...)
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, genre := range []attribute.Genre{attribute.News, attribute.Fiction} {
		a, err := attribute.New(attribute.Options{Genre: genre, MinConfidence: new(float64)})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			checkPlaces(t, a, text)
		}
	}
}

// FuzzAttribute holds the same of any text.
// TestScrambled holds the same for articles with words left out, put in and out
// of place: what stands between whole sentences and noise.
func TestScrambled(t *testing.T) {
	a, err := attribute.New(attribute.Options{MinConfidence: new(float64)})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../testdata/articles/*.txt")
	for seed, file := range slices.Repeat(files, 20) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(uint64(seed), 1))
		words := strings.Split(string(data), " ")
		for i := range words {
			switch j := rng.IntN(len(words)); rng.IntN(20) {
			case 0, 1:
				words[i], words[j] = words[j], words[i]
			case 2:
				words[i] = ""
			case 3:
				words[i] = []string{",", "“", "”", "said", "’s", "of", "Mr.", "who", "—"}[rng.IntN(9)]
			}
		}
		checkPlaces(t, a, strings.Join(words, " "))
	}
}

func FuzzAttribute(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	a, err := attribute.New(attribute.Options{MinConfidence: new(float64)})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPlaces(t, a, text) })
}

// checkPlaces attributes a text and looks at every place and index of the result.
func checkPlaces(t *testing.T, a *attribute.Attributor, text string) {
	t.Helper()
	doc := extract.New(text)
	res, err := a.Attribute(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range res.Quotes {
		for _, other := range []*attribute.Quote{q.Continues, q.Within, q.Report} {
			if other != nil && (other == q || !slices.Contains(res.Quotes, other)) {
				t.Fatalf("%q: %q points to a quote that is not listed", text, q.Parts[0].Text)
			}
		}
		if len(q.Parts) == 0 {
			t.Fatalf("%q: a quote without parts", text)
		}
		for _, p := range placesOf(q) {
			if p.Start < 0 || p.End > len(doc.Text) || p.Start > p.End || doc.Text[p.Start:p.End] != p.Text {
				t.Fatalf("%q: %q does not stand at %d-%d", text, p.Text, p.Start, p.End)
			}
		}
		checkSpeaker(t, res, q, text)
	}
}

// placesOf lists the places of a quote.
func placesOf(q *attribute.Quote) []attribute.Place {
	places := append([]attribute.Place{q.Context}, q.Parts...)
	if q.Mention != nil {
		places = append(places, *q.Mention)
	}
	if q.Cue != nil {
		places = append(places, q.Cue.Place)
	}
	for _, s := range q.Chain {
		places = append(places, s.Place)
	}
	return places
}

// checkSpeaker holds that status, speaker and confidence agree.
func checkSpeaker(t *testing.T, res *attribute.Result, q *attribute.Quote, text string) {
	t.Helper()
	given := q.Status == attribute.Attributed || q.Status == attribute.Corrected
	if given != (q.Speaker != nil) || given && !slices.Contains(res.Speakers, q.Speaker) {
		t.Fatalf("%q: status %s, speaker %v", text, q.Status, q.Speaker)
	}
	if q.Confidence < 0 || q.Confidence > 1 {
		t.Fatalf("%q: confidence %g", text, q.Confidence)
	}
	for _, c := range q.Candidates {
		if !slices.Contains(res.Speakers, c.Speaker) || c.Confidence < 0 || c.Confidence > 1 {
			t.Fatalf("%q: candidate %+v", text, c)
		}
	}
}
