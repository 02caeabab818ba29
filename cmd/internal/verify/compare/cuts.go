package compare

import (
	"strings"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/lazy"
)

// What a sentence says of the part of it that a quote is cut out of: a condition on
// which it holds, whose opinion it is, what takes it back. Every pattern is matched
// against the rest of the sentence, in lower case with one space between words:
// what stands before the quote ends with $, what stands behind begins with ^.
var (
	// conditionBefore is a condition whose main clause the quote begins, or one that
	// the quote begins in the middle of.
	conditionBefore = lazy.MustCompile(`(?:^|.*[ ,])(?:(?:if|unless|provided|providing|assuming|supposing|suppose|as long as|so long as|on (?:the )?condition) [^;:]{2,160},(?: then,?)?(?: (?:yes|no|sure|of course),?)? ?$|(?:if|unless|whether) (?:the|an?|our|my|his|her|their|its|this|that|these|those) $)`)
	// conditionAfter is a condition that follows the quote.
	conditionAfter = lazy.MustCompile(`^,? ?(?:but )?(?:and )?(?:then )?(?:only )?(?:if|unless|provided|providing|assuming|as long as|so long as|on (?:the )?condition|only when|except (?:that|if|when))\b`)
	// noCondition is what begins as one and is none: even if, if you ask me.
	noCondition = lazy.MustCompile(`\b(?:even|as|what|ask(?:ed|s|ing)?|know|knows|knew|wonder(?:ed|s)?|see|tell|sure|doubt|check(?:ed)?|matters?|cares?) if\b|\bif (?:you (?:ask|like|will|want|look|remember|know|think|see|please)|i may|i might|i(?:'|’)?(?: a)?m (?:honest|not mistaken)|i (?:remember|recall|understand)|anything|necessary|need be|not|so|possible|(?:we|you)(?:'|’)?(?: a)?re honest|only|ever)\b|\b(?:as|so) long as (?:i|we) (?:can|could|live|like|want|need)\b`)
	// independent is what begins a statement of its own behind a condition.
	independent = lazy.MustCompile(`, (?:and|but|so|because|for|since|although|while|whereas) `)

	// formerly is what somebody no longer thinks, or was wrong to.
	formerly = lazy.MustCompile(`(?:^|[ ,])(?:i|we) (?:(?:once|always|also|really|first|then|never|actually|wrongly|had|have) )*(?:used to (?:think|believe|say|hope|feel|assume|suppose)|thought|believed|assumed|imagined|hoped|feared|dream(?:ed|t)|pretended|(?:was|were) (?:afraid|told|taught|led to believe))(?: (?:that|to believe|me|us))*,? ?$`)
	// formerlyAfter is the same behind the quote.
	formerlyAfter = lazy.MustCompile(`^,? ?(?:or )?(?:so )?(?:i|we) (?:(?:once|always|first|then) )*(?:used to (?:think|believe|say)|thought|believed|assumed|imagined|hoped|(?:was|were) told)$`)

	// ascribed is a clause of speech or thought that the quote is the object of.
	ascribed = lazy.MustCompile(`(?:^|[ ,])([\p{L}’' -]+?) (?:(?:that|who|now|always|often|still|even|also|both|has|have|had|will|would|do|does|did|is|are|was|were|keep|keeps|kept|used to) )*(?:say|says|said|saying|claim|claims|claimed|claiming|think|thinks|thought|believe|believes|believed|argue|argues|argued|insist|insists|insisted|pretend|pretends|pretended|suggest|suggests|suggested|allege|alleges|alleged|maintain|maintains|maintained|told|tells|tell|wrote|writes|write)(?: (?:to )?(?:me|us|you|him|her|them|everyone|everybody))?(?: that)?,? ?$`)
	// ascribedAfter is one that follows it.
	ascribedAfter = lazy.MustCompile(`^,? ?(?:or so )?(?:they|critics|people|some(?: people)?|others|many(?: people)?|opponents|it is|he|she)(?: (?:will|would|keep|always|often|still|now))? (?:say|says|said|saying|claim|claims|claimed|think|thinks|believe|believes|argue|argues|insist|tell|tells|told)(?: (?:me|us|you))?$`)
	// ownVoice is a subject that speaks for itself, or none.
	ownVoice = lazy.MustCompile(`(?:^|[ ,])(?:i|we|you|let|let me|to|me|us|please|not|never|nobody|no one)(?: (?:just|only|simply|also|must|can|could|should|may|might|want to|have to|had to|would like to|am|do|really|already))*$`)

	// boundless are words that hold of all or of none, unless more follows.
	boundless = token.NewWordSet("nothing nobody none everything all anything anybody anyone everyone everybody one always never every")
	// restriction is what takes something out of them.
	restriction = lazy.MustCompile(`^(?:,? ?(?:except|apart from|other than|save for|but for|with the exception)\b| (?:that|who|whom|which|but|besides|beyond|i|we|you|they|he|she|in|of|from)\b)`)
	exception   = lazy.MustCompile(`^,? ?(?:except|apart from|other than|save for|but for|with the exception)\b`)

	// takenBack is a clause with a "not" about the quote's own subject.
	takenBack = lazy.MustCompile(`^, ?(?:but|though|although|yet|however,?|except that) (i|we|he|she|it|they|that|this)\b(?:’|'| )?(?:[\p{L}’']+ ){0,3}(?:not|never|no|[\p{L}]+n[’']t)\b`)
	// notAll is one that says that it does not hold of all.
	notAll = lazy.MustCompile(`^, ?and (i|we|he|she|they) (?:[\p{L}’']+ ){0,2}(?:not|never|[\p{L}]+n[’']t) (?:[\p{L}’']+ ){0,2}(?:all|every|everything|always|much|most|any) (?:of )?`)
)

