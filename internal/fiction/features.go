package fiction

import (
	"math"
	"slices"
	"sort"

	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/story"
)

var nan = float32(math.NaN())

// A ranking is one unit with its candidates while features are computed.
type ranking struct {
	*scene
	i     int
	unit  *story.Unit
	cands []int
	last  []int      // candidate → its last mention told before the unit, -1 for none
	order []int      // candidate → rank by last
	acted []int      // candidate → its last mention told before the unit as who acts, -1 for none
	acts  []int      // candidate → rank by acted
	main  *story.Tag // after or inside the speech, nil for none
	front *story.Tag // before it

	anteHere, anteBefore int // mentions that the pronoun of the tag may mean, -1 for none
	owner                int // whose kin the noun of the tag is, -1 for nobody's
}

func (s *scene) rank(i int) *ranking {
	r := &ranking{scene: s, i: i, unit: &s.Units[i], cands: s.candidates(i)}
	for k := range r.unit.Tags {
		t := &r.unit.Tags[k]
		switch {
		case t.Position == story.Before && (r.front == nil || t.Strength > r.front.Strength):
			r.front = t
		case t.Position != story.Before && (r.main == nil || t.Strength > r.main.Strength+.1):
			r.main = t
		}
	}
	first := s.MentionAt(r.unit.First)
	for _, p := range r.cands {
		r.last = append(r.last, before(s.told[p], first))
		r.acted = append(r.acted, before(s.acting[p], first))
	}
	r.order, r.acts = ranks(r.last), ranks(r.acted)
	r.findAntecedents()
	r.findOwner()
	return r
}

// ranks returns the place of each value among all, the greatest first.
func ranks(values []int) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return values[order[a]] > values[order[b]] })
	out := make([]int, len(values))
	for rank, i := range order {
		out[i] = rank
	}
	return out
}

// before returns the last of an ascending list that is below limit, -1 for none.
func before(list []int32, limit int) int {
	k := sort.Search(len(list), func(i int) bool { return int(list[i]) >= limit })
	if k == 0 {
		return -1
	}
	return int(list[k-1])
}

// atOrAfter returns the first of an ascending list that is not below limit, -1 for none.
func atOrAfter(list []int32, limit int) int {
	k := sort.Search(len(list), func(i int) bool { return int(list[i]) >= limit })
	if k == len(list) {
		return -1
	}
	return int(list[k])
}

// features appends the features of candidate c that need no decision about
// other units.
func (r *ranking) features(out *model.Row, c int) {
	r.unitFeatures(out)
	r.tagFeatures(out, "tag", r.main, c)
	r.tagFeatures(out, "front", r.front, c)
	r.actor(out, "beat-before", r.unit.BeatBefore, c)
	r.actor(out, "beat-after", r.unit.BeatAfter, c)
	r.actor(out, "lead", r.unit.Lead, c)
	r.antecedent(out, c)
	out.Add("kin", float64(r.kinship(c)))
	r.recency(out, c)
	r.insides(out, c)
	r.neighbours(out, c)
	r.who(out, c)
}

func (r *ranking) unitFeatures(out *model.Row) {
	u := r.unit
	out.Add("words", float64(min(u.WordCount, 200)))
	out.Add("narration", float64(min(u.Narration, 100)))
	out.Add("spans", float64(len(u.Spans)))
	out.Flag("question", u.Question)
	out.Flag("colon", u.Colon)
	out.Add("gap", float64(min(r.units[r.i].gap, 12)))
	next, asked, words := 12, false, 0
	if r.i+1 < len(r.units) {
		next = min(r.units[r.i+1].gap, 12)
	}
	if r.i > 0 {
		asked, words = r.Units[r.i-1].Question, r.Units[r.i-1].WordCount
	}
	out.Add("next-gap", float64(next))
	out.Flag("asked", asked)
	out.Add("words-before", float64(min(words, 200)))
	out.Add("candidates", float64(len(r.cands)))
	out.Flag("first-person", r.FirstPerson)
}

