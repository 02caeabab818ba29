package userfile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// result has the quotes "Yes," of Ek, "No." of nobody and "yes" of Roe.
func result() *attribute.Result {
	ek, roe, mayor := &attribute.Speaker{Name: "Ek", Kind: attribute.Person}, &attribute.Speaker{Name: "Al Roe", Kind: attribute.Person}, &attribute.Speaker{Name: "the mayor", Kind: attribute.Unnamed}
	q := func(text string, speaker *attribute.Speaker, status attribute.Status) *attribute.Quote {
		return &attribute.Quote{Kind: attribute.Direct, Parts: []attribute.Place{{Text: text}}, Speaker: speaker, Status: status, Confidence: .8}
	}
	return &attribute.Result{
		Speakers: []*attribute.Speaker{ek, roe, mayor},
		Quotes: []*attribute.Quote{q("Yes,", ek, attribute.Attributed), q("No.", nil, attribute.Open), q("yes", roe, attribute.Attributed),
			q("Well", mayor, attribute.Attributed)},
	}
}

// shown writes who said what in a line a quote.
func shown(r *attribute.Result) string {
	var b strings.Builder
	for _, q := range r.Quotes {
		name := "—"
		if q.Speaker != nil {
			name = q.Speaker.Name
		}
		b.WriteString(q.Parts[0].Text + " " + name + " " + string(q.Status) + " " + string(q.Kind) + "\n")
	}
	return b.String()
}

func TestYAML(t *testing.T) {
	f, err := Read(write(t, "p.yaml", `people:
  - {name: Jo Ek, aliases: [the mayor], role: mayor, pronouns: she/her, party: Blue}
corrections:
  - {quote: "no", speaker: Jo Ek}
  - {quote: "gone", speaker: Jo Ek}
  - {quote: "gone too", doc: other.txt, speaker: Jo Ek}
never: [Al Roe]
`))
	if err != nil {
		t.Fatal(err)
	}
	r := result()
	f.Apply("a.txt", r)
	want := "Yes, Jo Ek attributed direct\nNo. Jo Ek corrected direct\nyes — open direct\nWell Jo Ek attributed direct\n"
	if got := shown(r); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if s := r.Speakers[0]; s.Role != "mayor" || s.RoleClass != "politician" || s.Gender != "female" || f.Field("Jo Ek", "party") != "Blue" {
		t.Errorf("%+v", s)
	}
	if got := f.Unused(false); len(got) != 2 || !strings.HasSuffix(got[0], `p.yaml, line 5: no quote "gone" any more; its correction was not used`) {
		t.Errorf("unused: %q", got)
	}
}

