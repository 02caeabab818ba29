// Package document is what the readers of all formats share: the document that
// they make, its text as it is written with the map back to the file, the
// decoding of bytes, the tokens of XML, and errors that say what to do.
package document

import (
	"context"
	"encoding/json"
	"time"
)

// Format is the way a document is written down.
type Format string

// The formats that are read.
const (
	Text      Format = "text"
	HTML      Format = "html"
	Markdown  Format = "markdown"
	DOCX      Format = "docx"
	EPUB      Format = "epub"
	TEI       Format = "tei"
	JSONLines Format = "jsonl"
	CSV       Format = "csv"

	Transcript Format = "transcript" // text in which NAME: opens a speech
	SRT        Format = "srt"
	WebVTT     Format = "vtt"
	Whisper    Format = "whisper" // JSON of a speech recogniser
	Slack      Format = "slack"   // a channel's day in an export
	TTML       Format = "ttml"
	ASS        Format = "ass"
	CHAT       Format = "cha" // of CHILDES and TalkBank

	RTF        Format = "rtf"
	ODT        Format = "odt"
	PDF        Format = "pdf"
	Export     Format = "export" // of Nexis or Factiva: one document an article
	Mail       Format = "mail"   // a message, or a mailbox of them
	MHTML      Format = "mhtml"  // a page that a browser saved in one file
	Feed       Format = "feed"   // RSS, Atom
	NewsML     Format = "newsml" // NewsML-G2
	NITF       Format = "nitf"
	FinalDraft Format = "fdx"  // a screenplay of Final Draft
	JSON       Format = "json" // one object or an array of them, ninjs too
	WARC       Format = "warc" // and WET
	Zip        Format = "zip"
	Tar        Format = "tar"
)

// A Document is a text as it was read, and what its source says of it.
type Document struct {
	Name     string // the id: the path as the user gave it, or the "id" of a JSON line
	Path     string // the file that holds it; [Stdin] or its other name for standard input
	Format   Format
	Encoding string // in lower case: utf-8, utf-16le, windows-1252, ...

	// Text is the decoded text after a byte order mark. It is valid UTF-8:
	// every byte that could not be decoded is one U+FFFD.
	Text string

	// Marked says that the file holds markup that the text leaves out. Map
	// then leads back to the file, where the format can tell; else it is nil.
	Marked bool
	Map    *Map

	// FileLines says where in the text the lines of the file begin, the first at
	// 0, in formats whose words stand in lines of the file, but not as a map can
	// tell: RTF, mail, escaped markup. It is nil elsewhere.
	FileLines []int

	// Quotes are the stretches that the markup itself sets off as quotations,
	// in the order of the text, none inside another.
	Quotes []Quoted

	// Said are the said elements of an edition, in the order of the text, none
	// inside another. They are what is looked for, and no help in it.
	Said []Said

	// Cites say where quotations are from, in the order of the text.
	Cites []Cite

	// Emphasis are the stretches that the markup sets in bold or italics, or as
	// terms that descriptions follow, in the order of the text.
	Emphasis []Emphasis

	// Voices say who speaks where, in files that tell it; in the order of the text.
	Voices []Voice

	// Chapters are the headings of a book's chapters, in the order of the text.
	Chapters []Chapter

	// Matter are the stretches of a book that its markup says are not of its text
	// proper: notes, the copyright page, tables of contents; in the order of the text.
	Matter []Matter

	// Spoken says that the text is a transcript, whatever it looks like.
	Spoken bool

	// Times says when the text was spoken, in captions; in the order of the text.
	Times []Time

	// Pages says on which page the text stands, in PDF; in the order of the text.
	Pages []Page

	// Notice is what the user should know of how it was read, without the
	// document's name: "has no text"; empty where there is nothing to say.
	Notice string

	Meta  Meta
	Extra map[string]json.RawMessage // the other fields of a JSON line, with Options.Keep
}

// Meta is what a document's source says about it. An empty string stands for
// what it does not say.
type Meta struct {
	Title, Author, Date, URL, Outlet string
}

// A Quoted is a stretch of a document's text, in bytes, half-open, that its
// markup sets off as a quotation: a <q>, or a paragraph of a <blockquote>.
type Quoted struct {
	Start, End int
	GoesOn     bool // the quotation before goes on in it

	// ByStart and ByEnd bound the words that the markup says are those of who
	// spoke: a <cite>; both are zero where there is none.
	ByStart, ByEnd int
}

// A Said is a stretch of an edition's text, in bytes, half-open, that a <said>
// holds: what somebody says, perhaps with its marks.
type Said struct {
	Start, End int
	ID, Next   string // its xml:id, and that of the <said> in which the speech goes on
	Indirect   bool

	// Speaker is the name that the header gives for who="#id", or that id;
	// empty where the element names nobody.
	Speaker string
}

// A Cite is the address that a page gives for a quotation, as it stands in the
// page; the quotation's words are bytes of the text, half-open.
type Cite struct {
	Start, End int
	URL        string
}

// An Emphasis is a stretch of a document's text, in bytes, half-open.
type Emphasis struct{ Start, End int }

// A Voice is a stretch of a document's text, in bytes, half-open, of which the
// file says who speaks it. The label is what names the speaker in the text; both
// its ends are zero where nothing does.
type Voice struct {
	Start, End           int
	LabelStart, LabelEnd int
	Speaker              string   // empty where the label alone tells
	Directions           [][2]int // of the speech, in the order of the text
}

// A Chapter is the heading of a book's chapter: bytes of the text, half-open.
type Chapter struct{ Start, End int }

// A Matter is a stretch that is not of a book's text proper: bytes, half-open.
type Matter struct{ Start, End int }

// A Time is when a stretch of a document's text was spoken.
type Time struct {
	Start, End int           // bytes of the text, half-open
	From, To   time.Duration // since the start of the recording
}

// A Page is a stretch of a document's text that stands on one page.
type Page struct {
	Start, End int // bytes of the text, half-open
	Number     int // from 1
}

// An Input is a file that is read as a whole.
type Input struct {
	Ctx      context.Context // how long it may take to unpack
	Data     []byte
	Name     string
	Encoding string // that the user named, or empty
	Asked    bool   // the user named the format

	// ContentType is what a server said of a page: text/html; charset=utf-8.
	ContentType string
	MaxBytes    int64 // that it may unpack to
}
