package source

import "quotes/internal/source/document"

// What the readers of all formats make, under the names by which callers of
// this package know it.
type (
	// A Document is a text as it was read, and what its source says of it.
	Document = document.Document
	// An Error says what is wrong with a document and what to do about it.
	Error = document.Error
	// Meta is what a document's source says about it.
	Meta = document.Meta
	// A Map leads from places in a document's text back to the file.
	Map = document.Map
	// A Stretch is a place in the file: bytes, half-open.
	Stretch = document.Stretch
	// A Cite is the address that a page gives for a quotation.
	Cite = document.Cite
	// A Said is a stretch of an edition's text that a <said> holds.
	Said = document.Said
	// A Time is when a stretch of a document's text was spoken.
	Time = document.Time
	// A Page is a stretch of a document's text that stands on one page.
	Page = document.Page
	// Format is the way a document is written down.
	Format = document.Format
)

// The formats that are read.
const (
	Text       = document.Text
	HTML       = document.HTML
	Markdown   = document.Markdown
	DOCX       = document.DOCX
	EPUB       = document.EPUB
	TEI        = document.TEI
	JSONLines  = document.JSONLines
	CSV        = document.CSV
	Transcript = document.Transcript
	SRT        = document.SRT
	WebVTT     = document.WebVTT
	Whisper    = document.Whisper
)

// EncodingName returns the usual name of an encoding, by any of the names that
// web pages use for it. The error lists examples.
func EncodingName(name string) (string, error) { return document.EncodingName(name) }

// Fold makes one line of a text: every stretch of white space is one space, and
// none stands at the ends.
func Fold(s string) string { return document.Fold(s) }

// ShowName returns the name of a file as a message shows it: in quotation marks
// where it holds what a terminal would obey or a reader overlook.
func ShowName(name string) string { return document.ShowName(name) }
