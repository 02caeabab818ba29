package report

import (
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// toAddressee says that the subject of the cue is who was spoken to, not who
// spoke: asked if he was angry, Vance said.
func (r *Report) toAddressee(s *nlp.Sentence) bool {
	v := &s.Verbs[r.Verb]
	return v.Agent < 0 && (v.Passive || v.Form == nlp.Participle) && lexicon.HeardVerbs.Has(r.Lemma)
}

// Told says that the text tells the report as something that somebody said, and
// not as a question, a plan or the text's own voice.
func (r *Report) Told() bool { return r.told }

// tell sets whether the report is told as one.
func (b *binder) tell(r *Report, cue, source int, contents []int) {
	r.nobody = b.nobody(source)
	r.Negated = r.Negated || r.nobody
	r.told = !r.Modal && !r.Negated && !r.addressed && b.full(contents) && b.clause(contents) && !b.ownVoice(source) && !b.asSaying(contents)
	if cue < 0 || !r.told {
		return
	}
	if lexicon.ShowingVerbs.Has(r.Lemma) && source >= 0 && b.thing(source) {
		r.told = false
		return
	}
	s := b.w.sents[b.ss[cue].sent]
	last := &s.Words[len(s.Words)-1]
	if last.Text == "?" && !b.covers(contents, cue) || scene.Denies(r.Lemma) && b.after(cue, "to") {
		r.told = false
	}
}

// asSaying says that the contents end in "as saying" or the like, which opens the
// words of somebody quoted: Reuters quoted Ek as saying "...".
func (b *binder) asSaying(contents []int) bool {
	i := b.ss[contents[len(contents)-1]].last
	for i > 0 && (nlp.Tag(b.w.words[i].tag) == nlp.Comma || b.w.Quote(i) >= 0) {
		i--
	}
	if i == 0 || nlp.Tag(b.w.words[i].tag) != nlp.VBG || b.w.words[i].at == 0 {
		return false
	}
	return b.w.sents[b.w.words[i].sent].Words[b.w.words[i].at-1].Lower == "as"
}

// after says that such a word follows stretch i.
func (b *binder) after(i int, lower string) bool {
	k := b.ss[i].last + 1
	return k < len(b.w.words) && b.w.sents[b.w.words[k].sent].Words[b.w.words[k].at].Lower == lower
}

// covers says that the sentence of the cue ends with a content, whose question
// mark it is.
func (b *binder) covers(contents []int, cue int) bool {
	last := &b.ss[contents[len(contents)-1]]
	return last.first < b.ss[cue].first && b.w.Quote(last.last) >= 0
}

// clause says that a verb stands in the contents, outside of marks, or that
// there is something in marks: a claim, and not only what is talked about.
func (b *binder) clause(contents []int) bool {
	for _, i := range contents {
		for k := b.ss[i].first; k <= b.ss[i].last; k++ {
			if b.w.words[k].group >= 0 || b.w.Quote(k) >= 0 {
				return true
			}
		}
	}
	return false
}

// full says that the contents hold words that somebody could have said.
func (b *binder) full(contents []int) bool {
	x := &b.w.words[b.ss[contents[0]].first]
	if first := b.w.sents[x.sent].Words[x.at].Lower; first == "little" || first == "nothing" {
		return false
	}
	for _, i := range contents {
		for k := b.ss[i].first; k <= b.ss[i].last; k++ {
			x := &b.w.words[k]
			w := &b.w.sents[x.sent].Words[x.at]
			if w.Quote >= 0 || w.Tag != nlp.Comma && w.Tag != nlp.Stop && !lexicon.EmptyWords.Has(w.Lower) {
				return true
			}
		}
	}
	return false
}

// nobody says that a source is nobody at all: nobody, no official.
func (b *binder) nobody(source int) bool {
	if source < 0 {
		return false
	}
	x := &b.w.words[b.ss[source].first]
	switch b.w.sents[x.sent].Words[x.at].Lower {
	case "nobody", "no", "none", "neither":
		return true
	}
	return false
}

// thing says that a source is neither somebody nor a body nor a document:
// experience, the incident.
func (b *binder) thing(source int) bool {
	x := &b.w.words[b.ss[source].first]
	if x.phrase < 0 {
		return false
	}
	h := b.w.words[b.w.phrases[x.phrase].head]
	w := &b.w.sents[h.sent].Words[h.at]
	_, role := lexicon.Role(w.Lower)
	return (w.Tag == nlp.NN || w.Tag == nlp.NNS) && !role && h.source < 4 && !lexicon.OrgNoun(w.Lower) && !lexicon.DocNoun(w.Lower)
}

// ownVoice says that a source is the text's own voice or its reader: I, we, you.
func (b *binder) ownVoice(source int) bool {
	if source < 0 || b.ss[source].first != b.ss[source].last {
		return false
	}
	x := &b.w.words[b.ss[source].first]
	p, ok := lexicon.Pronoun(b.w.sents[x.sent].Words[x.at].Lower)
	return ok && p.Person < 3
}
