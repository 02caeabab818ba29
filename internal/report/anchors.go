package report

import "quotes/internal/nlp"

// A group is a verb group by its words in the paragraph.
type group struct {
	first, end, head int32
	form             nlp.Form
	passive          bool
	negated, modal   bool
	subject          int32 // in phrases, -1 for none
	agent            int32
	how              nlp.Subjecthood
}

// A phrase is a base noun phrase by its words in the paragraph.
type phrase struct {
	first, end, head int32
	kind             uint8
	possessor        int32 // in phrases, -1 for none
	possesses        bool
	prep             int32 // word, -1 for none
	verb             int32 // verb group that it is the object of, -1 for none
	apposed, joined  int32
	subjectOf        int32 // the likeliest cue among the verb groups it is the subject of, -1 for none
	by               uint8 // how it belongs to the subject: itself, in apposition, joined, as possessor, by a preposition
}

// An anchor is a word that looks like a cue. The words round it are described
// by how they lie to it.
type anchor struct {
	first, end int32 // its words: a verb group, a noun
	head       int32
	subFirst   int32 // its subject's words, -1 for none
	subEnd     int32
	that       int32 // the "that" which opens its clause, -1 for none
	cue        uint8
	lemma      uint32
	pattern    uint32
	phrase     int32 // the subject, -1 for none
}

// addGroups takes over the verb groups and noun phrases of a sentence; groups
// and phrases are how many there were before.
func (w *Words) addGroups(s *nlp.Sentence, groups, phrases int32) {
	base := w.first[len(w.first)-1]
	ref := func(i int, base int32) int32 {
		if i < 0 {
			return -1
		}
		return base + int32(i)
	}
	for i := range s.Verbs {
		v := &s.Verbs[i]
		w.groups = append(w.groups, group{
			first: base + int32(v.First), end: base + int32(v.End), head: base + int32(v.Head), form: v.Form, passive: v.Passive,
			negated: v.Negated, modal: v.Modal, subject: ref(v.Subject, phrases), agent: ref(v.Agent, phrases), how: v.How,
		})
	}
	for i := range s.Phrases {
		p := &s.Phrases[i]
		w.phrases = append(w.phrases, phrase{
			first: base + int32(p.First), end: base + int32(p.End), head: base + int32(p.Head), kind: w.headKind(s, i),
			possessor: ref(p.Possessor, phrases), possesses: p.Possesses, prep: ref(p.Prep, base), verb: ref(p.ObjectOf, groups),
			apposed: ref(p.Apposed, phrases), joined: ref(p.Joined, phrases), subjectOf: -1,
		})
	}
	w.spreadSubjects(groups, phrases)
}

// spreadSubjects tells the phrases of the last sentence which verb group they
// are the subject of, and lets those that belong to them know.
func (w *Words) spreadSubjects(groups, phrases int32) {
	for g := groups; g < int32(len(w.groups)); g++ {
		for _, p := range [...]int32{w.groups[g].subject, w.groups[g].agent} {
			if p >= 0 {
				w.claim(p, g, 0)
			}
		}
	}
	for p := int32(len(w.phrases)) - 1; p >= phrases; p-- {
		x := &w.phrases[p]
		if x.subjectOf >= 0 && x.possessor >= 0 {
			w.claim(x.possessor, x.subjectOf, 3)
		}
		if x.apposed >= 0 && x.subjectOf >= 0 {
			w.claim(x.apposed, x.subjectOf, 1)
		}
		if x.joined >= 0 && x.subjectOf >= 0 {
			w.claim(x.joined, x.subjectOf, 2)
		}
	}
	for p := phrases; p < int32(len(w.phrases)); p++ {
		x := &w.phrases[p]
		if x.subjectOf >= 0 {
			continue
		}
		switch {
		case x.apposed >= 0 && w.phrases[x.apposed].subjectOf >= 0:
			w.claim(p, w.phrases[x.apposed].subjectOf, 1)
		case x.joined >= 0 && w.phrases[x.joined].subjectOf >= 0:
			w.claim(p, w.phrases[x.joined].subjectOf, 2)
		case x.prep > 0 && w.words[x.prep-1].phrase >= phrases && w.phrases[w.words[x.prep-1].phrase].subjectOf >= 0:
			w.claim(p, w.phrases[w.words[x.prep-1].phrase].subjectOf, 4)
		}
	}
}

// claim makes phrase p a subject of verb group g, where g is likelier a cue
// than what it is the subject of already.
func (w *Words) claim(p, g int32, by uint8) {
	x := &w.phrases[p]
	if x.subjectOf < 0 || w.words[w.groups[g].head].cue > w.words[w.groups[x.subjectOf].head].cue {
		x.subjectOf, x.by = g, by
	}
}

// chunkOf tells the part that word i has in its phrase or verb group.
func chunkOf(s *nlp.Sentence, i int) uint8 {
	if p := s.PhraseAt(i); p >= 0 {
		ph := &s.Phrases[p]
		switch {
		case ph.End == ph.First+1:
			return 1
		case i == ph.Head:
			return 4
		case i == ph.First:
			return 2
		}
		return 3
	}
	if g := s.VerbAt(i); g >= 0 {
		v := &s.Verbs[g]
		switch {
		case i == v.Head:
			return 6
		case s.Words[i].Tag.Adverb():
			return 7
		}
		return 5
	}
	return 0
}

// The least that makes a verb and a noun an anchor.
const (
	verbAnchor = 3
	nounAnchor = 4

	strongAnchor = 6 // the least that makes an anchor a strong one
)