// turned notes what the rest of the sentence makes of a quote that is cut out of it.
func (j *judge) turned(from, to int) {
	r := j.restOf(from, to)
	before, after := r.before, r.after
	words := j.source[from:to]
	first, last := j.spoken(from), j.spoken(to-1)
	out := ""
	switch {
	case first != "then" && conditionBefore.MatchString(before) && !noCondition.MatchString(before) && !independent.MatchString(before):
		out = "a condition: left out before it: " + r.rawBefore
	case formerly.MatchString(before):
		out = "what was thought once: left out before it: " + r.rawBefore
	case after == "":
	case conditionAfter.MatchString(after) && !noCondition.MatchString(last+after):
		out = "a condition: left out after it: " + r.rawAfter
	case boundless.Has(words[len(words)-1].Key) && restriction.MatchString(after), hasAny(words, boundless) && exception.MatchString(after):
		out = "what restricts it: left out after it: " + r.rawAfter
	case formerlyAfter.MatchString(after):
		out = "what was thought once: left out after it: " + r.rawAfter
	default:
		if m := notAll.FindStringSubmatch(after); m != nil && m[1] == first {
			out = "what takes it back: left out after it: " + r.rawAfter
		} else if m := takenBack.FindStringSubmatch(after); m != nil && sameSubject(m[1], first) {
			out = "what takes it back: left out after it: " + r.rawAfter
		}
	}
	if out != "" {
		j.note(severeNegation, verdict.Altered, "cut out of "+out)
		j.differ++
		return
	}
	j.ascribe(from, &r)
}

// ascribe notes whose words the source says that the quote is, where it is a clause
// of somebody's speech that gives them to another.
func (j *judge) ascribe(from int, r *rest) {
	if !j.inSpeech(from) {
		return
	}
	if m := ascribed.FindStringSubmatch(r.before); m != nil && !ownVoice.MatchString(m[1]) {
		j.out.Ascribed = r.rawBefore
	} else if ascribedAfter.MatchString(r.after) {
		j.out.Ascribed = r.rawAfter
	}
}

// sameSubject says that a clause that begins with a pronoun may be about what a quote
// with a first word is about.
func sameSubject(pronoun, first string) bool {
	switch first {
	case "i", "we", "he", "she", "they", "you":
		return pronoun == first || pronoun == "it" || pronoun == "that"
	}
	return pronoun != "i" && pronoun != "we"
}

func hasAny(words []token.Word, set token.WordSet) bool {
	for i := range words {
		if set.Has(words[i].Key) {
			return true
		}
	}
	return false
}

// A rest is what stands of a passage's sentence before it and after it, as it is
// written, and in lower case with one space between words.
type rest struct{ before, after, rawBefore, rawAfter string }

func (j *judge) restOf(from, to int) rest {
	var r rest
	start, end := from, to
	for start > 0 && from-start < maxScope && !j.source[start-1].Is(token.KindLabel) && !j.speechEnds(start-1) {
		start--
	}
	for end < len(j.source) && end-to < maxScope && !j.source[end].Is(token.KindLabel) && !j.speechEnds(end-1) {
		end++
	}
	if start < from {
		r.rawBefore = short(j.raw(start, from))
		r.before = strings.ToLower(oneSpace(j.text[j.source[start].Start:j.source[from].Start])) + " "
	}
	if end > to {
		r.rawAfter = short(j.raw(to, end))
		r.after = strings.ToLower(" " + oneSpace(j.text[j.source[to-1].End:j.source[end-1].End]))
		r.after = strings.Replace(r.after, " ,", ",", 1)
	}
	return r
}

// spoken returns a word of the source as it is written, in lower case.
func (j *judge) spoken(k int) string {
	return strings.ToLower(j.text[j.source[k].Start:j.source[k].End])
}

// inSpeech says that a word stands in what somebody says: under a label, or behind a
// mark that opens and is not closed.
func (j *judge) inSpeech(k int) bool {
	at := j.source[k].Start
	start := max(strings.LastIndex(j.text[:at], "\n\n"), 0)
	head := strings.TrimLeft(j.text[start:at], "\n")
	if token.LabelEnd(head) > 0 || strings.LastIndex(head, "“") > strings.LastIndex(head, "”") || strings.Count(head, `"`)%2 == 1 {
		return true
	}
	for k--; k >= 0; k-- {
		if j.source[k].Is(token.KindLabel) {
			return true
		}
	}
	return false
}
