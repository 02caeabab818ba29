// Package speakers counts who is quoted, how often and how much, over many
// documents.
//
// Every listed quote belongs to one row, so that shares add up to one: quotes
// of nobody and of sources without a name have rows of their own. People of
// several documents are one only where their full names agree; likely same
// people are suggested, and never joined.
package speakers

import (
	"slices"
	"strings"

	"quotes/internal/record"
)

// Options are what a caller may choose.
type Options struct {
	By     []string // what makes a row; empty: speaker. See Fields.
	Join   bool     // join people of several documents by their full names
	Unique bool     // count words that a document has twice only once
	Meta   Table    // further fields of documents
	Gender Gender   // whose gender is told, and by what
	Sort   string   // one of [Sorts]; empty: the first
	Keep   bool     // keep the quotes, for formats that list them

	// Person returns a field that the user gives a person; nil where the
	// user says nothing.
	Person func(name, field string) string
}

// The rows that hold what has no named speaker.
const (
	Nobody  = record.Nobody
	Unnamed = record.Unnamed
)

// A Row is one speaker, or one group of quotes.
type Row struct {
	record.SpeakerRow
	tenths int    // of a hundredth of all words; those of all rows add up to 1000
	quotes []said // where they are kept
}

// A said is a quote of a row.
type said struct {
	doc, title, link, who, text string
	line                        int
}

// A Count adds up documents.
type Count struct {
	opts   Options
	rows   map[string]*tally
	order  []*tally
	docs   map[string]bool
	told   map[string]told   // key of a speaker → what says the gender
	names  map[string]string // key of a speaker → a name
	meta   *lookup           // what Options.Meta tells of documents
	quotes int
	words  int

	offices offices           // what documents tell of the offices of those who speak
	columns map[string]bool   // of documents, with --keep
	spoke   map[string]bool   // folded names of those who speak
	undated map[string]string // document → its date, which tells no month
	twice   map[string]int    // document → how many of its name came after the first

	// Of the document added last, whose lines may come one by one: the ids
	// and the words of its quotes.
	last   string
	listed map[string]bool
	seen   record.Repeats
}

// tally is a row while it is counted. A row by gender is counted for each speaker
// apart, since a later document may tell the gender.
type tally struct {
	Row
	keys   []string         // of the row's values
	forms  []map[string]int // of each value, the ways it is written, with their numbers
	docs   map[string]bool
	roles  rolesTold
	people map[string]bool // keys of people
	who    string          // key of the speaker, where the row is one's; empty else
	person bool            // that is somebody who can have a gender
}

// rolesTold maps a role to the documents that tell it.
type rolesTold map[string]map[string]bool

// New returns an empty count.
func New(opts Options) *Count {
	if len(opts.By) == 0 {
		opts.By = []string{"speaker"}
	}
	return &Count{opts: opts, rows: map[string]*tally{}, docs: map[string]bool{}, told: map[string]told{}, names: map[string]string{}, meta: newLookup(opts.Meta),
		offices: offices{}, columns: map[string]bool{}, spoke: map[string]bool{}, undated: map[string]string{}, twice: map[string]int{}}
}

// Documents returns how many documents were added.
func (c *Count) Documents() int { return len(c.docs) }

// Add counts a document's quotes. What lies inside another listed quote is not
// counted twice. The lines of one document may come in several calls, one after
// the other.
func (c *Count) Add(doc *record.Document) {
	if c.last != doc.Doc || c.listed == nil {
		c.last, c.listed, c.seen = doc.Doc, map[string]bool{}, record.Repeats{}
	}
	if c.docs[doc.Doc] && doc.Schema != 0 { // a whole one; of a lone quote there are many
		c.twice[doc.Doc]++
	}
	c.see(doc)
	c.docs[doc.Doc] = true
	for i := range doc.Quotes {
		c.listed[doc.Quotes[i].ID] = true
	}
	speakers := map[string]*record.Speaker{}
	for i := range doc.Speakers {
		speakers[doc.Speakers[i].ID] = &doc.Speakers[i]
	}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if !q.Counts(c.listed) {
			continue
		}
		var s *record.Speaker
		if q.Speaker != nil {
			s = speakers[q.Speaker.ID]
		}
		c.add(&entry{doc: doc, quote: q, speaker: s, again: c.seen.Of(q) != nil})
	}
}

// An entry is one quote with all that is known of it.
type entry struct {
	doc     *record.Document
	quote   *record.Quote
	speaker *record.Speaker // nil where nobody is named
	again   bool            // the document has the same words before
}