// tagFeatures describes a tag, and how candidate c fits it.
func (r *ranking) tagFeatures(out *model.Row, slot string, t *story.Tag, c int) {
	names := slotNames[slot]
	if t == nil {
		for _, n := range names {
			out.Add(n, float64(nan))
		}
		return
	}
	m := &r.Mentions[t.Mention]
	out.Add(names[0], float64(r.kind(m)))
	out.Add(names[1], float64(t.Strength))
	out.Add(names[2], float64(min(t.Distance, 20)))
	out.Flag(names[3], t.Inverted)
	if t.Phrase >= 0 && t.Phrase == r.cands[c] {
		out.Add(names[4], ownPhrase)
		for _, n := range names[5:8] {
			out.Add(n, float64(nan))
		}
	} else {
		r.match(out, names[4:8], t.Mention, t.Entity, c)
	}
	r.nearness(out, names[8:10], m, c)
	out.Flag(names[10], m.Indefinite)
	out.Flag(names[11], m.Related)
	out.Flag(names[12], m.Plural)
}

// ownPhrase is how a tag fits whom its own noun phrase means: by no name, but
// by its words.
const ownPhrase = .5

// nearness says how near candidate c usually is to the noun of a tag, and how
// much nearer than the nearest other one of fitting sex.
func (r *ranking) nearness(out *model.Row, names []string, m *mention.Phrase, c int) {
	if m.Kind != mention.Noun || m.Noun == 0 {
		out.Add(names[0], float64(nan))
		out.Add(names[1], float64(nan))
		return
	}
	own, best := r.nearNoun(m.Noun, r.cands[c]), float32(0)
	for k, p := range r.cands {
		if k != c && p != m.Entity && story.Agree(m.Female, float32(r.Cast[p].Woman)) > .4 {
			best = max(best, r.nearNoun(m.Noun, p))
		}
	}
	out.Add(names[0], float64(own))
	out.Add(names[1], float64(own-best))
}

// slotNames are the names of the features of tags and actors.
var slotNames = map[string][]string{
	"tag":         {"tag-kind", "tag-strength", "tag-distance", "tag-inverted", "tag-match", "tag-sex", "tag-rank", "tag-others", "tag-near", "tag-near-best", "tag-indefinite", "tag-related", "tag-plural"},
	"front":       {"front-kind", "front-strength", "front-distance", "front-inverted", "front-match", "front-sex", "front-rank", "front-others", "front-near", "front-near-best", "front-indefinite", "front-related", "front-plural"},
	"beat-before": {"beat-before-kind", "beat-before-match", "beat-before-sex", "beat-before-rank", "beat-before-others"},
	"beat-after":  {"beat-after-kind", "beat-after-match", "beat-after-sex", "beat-after-rank", "beat-after-others"},
	"lead":        {"lead-kind", "lead-match", "lead-sex", "lead-rank", "lead-others"},
}

// actor describes a mention that acts near the speech, and how candidate c fits it.
func (r *ranking) actor(out *model.Row, slot string, at, c int) {
	names := slotNames[slot]
	if at < 0 {
		for _, n := range names {
			out.Add(n, float64(nan))
		}
		return
	}
	out.Add(names[0], float64(r.kind(&r.Mentions[at])))
	r.match(out, names[1:], at, r.Mentions[at].Entity, c)
}

// kind tells how surely the words of a mention name one character: a name, a
// noun with a capital, the noun of somebody known by it, any noun, a pronoun.
func (r *ranking) kind(m *mention.Phrase) float32 {
	switch {
	case m.Kind == mention.Noun && m.Capital:
		return .2
	case m.Kind == mention.Noun && m.Entity >= 0:
		return .5
	}
	return kindOrder[m.Kind]
}

// kindOrder is how far the kinds of mentions are from telling who is meant.
var kindOrder = [...]float32{mention.Named: 0, mention.Noun: 1, mention.Pronoun: 2, mention.First: 3}

