package speakers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotes/attribute"
	"quotes/cmd/internal/sheet"
	"quotes/internal/office"
	"quotes/internal/record"
)

// A Form is one in which the program itself writes quotes.
type Form int

// The forms.
const (
	NoForm Form = iota // an article, or anything else
	Array              // -f json
	Lines              // -f jsonl, a quote or a document a line
	Cells              // -f csv, tsv or xlsx
)

// FormOf tells by its first bytes, which stay to be read, whether a text is the
// program's own output.
func FormOf(r *bufio.Reader) Form {
	head, _ := r.Peek(4096)
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	squeezed := bytes.Join(bytes.Fields(head[:min(len(head), 256)]), nil)
	switch {
	case bytes.HasPrefix(squeezed, []byte(`[{"schema":`)), bytes.Equal(squeezed, []byte("[]")):
		return Array
	case bytes.HasPrefix(squeezed, []byte(`{"schema":`)) && bytes.Contains(head, []byte(`"doc"`)):
		return Lines
	case sheet.OwnHead(head), sheet.IsWorkbook(head):
		return Cells
	}
	return NoForm
}

// Read hands the documents of the program's own output on. Quotes that come a
// line or a row each are documents of one quote; whole is false where there
// are such, since documents without quotes are then not known.
func Read(r *bufio.Reader, form Form, use func(*record.Document)) (whole bool, err error) {
	switch form {
	case Array:
		var docs []*record.Document
		if err := json.NewDecoder(r).Decode(&docs); err != nil {
			return true, fmt.Errorf("is broken JSON (%w)", err)
		}
		for _, d := range docs {
			use(d)
		}
		return true, nil
	case Lines:
		return readLines(r, use)
	}
	return false, readCells(r, use)
}

func readLines(r *bufio.Reader, use func(*record.Document)) (whole bool, err error) {
	whole = true
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			doc, bad := readLine(line)
			if bad != nil {
				return whole, fmt.Errorf("line %d is broken JSON (%w)", n, bad)
			}
			if doc != nil {
				whole = whole && doc.Schema != 0
				use(doc)
			}
		}
		if errors.Is(err, io.EOF) {
			return whole, nil
		}
		if err != nil {
			return whole, err
		}
	}
}

// readLine reads a document, a quote, or a document that failed, which is none.
// That of a lone quote has no number of a schema.
func readLine(line []byte) (*record.Document, error) {
	var probe struct {
		Quotes json.RawMessage `json:"quotes"`
		Parts  json.RawMessage `json:"parts"`
	}
	if err := json.Unmarshal(line, &probe); err != nil {
		return nil, err
	}
	if probe.Quotes != nil {
		doc := &record.Document{}
		return doc, json.Unmarshal(line, doc)
	}
	if probe.Parts == nil {
		return nil, nil
	}
	var q record.QuoteLine
	if err := json.Unmarshal(line, &q); err != nil {
		return nil, err
	}
	doc := &record.Document{Doc: q.Doc, Language: q.Language, Meta: q.Meta, Quotes: []record.Quote{q.Quote}}
	if q.Speaker != nil {
		doc.Speakers = []record.Speaker{*q.Speaker}
		doc.Quotes[0].Speaker = &record.Ref{ID: q.Speaker.ID, Name: q.Speaker.Name}
	}
	return doc, nil
}

func readCells(r io.Reader, use func(*record.Document)) error {
	table, err := sheet.NewTable(r)
	if err != nil {
		return err
	}
	if table.Column("quote") < 0 || table.Column("kind") < 0 {
		return errors.New("has no columns quote and kind; it must be what quotes extract wrote")
	}
	for cells, err := range table.Rows() {
		if err != nil {
			return fmt.Errorf("is broken (%w)", err)
		}
		row := map[string]string{}
		for i, name := range table.Head {
			row[name] = sheet.Cell(cells, i)
		}
		use(rowDocument(row))
	}
	return nil
}

// rowDocument makes a document of one quote of a row.
func rowDocument(row map[string]string) *record.Document {
	q := record.Quote{ID: row["id"], Kind: row["kind"], Status: row["status"], Text: row["quote"]}
	q.Line, _ = strconv.Atoi(row["line"])
	if cue := row["cue"]; cue != "" {
		q.Cue = &record.Cue{Text: cue}
	}
	doc := &record.Document{Doc: row["doc"]}
	doc.Meta.Extra = ownColumns(row)
	doc.Meta.Outlet, doc.Meta.Date, doc.Meta.Title, doc.Meta.URL = filled(row["outlet"]), filled(row["date"]), filled(row["title"]), filled(row["url"])
	corrected := row["correct_speaker"] != "" && row["correct_speaker"] != row["speaker"]
	switch name := row["correct_speaker"]; {
	case name == attribute.NotSpeech:
		q.Kind, row["speaker"] = string(attribute.Term), ""
	case name == attribute.Nobody:
		row["speaker"] = ""
	case name != "" && name != row["speaker"]:
		row["speaker"], row["speaker_kind"] = name, string(attribute.Person)
		row["role"], row["organization"], row["gender"], row["role_class"] = "", "", "", ""
	}
	if name := row["speaker"]; name != "" {
		doc.Speakers = []record.Speaker{{ID: "s1", Name: name, Kind: row["speaker_kind"], Role: filled(row["role"]), Organization: filled(row["organization"]),
			Gender: filled(row["gender"]), RoleClass: classOfRow(row)}}
		q.Speaker = &record.Ref{ID: "s1", Name: name}
		if !corrected {
			q.Context, q.Mention = mentioned(row["context"], row["mention"])
		}
	}
	doc.Quotes = []record.Quote{q}
	return doc
}

// classOfRow returns the class of the speaker of a row; of a table that an older
// version wrote, without a column for it, that of the role.
func classOfRow(row map[string]string) *string {
	if class, ok := row["role_class"]; ok {
		return filled(class)
	}
	return filled(office.RoleClass(row["role"]))
}

// mentioned returns the context and the mention of a row, which has no places of
// them: in its context the mention has one where it stands there once.
func mentioned(context, mention string) (record.Place, *record.Place) {
	if mention == "" {
		return record.Place{}, nil
	}
	c, m := record.Place{Text: context, End: utf8.RuneCountInString(context)}, record.Place{Text: mention, Start: -1}
	if before, after, ok := strings.Cut(context, mention); ok && !strings.Contains(after, mention) {
		m.Start = utf8.RuneCountInString(before)
		m.End = m.Start + utf8.RuneCountInString(mention)
	}
	return c, &m
}

func filled(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
