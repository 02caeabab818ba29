package verify

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
)

// TestHardSet makes quotes as people spoil them, several ways at once, from
// other articles than TestSet. Some have no one right verdict: what counts is
// that what changes a negation, a number or a name never holds.
func TestHardSet(t *testing.T) {
	m := newMaker(t, "../../../../shared/corpora/polnear/train/text/[m-z]*.txt", 40)
	m.rng = rand.New(rand.NewPCG(7, 11))
	m.makeHard()
	var claims []Claim
	for _, trial := range m.trials {
		claims = append(claims, trial.claim)
	}
	results := m.verify(t, claims)
	right, total := map[string]int{}, map[string]int{}
	sum := 0
	for i, trial := range m.trials {
		r := &results[i]
		total[trial.how]++
		if trial.want == verdict.Altered && !r.Verdict.Holds() || r.Verdict == trial.want {
			right[trial.how]++
			sum++
			continue
		}
		report := t.Logf
		if trial.want == verdict.Altered {
			report = t.Errorf // it passed
		}
		report("%s: %s, want %s\n\t%q by %s\n\t%s: %+v", trial.how, r.Verdict, trial.want, trial.claim.Text, trial.claim.Speaker, r.Why, r.Words)
	}
	for how, n := range total {
		t.Logf("%-24s %d of %d", how, right[how], n)
	}
	if share := float64(sum) / float64(len(m.trials)); share < 0.97 {
		t.Errorf("%.3f of %d verdicts are right, not 0.97", share, len(m.trials))
	} else {
		t.Logf("%.3f of %d verdicts are right", share, len(m.trials))
	}
}

// makeHard makes every trial that a quote is good for.
func (m *maker) makeHard() {
	for doc := range m.quotes {
		for i := len(m.quotes[doc]) - 1; i >= 0; i-- { // from the end, since what is put into an article moves what follows
			q := m.quotes[doc][i]
			m.short(q)
			m.spelled(q)
			m.contracted(q)
			m.named(q)
			m.numbered(q)
			m.swapped(q)
			m.several(q)
			m.hidden(q)
			m.moved(q)
			m.twice(doc, q)
		}
	}
}

// short keeps two or three words, which hold by the same speaker only.
func (m *maker) short(q said) {
	words, at := m.inner(q, 3)
	n := 2 + m.rng.IntN(2)
	if words == nil || at+n > len(words) || slices.ContainsFunc(words[at-3:at+n+1:len(words)], isSensitive) || strings.ContainsAny(strings.Join(words[at:at+n], " "), ".!?") {
		return
	}
	text := strings.Trim(strings.Join(words[at:at+n], " "), ",;:'’\"—–-")
	if len(token.Split(text, false)) < n {
		return
	}
	m.try("short", verdict.Exact, q, text)
	q.speaker.Name, q.speaker.Aliases = "Zebulon Quist", nil
	m.try("short, another mouth", verdict.Altered, q, text)
}

func isSensitive(w string) bool { return isNegation(w) || isNumber(w) }

// smallNumbers are the numbers that are written in words and in digits alike.
var smallNumbers = func() map[string]string {
	out := map[string]string{}
	for n, name := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		out[name] = strconv.Itoa(n)
	}
	out["twenty"] = "20"
	return out
}()

var smallDigits = regexp.MustCompile(`\b(?:[2-9]|1[0-9]|20)\b`)

// isNumber says that a word is a number other than one.
func isNumber(w string) bool {
	return slices.ContainsFunc(token.Split(w, false), func(part token.Word) bool { return part.Is(token.KindNumber) })
}

// spelled writes a small number in words, or one in words as digits.
func (m *maker) spelled(q said) {
	words := strings.Fields(q.text)
	for i, w := range words {
		for name, n := range smallNumbers {
			if w == n && len(w) < 3 && !strings.Contains(q.text, "$"+w) {
				m.try("number spelled", verdict.Punctuation, q, strings.Join(slices.Concat(words[:i], []string{name}, words[i+1:]), " "))
				return
			}
			if w == name && name != "one" {
				m.try("number in digits", verdict.Punctuation, q, strings.Join(slices.Concat(words[:i], []string{n}, words[i+1:]), " "))
				return
			}
		}
	}
}

// contracted takes the "not" out of a contraction, or puts one in.
func (m *maker) contracted(q said) {
	words := strings.Fields(strings.ReplaceAll(q.text, "’", "'"))
	for i, w := range words {
		var put string
		switch lower := strings.ToLower(w); {
		case lower == "can't" || lower == "won't":
			put = map[string]string{"can't": "can", "won't": "will"}[lower]
		case strings.HasSuffix(lower, "n't"):
			put = strings.TrimSuffix(lower, "n't")
		case slices.Contains([]string{"is", "are", "was", "were", "would", "could", "should", "do", "did", "does", "have", "has"}, lower):
			put = lower + "n't"
		default:
			continue
		}
		words[i] = put
		m.try("negation contracted", verdict.Altered, q, strings.Join(words, " "))
		return
	}
}