// match says how candidate c fits a mention, which means the character who, or
// -1: by person; by sex, with the number
// of candidates of that sex that the text named later, and of all others.
func (r *ranking) match(out *model.Row, names []string, at, who, c int) {
	m := &r.Mentions[at]
	if who >= 0 && (m.Kind != mention.Noun || who == r.cands[c]) {
		v := float32(-1)
		if who == r.cands[c] {
			v = 1
		}
		out.Add(names[0], float64(v))
		out.Add(names[1], float64(nan))
		out.Add(names[2], float64(nan))
		out.Add(names[3], float64(nan))
		return
	}
	sex := func(c int) float32 { return story.Agree(m.Female, float32(r.Cast[r.cands[c]].Woman)) }
	later, others := 0, 0
	for k := range r.cands {
		if k == c || sex(k) < .5 {
			continue
		}
		others++
		if r.order[k] < r.order[c] {
			later++
		}
	}
	out.Add(names[0], 0)
	out.Add(names[1], float64(sex(c)))
	out.Add(names[2], float64(later))
	out.Add(names[3], float64(others))
}

// recency says where the narration speaks of candidate c.
func (r *ranking) recency(out *model.Row, c int) {
	p := r.cands[c]
	told := r.told[p]
	back := float32(60)
	acted := float32(60)
	if k := r.last[c]; k >= 0 {
		back = float32(min(r.unit.Paragraph-r.Mentions[k].Paragraph, 60))
	}
	if k := r.acted[c]; k >= 0 {
		acted = float32(min(r.unit.Paragraph-r.Mentions[k].Paragraph, 60))
	}
	out.Add("back", float64(back))
	out.Add("rank", float64(r.order[c]))
	out.Add("acts-back", float64(acted))
	out.Add("acts-rank", float64(r.acts[c]))
	here, before1 := r.countIn(told, r.unit.Paragraph, r.unit.Last), r.countIn(told, r.unit.Paragraph-1, r.unit.Paragraph-1)
	actsHere, actsBefore := r.countIn(r.acting[p], r.unit.Paragraph, r.unit.Last), r.countIn(r.acting[p], r.unit.Paragraph-1, r.unit.Paragraph-1)
	out.Add("acts-here", float64(actsHere))
	out.Add("object-here", float64(here-actsHere))
	out.Add("acts-before", float64(actsBefore))
	out.Add("object-before", float64(before1-actsBefore))
	out.Add("acts-after", float64(r.countIn(r.acting[p], r.unit.Last+1, r.unit.Last+1)))
	out.Add("near", float64(r.countIn(told, r.unit.Paragraph-5, r.unit.Paragraph)))
	out.Add("about", float64(r.countIn(told, r.unit.Paragraph-15, r.unit.Paragraph)))
	ahead := float32(12)
	if k := atOrAfter(told, r.ByParagraph[r.unit.Last+1]); k >= 0 {
		ahead = float32(min(r.Mentions[k].Paragraph-r.unit.Last, 12))
	}
	out.Add("ahead", float64(ahead))
	spoken := float32(60)
	if k := before(r.quoted[p], r.MentionAt(r.unit.First)); k >= 0 {
		spoken = float32(min(r.unit.Paragraph-r.Mentions[k].Paragraph, 60))
	}
	out.Add("spoken-of-back", float64(spoken))
}

// countIn counts the mentions of a list in the paragraphs from first to last.
func (r *ranking) countIn(list []int32, first, last int) int {
	from, to := r.ByParagraph[max(first, 0)], r.ByParagraph[min(last+1, len(r.ByParagraph)-1)]
	a := sort.Search(len(list), func(i int) bool { return int(list[i]) >= from })
	b := sort.Search(len(list), func(i int) bool { return int(list[i]) >= to })
	return min(b-a, 9)
}

// The units around, by distance, and the features about them.
var (
	around        = []int{-3, -2, -1, 1, 2, 3}
	addressNames  = []string{"addressed-3", "addressed-2", "addressed-1", "addressed+1", "addressed+2", "addressed+3"}
	spokenNames   = []string{"spoken-of-3", "spoken-of-2", "spoken-of-1", "spoken-of+1", "spoken-of+2", "spoken-of+3"}
	explicitNames = []string{"explicit-3", "explicit-2", "explicit-1", "explicit+1", "explicit+2", "explicit+3"}
	sexNames      = []string{"sex-3", "sex-2", "sex-1", "sex+1", "sex+2", "sex+3"}
)

