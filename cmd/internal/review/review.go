// Package review lets somebody put names right in a browser: a page shows each
// document with its quotes, the doubtful ones first, and every decision is
// written into a file of people at once and whole.
//
// The state is in the file and in one Session, so that tabs see each other's
// decisions, and nothing is lost where the program or the browser dies.
package review

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"quotes/attribute"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/record"
)

// Options are what a session is to be.
type Options struct {
	People   string           // the file of people, YAML; it need not be there
	Reviewer string           // who decides; may be empty
	Now      func() time.Time // tells when

	// Shown returns the ids of the quotes of a document that are reviewed; nil is all.
	Shown func(*analysis.Analysis) map[string]bool
}

// A Session is one review of some documents. It is safe for concurrent use.
type Session struct {
	opts Options
	docs []document

	mu       sync.Mutex
	revision int
	undo     []step
}

// A document is one that is reviewed, as its record shows it and as decisions
// find its quotes.
type document struct {
	record  *record.Document
	quotes  map[string]quote // by id
	decided map[string]*Decision
}

// A quote is what finds a quote in a file of people.
type quote struct {
	doc        string // what the file calls the document, where it has a decision
	words      string
	occurrence int  // of the quotes with these words, from 1; 0 where there is one
	wide       bool // the file has a decision on it that is one on other quotes too
}

// A Decision is what was decided of a quote.
type Decision struct {
	Speaker  string `json:"speaker"` // a name, "-" for nobody, "!term" for no speech; empty for no decision
	By       string `json:"by"`
	At       string `json:"at"`
	Revision int    `json:"revision"` // of the session when it was made; it tells decisions on one quote apart

	was string // the speaker that was decided before
}

// Errors of a decision.
var (
	ErrUnknown  = errors.New("no such quote")
	ErrConflict = errors.New("was decided otherwise in the meantime")
	ErrNothing  = errors.New("nothing to undo")
	ErrWide     = errors.New("the file decides this for other quotes of these words too; decide otherwise here, or change the file")
)

// New starts a session on documents as the program sees them by itself; people
// is what the file says so far, and may be nil.
func New(docs []*analysis.Analysis, people *userfile.File, opts Options) *Session {
	s := &Session{opts: opts, revision: 1}
	for _, a := range docs {
		if people != nil {
			a.Res.Know(&people.Known)
		}
		d := newDocument(a, people)
		if opts.Shown != nil {
			shown := opts.Shown(a)
			d.record.Quotes = slices.DeleteFunc(d.record.Quotes, func(q record.Quote) bool { return !shown[q.ID] })
		}
		s.docs = append(s.docs, d)
	}
	s.undo = s.earlier()
	return s
}

func newDocument(a *analysis.Analysis, people *userfile.File) document {
	d := document{
		record: a.Record(record.Options{Kinds: record.DefaultKinds(), Unit: record.UTF16, WithText: true}),
		quotes: map[string]quote{}, decided: map[string]*Decision{},
	}
	ids := record.IDs(a.Doc.Text, a.Res)
	same := map[string][]string{} // words → ids
	for i, q := range a.Res.Quotes {
		if q.Kind == attribute.Term {
			continue // corrections tell terms and speech apart
		}
		text := record.Fold(q.Parts)
		c := attribute.Correction{Quote: text}
		same[c.Words()] = append(same[c.Words()], ids[i])
		d.quotes[ids[i]] = quote{words: text, occurrence: len(same[c.Words()])}
	}
	for _, list := range same {
		if len(list) == 1 {
			d.quotes[list[0]] = quote{words: d.quotes[list[0]].words}
		}
	}
	if people != nil {
		d.take(people.Decisions(), people.Meaning(d.record.Doc))
	}
	return d
}