// named drops a name inside the quote, and puts another in its place.
func (m *maker) named(q said) {
	words := strings.Fields(q.text)
	for i := 1; i < len(words)-1; i++ {
		w := []rune(words[i])
		if len(w) < 4 || !unicode.IsUpper(w[0]) || !unicode.IsLower(w[1]) || strings.ContainsAny(words[i-1], ".!?:—“\"") || strings.Trim(string(w[1:]), "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		m.try("name changed", verdict.Altered, q, strings.Join(slices.Concat(words[:i], []string{"Quimby"}, words[i+1:]), " "))
		m.try("name dropped", verdict.Altered, q, strings.Join(slices.Concat(words[:i], words[i+1:]), " "))
		m.try("name put in", verdict.Altered, q, strings.Join(slices.Insert(slices.Clone(words), i, "Quimby"), " "))
		return
	}
}

// numbered changes a number and drops one.
func (m *maker) numbered(q said) {
	words := strings.Fields(q.text)
	for i := 1; i < len(words)-1; i++ {
		if bare := strings.Trim(words[i], ",.;:"); !isNumber(bare) || !strings.ContainsAny(bare, "0123456789") && !smallDigits.MatchString(smallNumbers[strings.ToLower(bare)]) {
			continue
		}
		for _, other := range []string{"37", "seventeen", "$9 billion"} {
			m.try("number changed", verdict.Altered, q, strings.Join(slices.Concat(words[:i], []string{other}, words[i+1:]), " "))
		}
		m.try("number dropped", verdict.Altered, q, strings.Join(slices.Concat(words[:i], words[i+1:]), " "))
		return
	}
}

// swapped puts what stands after a comma before what stands before it.
func (m *maker) swapped(q said) {
	a, b, ok := strings.Cut(strings.TrimRight(q.text, ".,!?"), ", ")
	if ok && len(token.Split(a, false)) >= 4 && len(token.Split(b, false)) >= 4 {
		m.try("clauses swapped", verdict.Altered, q, b+", "+a)
	}
}

// several spoils a quote in two or three ways: the worst counts.
func (m *maker) several(q said) {
	words, at := m.inner(q, 5)
	if words == nil || at+4 > len(words) || slices.ContainsFunc(words[max(0, at-3):min(len(words), at+2+3)], isSensitive) {
		return
	}
	loose := func(s string) string {
		return strings.ToLower(strings.NewReplacer("’", "'", ",", "", "—", " - ").Replace(s))
	}
	cut := slices.Concat(words[:at], []string{"..."}, words[at+2:])
	if slices.ContainsFunc(words, func(w string) bool { return strings.ContainsAny(w, "-–—") }) {
		return
	}
	m.try("elided, punctuation", verdict.Elided, q, loose(strings.Join(cut, " ")))
	cut[0] = "[They]"
	if !isSensitive(words[0]) {
		m.try("bracketed, elided", verdict.Bracketed, q, strings.Join(cut, " "))
	}
	cut[1] = m.others[m.rng.IntN(len(m.others))]
	m.try("altered, bracketed, elided", verdict.Altered, q, loose(strings.Join(cut, " ")))
	for i, w := range words {
		if i > 0 && i < len(words)-1 && isNegation(w) {
			without := slices.Delete(slices.Clone(words), i, i+1)
			m.try("negation, punctuation", verdict.Altered, q, loose(strings.Join(without, " ")))
			m.try("negation in brackets", verdict.Altered, q, strings.Join(slices.Concat(words[:i], []string{"[really]"}, words[i+1:]), " "))
			return
		}
	}
}

// hidden leaves a negation out under an ellipsis.
func (m *maker) hidden(q said) {
	words := strings.Fields(q.text)
	for i, w := range words {
		if i >= 3 && i+4 < len(words) && isNegation(w) {
			m.try("negation elided", verdict.Altered, q, strings.Join(slices.Concat(words[:i], []string{"…"}, words[i+1:]), " "))
			m.try("negation before it", verdict.Altered, q, strings.Join(words[i+1:], " "))
			return
		}
	}
}

// moved puts a negation two words on.
func (m *maker) moved(q said) {
	words := strings.Fields(q.text)
	for i, w := range words {
		if i+4 < len(words) && (w == "not" || w == "never") && !isNegation(words[i+1]) && !isNegation(words[i+2]) {
			words[i], words[i+1], words[i+2] = words[i+1], words[i+2], w
			m.try("negation moved", verdict.Altered, q, strings.Join(words, " "))
			return
		}
	}
}

// twice lets the article say the words again, with one changed, before what was
// said and after it: the right passage counts.
func (m *maker) twice(doc int, q said) {
	words, at := m.inner(q, 2)
	if words == nil || m.rng.IntN(3) > 0 || len(words) < 8 || isSensitive(words[at]) || strings.ToLower(words[at]) != words[at] {
		return
	}
	words[at] = "harbourside"
	m.texts[doc] = "It was on a banner: " + strings.Join(words, " ") + "\n\n" + m.texts[doc] + "\n\nIt was on a wall: " + strings.Join(words, " ") + "\n"
	for i := range m.quotes[doc] {
		m.quotes[doc][i].start += len(m.texts[doc]) // no place is used again
	}
	m.try("twice", verdict.Exact, q, q.text)
}
