package verify

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
	"quotes/extract"
)

// A trial is a quote made by program from an article, and what is right to say
// of it.
type trial struct {
	claim Claim
	want  verdict.Verdict
	how   string // how it was made
}

// A maker makes trials from the quotes of articles. Articles change where the
// trial needs it: fillers go into the source.
type maker struct {
	rng    *rand.Rand
	texts  []string
	quotes [][]said // of each article
	trials []trial
	others []string // words of other articles
}

type said struct {
	text    string
	start   int // of its only part
	speaker attribute.Speaker
}

// TestSet makes quotes of every kind from articles, verifies them against all
// of these articles, and expects nearly all verdicts to be right, and no
// changed negation to pass.
func TestSet(t *testing.T) {
	m := newMaker(t, "../../../../shared/corpora/polnear/dev/text/*.txt", 94)
	invented := newMaker(t, "../../../../shared/corpora/polnear/train/text/*.txt", 20)
	m.make(invented)
	var claims []Claim
	for _, trial := range m.trials {
		claims = append(claims, trial.claim)
	}
	results := m.verify(t, claims)
	right, total := map[string]int{}, map[string]int{}
	for i, trial := range m.trials {
		got := results[i].Verdict
		total[trial.how]++
		if got == trial.want {
			right[trial.how]++
			continue
		}
		t.Logf("%s: %s, want %s\n\t%q by %s\n\t%s: %+v in %+v", trial.how, got, trial.want, trial.claim.Text, trial.claim.Speaker, results[i].Why, results[i].Words, results[i].Passage)
		if strings.HasPrefix(trial.how, "negation") && got.Holds() {
			t.Errorf("a changed negation passed: %q", trial.claim.Text)
		}
	}
	sum := 0
	for how, n := range total {
		sum += right[how]
		t.Logf("%-20s %d of %d", how, right[how], n)
	}
	if share := float64(sum) / float64(len(m.trials)); share < 0.97 {
		t.Errorf("%.3f of %d verdicts are right, not 0.97", share, len(m.trials))
	} else {
		t.Logf("%.3f of %d verdicts are right", share, len(m.trials))
	}
}

// newMaker reads articles and what is quoted in them; it skips without them.
func newMaker(t testing.TB, pattern string, most int) *maker {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Skip("no corpus")
	}
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := &maker{rng: rand.New(rand.NewPCG(1, 2))}
	for _, file := range files[:min(most, len(files))] {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		res, err := who.Attribute(context.Background(), extract.New(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		m.add(string(data), res)
	}
	return m
}

func (m *maker) add(text string, res *attribute.Result) {
	var quotes []said
	for _, q := range res.Quotes {
		if q.Kind == attribute.Term || q.Kind == attribute.Indirect || q.Within != nil || q.Speaker == nil || len(q.Parts) != 1 || q.Confidence < 0.8 {
			continue
		}
		if n := len(strings.Fields(q.Parts[0].Text)); n >= 4 && n <= 90 && !strings.ContainsAny(q.Parts[0].Text, "[]…\n") && !strings.Contains(q.Parts[0].Text, "...") {
			quotes = append(quotes, said{q.Parts[0].Text, q.Parts[0].Start, *q.Speaker})
		}
	}
	m.texts = append(m.texts, text)
	m.quotes = append(m.quotes, quotes)
	for _, w := range strings.Fields(text) {
		if len(w) > 5 && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			m.others = append(m.others, w)
		}
	}
}

// make makes one trial of each quote, in turn of each kind.
func (m *maker) make(invented *maker) {
	kinds := []func(doc int, q said) bool{
		m.kept, m.punctuated, m.elided, m.bracketed, m.fillers, m.changed, m.negated, m.spliced, m.misattributed, m.fragment,
	}
	n := 0
	for doc := range m.quotes {
		for i := len(m.quotes[doc]) - 1; i >= 0; i-- { // from the end, since fillers move what follows
			for range kinds {
				n++
				if kinds[n%len(kinds)](doc, m.quotes[doc][i]) {
					break
				}
			}
		}
	}
	for _, quotes := range invented.quotes {
		for _, q := range quotes {
			m.try("invented", verdict.Missing, q, q.text)
		}
	}
}

func (m *maker) try(how string, want verdict.Verdict, q said, text string) bool {
	m.trials = append(m.trials, trial{Claim{Text: text, Speaker: q.speaker.Name, Aliases: q.speaker.Aliases, Kind: string(q.speaker.Kind)}, want, how})
	return true
}

func (m *maker) kept(_ int, q said) bool { return m.try("kept", verdict.Exact, q, q.text) }

func (m *maker) punctuated(_ int, q said) bool {
	text := strings.NewReplacer("’", "'", "“", `"`, "”", `"`, ",", "", "—", " - ", "–", "-").Replace(q.text)
	text = strings.ToUpper(text[:1]) + strings.ToLower(text[1:])
	edges := func(s string) string { return strings.Trim(s, " ,.;:!?-–—'’\"") }
	return edges(text) != edges(q.text) && m.try("punctuated", verdict.Punctuation, q, text)
}

// inner returns the words of a quote and a place inside it.
func (m *maker) inner(q said, edge int) ([]string, int) {
	words := strings.Fields(q.text)
	if len(words) < 2*edge+2 {
		return nil, 0
	}
	return words, edge + m.rng.IntN(len(words)-2*edge)
}

