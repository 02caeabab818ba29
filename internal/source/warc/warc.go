// Package warc reads the archives of web crawls: WARC, and the extracted texts
// of one (WET). Records are read one by one, so that an archive of any size
// takes the memory of its largest page. It is a reader of its own: the library
// for the format (nlnwa/gowarc) keeps records in temporary files.
package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
)

// Is says that the first bytes of a file are those of an archive.
func Is(head string) bool { return strings.HasPrefix(head, "WARC/") }

// A Page is a record that holds a page, or the text of one.
type Page struct {
	URL         string
	ContentType string // as the server said: text/html; charset=utf-8
	Data        []byte // the page, unpacked
	Text        bool   // it is plain text
	Number      int    // of the pages of the archive, from 1
}

// What is wrong with an archive, or with one record of it.
var (
	ErrBroken = errors.New("has a broken record")
	ErrLong   = errors.New("holds a page above the limit")
)

// A Reader reads the pages of an archive in their order.
type Reader struct {
	r     *bufio.Reader
	limit int64
	pages int
}

// NewReader returns a reader of an unpacked archive; pages above the limit, in
// bytes, are an error that does not end the archive.
func NewReader(r *bufio.Reader, limit int64) *Reader { return &Reader{r: r, limit: limit} }

// Next returns the next page, and io.EOF after the last. Requests, pictures,
// errors of servers and what the crawler notes are passed over. After ErrLong
// the next page can be read, after ErrBroken none.
func (r *Reader) Next() (*Page, error) {
	for {
		h, err := r.header()
		if err != nil {
			return nil, err
		}
		size, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
		if err != nil || size < 0 {
			return nil, fmt.Errorf("%w: its length is %q", ErrBroken, h.Get("Content-Length"))
		}
		body := &io.LimitedReader{R: r.r, N: size}
		page, err := r.record(h, body)
		if _, rest := io.Copy(io.Discard, body); rest != nil {
			return nil, rest
		}
		if body.N > 0 {
			return nil, fmt.Errorf("%w: it is cut off", ErrBroken)
		}
		if page != nil || err != nil {
			r.pages++
			if page != nil {
				page.Number = r.pages
			}
			return page, err
		}
	}
}

// header reads the line of the version and the fields of a record, behind the
// blank lines that end the one before.
func (r *Reader) header() (textproto.MIMEHeader, error) {
	for {
		line, err := r.r.ReadSlice('\n')
		if err != nil && (err != io.EOF || len(bytes.TrimSpace(line)) > 0) && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		switch text := bytes.TrimSpace(line); {
		case bytes.HasPrefix(text, []byte("WARC/")):
			h, err := textproto.NewReader(r.r).ReadMIMEHeader()
			if err != nil && len(h) == 0 {
				return nil, fmt.Errorf("%w: %w", ErrBroken, err)
			}
			return h, nil
		case len(text) > 0:
			return nil, fmt.Errorf("%w: it begins with %.20q", ErrBroken, text)
		case err == io.EOF:
			return nil, io.EOF
		}
	}
}

// record returns the page of a record; nil where it holds none.
func (r *Reader) record(h textproto.MIMEHeader, body io.Reader) (*Page, error) {
	page := &Page{URL: strings.Trim(h.Get("WARC-Target-URI"), "<>"), ContentType: h.Get("Content-Type")}
	switch h.Get("WARC-Type") {
	case "response":
		if !strings.HasPrefix(page.ContentType, "application/http") {
			return nil, nil
		}
		return r.answer(page, bufio.NewReaderSize(body, 4096))
	case "conversion", "resource":
		if page.Text = strings.HasPrefix(page.ContentType, "text/plain"); !page.Text && !isPage(page.ContentType) {
			return nil, nil
		}
		return r.take(page, body)
	}
	return nil, nil
}

// answer returns the page of a server's answer.
func (r *Reader) answer(page *Page, body *bufio.Reader) (*Page, error) {
	status, err := body.ReadString('\n')
	if words := strings.Fields(status); err != nil || len(words) < 2 || words[1] != "200" {
		return nil, nil
	}
	h, err := textproto.NewReader(body).ReadMIMEHeader()
	if err != nil && len(h) == 0 {
		return nil, nil
	}
	if page.ContentType = h.Get("Content-Type"); !isPage(page.ContentType) {
		return nil, nil
	}
	var in io.Reader = body
	if strings.EqualFold(h.Get("Transfer-Encoding"), "chunked") {
		in = unchunked(body)
	}
	if in, err = unpacked(in, h.Get("Content-Encoding")); err != nil {
		return nil, nil
	}
	return r.take(page, in)
}

// isPage says that a type is that of a page with text.
func isPage(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	kind = strings.TrimSpace(kind)
	return kind == "text/html" || kind == "application/xhtml+xml"
}

// take reads a page within the limit. What ends early is taken as far as it goes.
func (r *Reader) take(page *Page, in io.Reader) (*Page, error) {
	data, err := io.ReadAll(io.LimitReader(in, r.limit+1))
	if int64(len(data)) > r.limit {
		return nil, fmt.Errorf("%w: %s", ErrLong, page.URL)
	}
	if err != nil && len(data) == 0 {
		return nil, nil
	}
	page.Data = data
	return page, nil
}

// unpacked undoes the packing of an answer. Crawlers often unpack the page and
// keep what the server said of it.
func unpacked(in io.Reader, encoding string) (io.Reader, error) {
	br := bufio.NewReader(in)
	head, _ := br.Peek(2)
	switch {
	case bytes.Equal(head, []byte{0x1f, 0x8b}):
		return gzip.NewReader(br)
	case strings.EqualFold(encoding, "deflate") && len(head) > 0 && head[0] != '<':
		if head[0]&0x0f == 8 {
			_, _ = br.Discard(2)
		}
		return flate.NewReader(br), nil
	case strings.EqualFold(encoding, "br"), strings.EqualFold(encoding, "zstd"):
		if len(head) > 0 && head[0] != '<' {
			return nil, errors.ErrUnsupported
		}
	}
	return br, nil
}

// chunks reads a body that was sent in chunks, each under its length; one that
// the crawler has joined already is read as it stands.
type chunks struct {
	r    *bufio.Reader
	left int64
	end  bool
}

func unchunked(r *bufio.Reader) io.Reader {
	head, _ := r.Peek(32)
	line, _, ok := bytes.Cut(head, []byte("\n"))
	size, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	if _, err := strconv.ParseInt(string(size), 16, 64); !ok || err != nil {
		return r
	}
	return &chunks{r: r}
}

// Read reads from the chunks.
func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 {
		if c.end {
			return 0, io.EOF
		}
		line, err := c.r.ReadString('\n')
		if err != nil {
			return 0, err
		}
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		if size == "" {
			continue
		}
		if c.left, err = strconv.ParseInt(size, 16, 64); err != nil || c.left <= 0 {
			c.end = true
			return 0, io.EOF
		}
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}