func (c *Count) add(e *entry) {
	if e.again && c.opts.Unique {
		return
	}
	t := c.tally(e)
	words := len(strings.Fields(e.quote.Text))
	t.Quotes++
	t.Words += words
	t.docs[e.doc.Doc] = true
	c.quotes++
	c.words += words
	if e.again {
		t.Repeats++
	}
	if c.opts.Keep {
		t.quotes = append(t.quotes, said{e.doc.Doc, record.Value(e.doc.Meta.Title), placeLink(e), speakerName(e), e.quote.Text, e.quote.Line})
	}
	if e.speaker == nil {
		return
	}
	c.spoke[folded(e.speaker.Name)] = true
	_, who := c.speaker(e)
	c.offices.note(who, e.speaker)
	if e.speaker.Kind == "person" || e.speaker.Kind == "narrator" {
		t.people[who] = true
	}
	if t.who != "" && isPerson(e.speaker) && c.opts.Gender.on() {
		if c.told[t.who] == nil {
			c.told[t.who], c.names[t.who] = told{}, e.speaker.Name
		}
		c.told[t.who].note(e)
	}
	if at := slices.Index(c.opts.By, "speaker"); at >= 0 && e.speaker.Kind != "unnamed" {
		t.know(e.doc.Doc, e.speaker)
	}
}

func speakerName(e *entry) string {
	if e.speaker == nil {
		return ""
	}
	return e.speaker.Name
}

// tally returns the row that a quote belongs to.
func (c *Count) tally(e *entry) *tally {
	values, keys, who := c.group(e)
	key := strings.Join(keys, "|")
	t := c.rows[key+"\x00"+who]
	if t == nil {
		t = &tally{docs: map[string]bool{}, roles: rolesTold{}, people: map[string]bool{}, keys: keys, who: who, forms: make([]map[string]int, len(values))}
		t.person = e.speaker != nil && isPerson(e.speaker)
		t.SpeakerRow = record.SpeakerRow{Key: key, Values: values, Roles: []string{}, Aliases: []string{}, Organizations: []string{},
			First: record.First{Doc: e.doc.Doc, Line: e.quote.Line, ID: e.quote.ID}}
		for i := range t.forms {
			t.forms[i] = map[string]int{}
		}
		c.rows[key+"\x00"+who] = t
		c.order = append(c.order, t)
	}
	for i, v := range values {
		t.forms[i][v]++
	}
	return t
}

// know adds what a document tells of a speaker.
func (t *tally) know(doc string, s *record.Speaker) {
	kind := s.Kind
	t.Kind = &kind
	for _, role := range s.Roles() {
		t.roles.tells(role, doc)
	}
	if s.Organization != nil {
		t.Organizations = union(t.Organizations, []string{*s.Organization})
	}
	for _, alias := range s.Aliases {
		if !strings.EqualFold(alias, s.Name) {
			t.Aliases = union(t.Aliases, []string{alias})
		}
	}
}

// Result returns what was counted; top is as for Rows.
func (c *Count) Result(top int) *Result {
	return &Result{Rows: c.Rows(top), By: c.opts.By, Documents: len(c.docs), Quotes: c.quotes}
}

// Rows returns the rows in their order; top, where it is not 0, is how many at most,
// but that no group is cut. Shares are of all that was counted, whatever is shown.
func (c *Count) Rows(top int) []Row {
	tallies := c.merged()
	c.share(tallies)
	rows := make([]Row, len(tallies))
	for i, t := range tallies {
		t.Documents, t.Roles = len(t.docs), t.roles.list()
		t.DocShare = record.Share(t.Documents, len(c.docs))
		rows[i] = t.Row
	}
	c.opts.arrange(rows)
	apportion(rows, 10000, func(r *Row) int { return r.Quotes }, func(r *Row, n int) { r.QuoteShare = float64(n) / 10000 })
	apportion(rows, 10000, func(r *Row) int { return r.Words }, func(r *Row, n int) { r.WordShare = float64(n) / 10000 })
	apportion(rows, 1000, func(r *Row) int { return r.Words }, func(r *Row, n int) { r.tenths = n })
	return topOf(rows, c.opts.By, top)
}

// apportion deals out a whole among the rows by what they count, so that the
// parts add up to it: each gets what it has in full, and what is left goes to
// those who miss most of one, the first before the later.
func apportion(rows []Row, whole int, of func(*Row) int, set func(*Row, int)) {
	all := 0
	for i := range rows {
		all += of(&rows[i])
	}
	if all == 0 {
		return
	}
	parts, order, left := make([]int, len(rows)), make([]int, len(rows)), whole
	for i := range rows {
		parts[i], order[i] = of(&rows[i])*whole/all, i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return of(&rows[b])*whole%all - of(&rows[a])*whole%all })
	for _, i := range order[:left] {
		parts[i]++
	}
	for i := range rows {
		set(&rows[i], parts[i])
	}
}