func (m *maker) elided(_ int, q said) bool {
	words, at := m.inner(q, 4)
	n := 2 + m.rng.IntN(6)
	if words == nil || at+n+3 > len(words) {
		return false
	}
	for _, w := range words[at : at+n] {
		if isNegation(w) {
			return false
		}
	}
	mark := []string{"…", "...", "[...]", "[…]"}[m.rng.IntN(4)]
	return m.try("elided", verdict.Elided, q, strings.Join(slices.Concat(words[:at], []string{mark}, words[at+n:]), " "))
}

func isNegation(w string) bool {
	for _, part := range token.Split(w, false) {
		if part.Is(token.KindNegation) {
			return true
		}
	}
	return false
}

func (m *maker) bracketed(_ int, q said) bool {
	words := strings.Fields(q.text)
	for i, w := range words {
		with := map[string]string{"I": "[he]", "we": "[they]", "We": "[They]", "he": "[the senator]", "it": "[the plan]", "they": "[the voters]", "my": "[his]"}[w]
		if with != "" {
			words[i] = with
			return m.try("bracketed", verdict.Bracketed, q, strings.Join(words, " "))
		}
	}
	return false
}

// fillers puts fillers, a repeat or a false start into the source.
func (m *maker) fillers(doc int, q said) bool {
	words, at := m.inner(q, 2)
	if words == nil || strings.ContainsAny(words[at], "0123456789") || isNegation(words[at]) {
		return false
	}
	put := []string{"um,", "uh, you know,", "I mean,", words[at] + ",", "er", strings.Trim(words[at], ",.;") + "—"}[m.rng.IntN(6)]
	if strings.HasSuffix(words[at-1], ",") || put == "um," || put == "er" || !strings.HasPrefix(put, "I mean") && !strings.HasPrefix(put, "uh") {
		source := strings.Join(slices.Concat(words[:at], []string{put}, words[at:]), " ")
		m.texts[doc] = m.texts[doc][:q.start] + source + m.texts[doc][q.start+len(q.text):]
		return m.try("fillers", verdict.Cleaned, q, q.text)
	}
	return false
}

func (m *maker) changed(_ int, q said) bool {
	words, at := m.inner(q, 1)
	for k := at; words != nil && k < len(words)-1; k++ {
		if w := words[k]; len(w) > 4 && strings.ToLower(w) == w && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			words[k] = m.others[m.rng.IntN(len(m.others))]
			return words[k] != w && m.try("changed", verdict.Altered, q, strings.Join(words, " "))
		}
	}
	return false
}

// negated drops a negation, or puts one after an auxiliary verb.
func (m *maker) negated(_ int, q said) bool {
	words := strings.Fields(q.text)
	for i, w := range words {
		switch bare := strings.ToLower(strings.Trim(w, ",.;:!?’'\"“”")); bare {
		case "not", "never":
			return m.try("negation dropped", verdict.Altered, q, strings.Join(slices.Delete(words, i, i+1), " "))
		case "is", "are", "was", "were", "will", "would", "can", "could", "should", "have", "has", "do", "did":
			not := []string{"not", "never"}[m.rng.IntN(2)]
			return m.try("negation added", verdict.Altered, q, strings.Join(slices.Insert(words, i+1, not), " "))
		}
	}
	return false
}

// spliced puts the beginning of one quote and the end of another together.
func (m *maker) spliced(doc int, q said) bool {
	for _, other := range m.quotes[doc] {
		a, b := strings.Fields(q.text), strings.Fields(other.text)
		if other.start != q.start && len(a) >= 10 && len(b) >= 14 && other.speaker.Name == q.speaker.Name && max(other.start, q.start)-min(other.start, q.start) > 400 {
			return m.try("spliced", verdict.Spliced, q, strings.Join(slices.Concat(a[:6+m.rng.IntN(4)], b[len(b)-7:]), " "))
		}
	}
	return false
}

func (m *maker) misattributed(doc int, q said) bool {
	for _, other := range m.quotes[doc] {
		if other.speaker.Name != q.speaker.Name && !voice.SameVoice(voice.Speaker{Name: q.speaker.Name}, voice.Voice{Name: other.speaker.Name}) {
			q.speaker = other.speaker
			return m.try("misattributed", verdict.Misattributed, q, q.text)
		}
	}
	return false
}

// fragment keeps the inner words of a quote, not after a negation or a number.
func (m *maker) fragment(_ int, q said) bool {
	words, at := m.inner(q, 3)
	if words == nil || len(words)-at < 6 {
		return false
	}
	for _, w := range words[at-3 : at] {
		if isNegation(w) || isNumber(w) {
			return false
		}
	}
	return m.try("fragment", verdict.Exact, q, strings.Join(words[at:], " "))
}

// verify holds claims against the maker's articles.
func (m *maker) verify(t *testing.T, claims []Claim) []Result {
	t.Helper()
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check := NewChecker(claims)
	for index := check.Next(); index != nil; index = check.Next() {
		for i, text := range m.texts {
			check.CountSource("a.txt", "")
			voices := voice.NewVoices(context.Background(), who, text)
			check.Merge(index.Scan(&Stretch{Source: fmt.Sprint("article ", i), Text: text, Speakers: voices.Of, Later: voices.Later}))
		}
	}
	return check.Results(context.Background())
}