// take notes what a file has decided already; the last of several wins. names are
// those that the file has for the document.
func (d *document) take(decisions []userfile.Decision, names map[string]bool) {
	for i := range d.record.Quotes {
		id := d.record.Quotes[i].ID
		q := d.quotes[id]
		for _, made := range decisions {
			if (made.Doc == "" || names[made.Doc]) && made.On(q.words, max(q.occurrence, 1)) {
				d.decided[id] = &Decision{Speaker: made.Speaker, By: made.By, At: made.At, was: made.Was}
				q.doc = made.Doc
				q.wide = q.wide || made.Doc == "" || made.Occurrence == 0 && q.occurrence > 0
			}
		}
		d.quotes[id] = q
	}
}

// Decide decides who spoke a quote of document doc, writes it into the file, and
// returns what is decided now. An empty speaker takes the decision back. seen is
// the revision of the decision that the reviewer saw, 0 for none: where there is
// another by now, nothing is changed, and the error is [ErrConflict]; it is [ErrWide]
// where a decision is to be taken back that the file makes for other quotes too.
func (s *Session) Decide(doc int, id, speaker string, seen int) (Decision, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if doc < 0 || doc >= len(s.docs) {
		return Decision{}, ErrUnknown
	}
	if _, ok := s.docs[doc].quotes[id]; !ok {
		return Decision{}, ErrUnknown
	}
	before := s.docs[doc].decision(id)
	if before.Revision != seen {
		return before, ErrConflict
	}
	made := Decision{Speaker: strings.Join(strings.Fields(speaker), " ")}
	if made.Speaker == "" && s.docs[doc].quotes[id].wide {
		return before, ErrWide
	}
	if made.Speaker != "" {
		made.was = before.Speaker
		now := s.opts.Now().UTC().Truncate(time.Millisecond) // so fine that no two are at once
		made.By, made.At = s.opts.Reviewer, now.Format(time.RFC3339Nano)
	}
	made, err := s.set(doc, id, made)
	if err == nil {
		s.undo = append(s.undo, step{doc, id, before})
	}
	return made, err
}

// set writes a decision into the file and then notes it.
func (s *Session) set(doc int, id string, made Decision) (Decision, error) {
	d := &s.docs[doc]
	q := d.quotes[id]
	out := userfile.Decision{Quote: q.words, Doc: cmp.Or(q.doc, d.record.Doc), Occurrence: q.occurrence,
		Speaker: made.Speaker, Was: made.was, By: made.By, At: made.At}
	write := userfile.Decide
	if made.Speaker == "" {
		write = userfile.Retract
	}
	if err := write(s.opts.People, out); err != nil {
		return Decision{}, err
	}
	s.revision++
	made.Revision = s.revision
	d.decided[id] = &made
	return made, nil
}

// decision returns what is decided of a quote; the zero Decision is nothing.
func (d *document) decision(id string) Decision {
	if made := d.decided[id]; made != nil {
		return *made
	}
	return Decision{}
}

// A State is how far a review is.
type State struct {
	Revision int        `json:"revision"`
	People   string     `json:"people"`
	Reviewer string     `json:"reviewer"`
	CanUndo  bool       `json:"can_undo"`
	Docs     []DocState `json:"docs"`
}

// A DocState is how far the review of a document is.
type DocState struct {
	Name      string              `json:"name"`
	Title     *string             `json:"title"`
	Quotes    int                 `json:"quotes"`
	Decisions map[string]Decision `json:"decisions"` // by the id of the quote
}

// State returns how far the review is.
func (s *Session) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := State{Revision: s.revision, People: s.opts.People, Reviewer: s.opts.Reviewer, CanUndo: len(s.undo) > 0, Docs: []DocState{}}
	for i := range s.docs {
		d := &s.docs[i]
		state := DocState{Name: d.record.Doc, Title: d.record.Meta.Title, Quotes: len(d.record.Quotes), Decisions: map[string]Decision{}}
		for id, made := range d.decided {
			state.Decisions[id] = *made
		}
		out.Docs = append(out.Docs, state)
	}
	return out
}

// Record returns the record of document i, with its text and positions in
// UTF-16, as scripts of pages count; nil where there is none.
func (s *Session) Record(i int) *record.Document {
	if i < 0 || i >= len(s.docs) {
		return nil
	}
	return s.docs[i].record
}
