package attribute

import (
	"os"
	"strings"
	"testing"
)

// reported attributes a text with reports without marks on.
func reported(t testing.TB, text string) *Result {
	t.Helper()
	return attributed(t, Options{Indirect: true}, text)
}

// TestReportsOfAnArticle holds that the reports of an article are found and
// rightly named.
func TestReportsOfAnArticle(t *testing.T) {
	data, err := os.ReadFile("../../shared/articles/vance.txt")
	if err != nil {
		t.Skip("the article is not at hand")
	}
	res := reported(t, string(data))
	for words, who := range map[string]string{
		"Russia will be part of future talks":                          "JD Vance",
		"negotiations are making progress":                             "JD Vance",
		"a possible deal could take shape soon":                        "Donald Trump",
		"setbacks such as missile strikes should not be seen as perma": "JD Vance",
		"Trump would not send US forces to enforce any deal":           "JD Vance",
		"Moscow had already accepted":                                  "JD Vance",
	} {
		if got := whoReported(res, words); got != who {
			t.Errorf("%q is reported of %q, not of %q", words, got, who)
		}
	}
}

// whoReported returns the speaker of the report that holds the words.
func whoReported(res *Result, words string) string {
	for _, q := range res.Quotes {
		if q.Kind != Indirect || !strings.Contains(q.Parts[0].Text, words) {
			continue
		}
		if q.Speaker == nil {
			return "nobody"
		}
		return q.Speaker.Name
	}
	return "none listed"
}

// checkReports fails where a place does not say what the text says, or where
// what refers to a quote refers to a wrong one.
func checkReports(t *testing.T, text string, res *Result) (reports int) {
	t.Helper()
	for i, q := range res.Quotes {
		places := append([]Place{q.Context}, q.Parts...)
		if q.Mention != nil {
			places = append(places, *q.Mention)
		}
		if q.Cue != nil {
			places = append(places, q.Cue.Place)
		}
		for _, p := range places {
			if text[p.Start:p.End] != p.Text {
				t.Errorf("%q stands where the text says %q", p.Text, text[p.Start:p.End])
			}
		}
		if q.Kind == Indirect {
			reports++
		}
		if q.Report != nil && (q.Report.Kind != Indirect || q.Kind == Indirect) {
			t.Errorf("%q is in the report %q", q.Parts[0].Text, q.Report.Parts[0].Text)
		}
		if i > 0 && res.Quotes[i-1].Parts[0].Start > q.Parts[0].Start {
			t.Errorf("%q does not stand in the order of the text", q.Parts[0].Text)
		}
	}
	return reports
}

// TestReportPlaces holds that all places of reports say what the text says.
func TestReportPlaces(t *testing.T) {
	text := "The mayor has said the bridge will be “closed for months” after the flood. " +
		"According to Dr. Ida Holm, engineers found cracks. She warned that the crossing was not safe, adding that repairs could take a year.\n\n" +
		"“We had no choice,” said Holm, who noted that two piers had moved."
	if n := checkReports(t, text, reported(t, text)); n < 3 {
		t.Errorf("%d reports found", n)
	}
	for _, file := range []string{"clinic", "ferry", "match"} {
		data, err := os.ReadFile("../testdata/articles/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		checkReports(t, string(data), reported(t, string(data)))
	}
}

// TestReportsOfAnyText holds that no text is too odd.
func TestReportsOfAnyText(t *testing.T) {
	for _, text := range []string{
		"", "\n\n", "“", "said", "He said", "He said.", "said said said that that that", "According to", "In Holm's view,",
		"“a” said “b” said “c”", "\xff\xfe said that \xff", "She said: “I said: ‘He said that it rained", strings.Repeat("He said that ", 300),
		"In Holm's view, it is a long way from here to there. said", "JO: I said that\nEK: no",
	} {
		checkReports(t, text, reported(t, text))
	}
}

// FuzzReports holds the same for any bytes.
func FuzzReports(f *testing.F) {
	f.Add("Ida Holm said that the quay was “unsafe,” adding that it must close.")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		checkReports(t, text, reported(t, text))
	})
}