// linked is how many paragraphs may lie between units of one exchange.
const linked = 4

// unitAt returns the unit at a distance, -1 where the exchange breaks off before it.
func (r *ranking) unitAt(distance int) int {
	step := 1
	if distance < 0 {
		step = -1
	}
	i := r.i
	for i != r.i+distance {
		i += step
		if i < 0 || i >= len(r.units) || r.units[max(i, i-step)].gap > linked {
			return -1
		}
	}
	return i
}

// insides says whether the speech, or one near, names candidate c.
func (r *ranking) insides(out *model.Row, c int) {
	p := r.cands[c]
	in := &r.units[r.i]
	out.Flag("addressed", slices.Contains(in.addressed, p))
	out.Flag("spoken-of", slices.Contains(in.spokenOf, p))
	out.Add("calls", float64(r.called(r.i, p)))
	out.Add("called-1", float64(r.called(r.unitAt(-1), p)))
	out.Add("called-2", float64(r.called(r.unitAt(-2), p)))
	out.Add("called+1", float64(r.called(r.unitAt(1), p)))
	for k, d := range around {
		v, w := nan, nan
		if i := r.unitAt(d); i >= 0 {
			v, w = 0, 0
			if slices.Contains(r.units[i].addressed, p) {
				v = 1
			} else if len(r.units[i].addressed) > 0 {
				v = -1
			}
			if slices.Contains(r.units[i].spokenOf, p) {
				w = 1
			}
		}
		out.Add(addressNames[k], float64(v))
		out.Add(spokenNames[k], float64(w))
	}
}

// called is the chance that unit i calls character p sir or madam.
func (r *ranking) called(i, p int) float32 {
	if i < 0 || r.units[i].called < 0 {
		return nan
	}
	return story.Agree(r.units[i].called, float32(r.Cast[p].Woman))
}

// neighbours says whom the tags of the units around name.
func (r *ranking) neighbours(out *model.Row, c int) {
	p := r.cands[c]
	for k, d := range around {
		v, sex := nan, nan
		if i := r.unitAt(d); i >= 0 {
			v = 0
			if q := r.units[i].speaker; q == p {
				v = 1
			} else if q >= 0 {
				v = -1
			}
			if f := r.units[i].female; f >= 0 {
				sex = story.Agree(f, float32(r.Cast[p].Woman))
			}
		}
		out.Add(explicitNames[k], float64(v))
		out.Add(sexNames[k], float64(sex))
	}
	out.Add("explicit-back", float64(r.explicitAt(p, -1)))
	out.Add("explicit-ahead", float64(r.explicitAt(p, 1)))
	count := 0
	for i := max(0, r.i-10); i <= min(len(r.units)-1, r.i+10); i++ {
		if i != r.i && r.units[i].speaker == p {
			count++
		}
	}
	out.Add("explicit-about", float64(count))
}

// explicitAt returns how many units away a tag names p.
func (r *ranking) explicitAt(p, step int) float32 {
	const reach = 15
	for d := 1; d <= reach; d++ {
		i := r.i + d*step
		if i < 0 || i >= len(r.units) {
			break
		}
		if r.units[i].speaker == p {
			return float32(d)
		}
	}
	return reach + 1
}

// who says what candidate c is.
func (r *ranking) who(out *model.Row, c int) {
	p := r.cands[c]
	ch := &r.Cast[p]
	out.Add("female", float64(ch.Woman))
	out.Flag("unnamed", ch.Virtual && !ch.Proper)
	out.Flag("cued", ch.Cued)
	out.Add("unnamed-tags", float64(min(ch.Tags, 6)))
	out.Flag("titled", len(ch.Titles) > 0)
	out.Flag("given", ch.ByGiven)
	out.Flag("narrator", p == r.Narrator)
	out.Flag("phrase", ch.Phrase)
}