// findAnchors lists the anchors and tells every word the nearest ones.
func (w *Words) findAnchors() {
	for i := range w.words {
		x := &w.words[i]
		switch {
		case x.group >= 0 && w.groups[x.group].head == int32(i):
			if x.cue >= verbAnchor || x.cue == 0 && x.lexical > 0 {
				w.addVerb(x.group)
			}
		case x.group < 0 && x.cue >= nounAnchor && nlp.Tag(x.tag) != nlp.NNP:
			w.addNoun(int32(i))
		}
	}
	w.left, w.right = w.nearest(0)
	w.strongLeft, w.strongRight = w.nearest(strongAnchor)
}

// nearest returns for every word the nearest anchors to its left and right of
// such a step or more, -1 where there is none. They lie in its sentence and do
// not hold the word.
func (w *Words) nearest(least uint8) (left, right []int32) {
	left, right = make([]int32, len(w.words)), make([]int32, len(w.words))
	k, last := 0, int32(-1)
	for i := range w.words {
		if w.words[i].at == 0 {
			last = -1
		}
		for k < len(w.anchors) && w.anchors[k].end <= int32(i) {
			if a := &w.anchors[k]; a.cue >= least && w.words[a.head].sent == w.words[i].sent {
				last = int32(k)
			}
			k++
		}
		left[i] = last
	}
	k, last = len(w.anchors)-1, -1
	for i := len(w.words) - 1; i >= 0; i-- {
		if i+1 < len(w.words) && w.words[i+1].at == 0 {
			last = -1
		}
		for k >= 0 && w.anchors[k].first > int32(i) {
			if a := &w.anchors[k]; a.cue >= least && w.words[a.head].sent == w.words[i].sent {
				last = int32(k)
			}
			k--
		}
		right[i] = last
	}
	return left, right
}

func (w *Words) addVerb(g int32) {
	v := &w.groups[g]
	x := &w.words[v.head]
	a := anchor{first: v.first, end: v.end, head: v.head, subFirst: -1, subEnd: -1, that: -1, cue: x.cue, lemma: x.lemma, phrase: v.subject}
	if v.agent >= 0 {
		a.phrase = v.agent
	}
	kind := uint32(9)
	if a.phrase >= 0 {
		p := &w.phrases[a.phrase]
		a.subFirst, a.subEnd = w.phraseStart(a.phrase), p.end
		kind = uint32(p.kind)
	}
	a.that = w.thatAfter(v.end)
	a.pattern = mix(uint32(v.form)<<4|uint32(v.how), kind, w.opener(a.subFirst, v.first), w.follower(v.end))
	w.anchors = append(w.anchors, a)
}

func (w *Words) addNoun(i int32) {
	x := &w.words[i]
	a := anchor{first: i, end: i + 1, head: i, subFirst: -1, subEnd: -1, that: w.thatAfter(i + 1), cue: x.cue, lemma: x.lemma ^ 5, phrase: -1}
	if x.phrase >= 0 {
		if p := w.phrases[x.phrase].possessor; p >= 0 {
			a.phrase, a.subFirst, a.subEnd = p, w.phraseStart(p), w.phrases[p].end
		}
	}
	a.pattern = mix(99, uint32(x.tag), w.opener(a.subFirst, i), w.follower(i+1))
	w.anchors = append(w.anchors, a)
}

// phraseStart returns where phrase p begins, possessors included.
func (w *Words) phraseStart(p int32) int32 {
	for w.phrases[p].possessor >= 0 {
		p = w.phrases[p].possessor
	}
	return w.phrases[p].first
}

// opener is what stands before an anchor and its subject.
func (w *Words) opener(sub, first int32) uint32 {
	at := first - 1
	if sub >= 0 && sub < first {
		at = sub - 1
	}
	if at < 0 || w.words[at].sent != w.words[first].sent {
		return 0
	}
	switch t := nlp.Tag(w.words[at].tag); t {
	case nlp.IN, nlp.CC, nlp.WDT, nlp.WP, nlp.WRB:
		return w.words[at].id
	default:
		if w.Quote(int(at)) >= 0 {
			return 50
		}
		return uint32(t) + 1
	}
}

// follower is the word that follows an anchor.
func (w *Words) follower(end int32) uint32 {
	if int(end) >= len(w.words) || w.words[end].at == 0 {
		return 0
	}
	switch t := nlp.Tag(w.words[end].tag); t {
	case nlp.IN, nlp.TO, nlp.RP, nlp.WRB, nlp.WP, nlp.WDT:
		return w.words[end].id
	default:
		if w.Quote(int(end)) >= 0 {
			return 50
		}
		return uint32(t) + 1
	}
}

// objectFollower is what follows the noun phrase after a verb group; 0 where no
// noun phrase follows the verb.
func (w *Words) objectFollower(end int32) uint32 {
	if int(end) >= len(w.words) || w.words[end].at == 0 || w.words[end].phrase < 0 {
		return 0
	}
	p := &w.phrases[w.words[end].phrase]
	for p.possesses && int(p.end)+1 < len(w.words) && w.words[p.end+1].phrase >= 0 && w.words[p.end+1].sent == w.words[end].sent {
		p = &w.phrases[w.words[p.end+1].phrase]
	}
	return w.follower(p.end) ^ 1<<31
}

var that = hash("that")

// thatAfter returns the "that" which opens a clause soon after word i, or -1.
func (w *Words) thatAfter(i int32) int32 {
	for k := i; k < i+8 && int(k) < len(w.words) && (k == i || w.words[k].at > 0); k++ {
		x := &w.words[k]
		switch {
		case x.id == that && nlp.Tag(x.tag) == nlp.IN:
			return k
		case x.group >= 0, nlp.Tag(x.tag) == nlp.Stop, nlp.Tag(x.tag) == nlp.Colon, w.Quote(int(k)) >= 0:
			return -1
		}
	}
	return -1
}