func TestClosed(t *testing.T) {
	f, err := Read(write(t, "p.yml", "people: [{name: Al Roe}]\nclosed: true\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := result()
	f.Apply("a.txt", r)
	if got, want := shown(r), "Yes, — open direct\nNo. — open direct\nyes Al Roe attributed direct\nWell — open direct\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestCase expects a name that differs in case alone to be somebody else's where
// the user wrote it, in every file, and the person of the file where it is an alias.
func TestCase(t *testing.T) {
	for name, text := range map[string]string{
		"c.yaml":    "corrections: [{quote: open to all, speaker: MERCY}]\n",
		"p.yaml":    "people: [{name: MERCY}]\n",
		"both.yaml": "people: [{name: Mercy Adeyemi}, {name: MERCY}]\ncorrections: [{quote: open to all, speaker: MERCY}]\n",
		"c.csv":     "doc,quote,speaker,correct_speaker\na.txt,open to all,Mercy Adeyemi,MERCY\n",
		"al.yaml":   "people: [{name: Mercy Adeyemi, aliases: [MERCY]}]\ncorrections: [{quote: open to all, speaker: MERCY}]\n",
	} {
		f, err := Read(write(t, name, text))
		if err != nil {
			t.Fatal(name, err)
		}
		founder := &attribute.Speaker{Name: "Mercy Adeyemi", Kind: attribute.Person, Aliases: []string{"MERCY"}}
		q := func(words, mention string) *attribute.Quote {
			return &attribute.Quote{Kind: attribute.Direct, Parts: []attribute.Place{{Text: words}}, Speaker: founder, Status: attribute.Attributed,
				Evidence: attribute.Evidence{Mention: &attribute.Place{Text: mention}}}
		}
		r := &attribute.Result{Speakers: []*attribute.Speaker{founder}, Quotes: []*attribute.Quote{q("two beds", "Adeyemi"), q("open to all", "MERCY")}}
		f.Apply("a.txt", r)
		want := "MERCY"
		if name == "al.yaml" {
			want = "Mercy Adeyemi"
		}
		if a, b := r.Quotes[0].Speaker.Name, r.Quotes[1].Speaker.Name; a != "Mercy Adeyemi" || b != want {
			t.Errorf("%s: %s, %s; want Mercy Adeyemi, %s", name, a, b, want)
		}
		if kept := slices.Contains(founder.Aliases, "MERCY"); kept != (name == "al.yaml") {
			t.Errorf("%s: the aliases of Mercy Adeyemi are %q", name, founder.Aliases)
		}
	}
}

const cells = "doc,quote,speaker,correct_speaker\na.txt,\"Yes,\",Ek,\na.txt,yes,Al Roe,!term\na.txt,No.,,'-\nb.txt,Well,,Ann\n"

func TestCells(t *testing.T) {
	for name, text := range map[string]string{
		"c.csv": cells,
		"d.csv": strings.ReplaceAll(strings.ReplaceAll(cells, `"Yes,"`, "Yes"), ",", ";"),
		"e.tsv": strings.ReplaceAll(strings.ReplaceAll(cells, `"Yes,"`, "Yes"), ",", "\t"),
	} {
		f, err := Read(write(t, name, text))
		if err != nil {
			t.Fatal(name, err)
		}
		r := result()
		f.Apply("a.txt", r)
		if got := shown(r); !strings.Contains(got, "No. — corrected") || !strings.Contains(got, "corrected term") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// TestSameWords expects quotes of the same words told apart by their places,
// whatever the order of the rows, and speech apart from what is none.
func TestSameWords(t *testing.T) {
	const head = "doc,kind,status,speaker,quote,start,correct_speaker\n"
	for rows, want := range map[string]string{
		"a.txt,direct,attributed,Al Roe,yes,90,Ann\na.txt,direct,attributed,Ek,\"Yes,\",10,\n": "Yes, Ek attributed direct\nyes Ann corrected direct\n",
		"a.txt,direct,attributed,Ek,\"Yes,\",10,Ann\n":                                         "Yes, Ann corrected direct\nyes Al Roe attributed direct\n",
		"a.txt,term,open,,yes,1,Ann\n":                                                         "yes Ann corrected term\nYes, Ek attributed direct\nyes Al Roe attributed direct\n",
		"a.txt,term,corrected,,\"Yes,\",10,\n":                                                 "Yes, — corrected term\nyes Al Roe attributed direct\n",
		"a.txt,direct,corrected,,\"Yes,\",10,\n":                                               "Yes, — corrected direct\nyes Al Roe attributed direct\n",
	} {
		f, err := Read(write(t, "c.csv", head+rows))
		if err != nil {
			t.Fatal(err)
		}
		r := result()
		term := &attribute.Quote{Kind: attribute.Term, Parts: []attribute.Place{{Text: "yes"}}, Status: attribute.Open}
		r.Quotes = append([]*attribute.Quote{term}, r.Quotes[0], r.Quotes[2])
		f.Apply("a.txt", r)
		if got := shown(r); !strings.HasSuffix(got, want) {
			t.Errorf("%s gives\n%swant\n%s", rows, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	for name, text := range map[string]string{
		"a.yaml": "peple: []", "b.yaml": "people: [{role: x}]", "c.yaml": "corrections: [{quote: x}]", "d.csv": "doc,quote\n", "e.xlsx": "no", "f.txt": "",
	} {
		if _, err := Read(write(t, name, text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Read("missing.yaml"); err == nil {
		t.Error("no error for a file that is not there")
	}
}

// TestProblemsAreTold holds that a fault of the user's file is told in the words
// of the file, by its line, and never in types of the program.
func TestProblemsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"peple: []": `line 1: there is no key "peple"`,
		"corrections: [{quote: x, speaker: y, on: z}]": `line 1: there is no key "on"`,
		"people: Jo":                             "line 1: the text Jo stands where a list belongs",
		"people:\n- Jo":                          "line 2: the text Jo stands where a map of keys and values belongs",
		"- Jo":                                   "line 1: a list stands where a map of keys and values belongs",
		"people: [{name: [Jo, Al]}]":             "person 1: has 2 names (Jo, Al)",
		"people: [{name: {a: b}}]":               "line 1: a map stands where a word or a list of words belongs",
		"people:\n- name: Jo\n  aliases: {a: b}": "line 3: a map stands where a word or a list of words belongs",
		"people:\n- name: Jo\n  party: [{a: b}]": "line 3: a map stands where a word or a list of words belongs",
		"closed: maybe":                          "line 1: the text maybe stands where true or false belongs",
		"narrator: [a]":                          "line 1: a list stands where a text belongs",
		"corrections: [{quote: x, speaker: y, occurrence: two}]": "line 1: the text two stands where a whole number belongs",
		"people: [":            "line 1: the indentation or a bracket is wrong (did not find expected node content)",
		"people: [{name: ''}]": "person 1: has no name",
		"people: [{name: }]":   "person 1: has no name",
	} {
		_, err := Read(write(t, "p.yaml", text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %s", text, err, want)
			continue
		}
		for _, leak := range []string{"map[", "struct", "interface", "userfile", "yaml:", "!!", "<nil>", "[]"} {
			if strings.Contains(err.Error(), leak) {
				t.Errorf("%q: the error %q has %s in it", text, err, leak)
			}
		}
	}
}

// TestWordsStay holds that what stands in the file is taken as it is written,
// and that what is empty says nothing.
func TestWordsStay(t *testing.T) {
	f, err := Read(write(t, "p.yaml", "people:\n- {name: 007, aliases: [2026-05-01, ~, '', yes], role: , seat: [1, 2], since: 2020-01-02, active: no}\nnever: [~, '', null, Al Roe]\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := f.Known.People[0]
	if p.Name != "007" || !slices.Equal(p.Aliases, []string{"2026-05-01", "yes"}) || p.Role != "" || !slices.Equal(f.Known.Never, []string{"Al Roe"}) {
		t.Errorf("%+v, never %q", p, f.Known.Never)
	}
	for field, want := range map[string]string{"seat": "1, 2", "since": "2020-01-02", "active": "no", "role": ""} {
		if got := f.Field("007", field); got != want {
			t.Errorf("%s is %q, not %q", field, got, want)
		}
	}
}

// TestPronouns holds that pronouns of neither sex are not the same as none.
func TestPronouns(t *testing.T) {
	f, err := Read(write(t, "people.yaml", "people:\n  - {name: Jo Ek, pronouns: they/them}\n  - {name: Al Roe, pronouns: he/him}\n  - {name: Bo Lund}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []attribute.KnownPerson{{Name: "Jo Ek", NoGender: true}, {Name: "Al Roe", Gender: "male"}, {Name: "Bo Lund"}} {
		if p := f.Known.People[i]; p.Name != want.Name || p.Gender != want.Gender || p.NoGender != want.NoGender {
			t.Errorf("%+v, not %+v", p, want)
		}
	}
}
