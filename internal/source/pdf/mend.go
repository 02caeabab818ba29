package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/internal/lazy"
)

// What is looked for in a file whose table of objects is lost or wrong.
var (
	objectStart  = lazy.MustCompile(`(?:^|[\r\n\x00 \t])(\d{1,8}) (\d{1,5}) obj\b`)
	rootOf       = lazy.MustCompile(`/Root\s+(\d+ \d+ R)`)
	infoOf       = lazy.MustCompile(`/Info\s+(\d+ \d+ R)`)
	catalog      = lazy.MustCompile(`/Type\s*/Catalog\b`)
	locked       = lazy.MustCompile(`/Encrypt\s*(?:\d+ \d+ R|<<)`)
	streamed     = lazy.MustCompile(`/Type\s*/ObjStm\b`)
	countOf      = lazy.MustCompile(`/N\s+(\d+)`)
	startOfFirst = lazy.MustCompile(`/First\s+(\d+)`)
	streamStart  = lazy.MustCompile(`stream\r?\n`)
)

// mostObjects bounds the numbers of the objects of a mended file.
const mostObjects = 1 << 20

// A place is where an object stands: at an offset of the file, or in the n-th
// place of a stream of objects.
type place struct {
	stream, offset, n int
}

// mended returns the file with a new table of its objects at its end, as programs
// that show PDFs make one; nil where that is in vain.
func mended(file []byte) []byte {
	data := string(file)
	if locked.MatchString(data) {
		return nil
	}
	places := map[int]place{}
	root := last(rootOf.FindAllStringSubmatch(data, -1))
	starts := objectStart.FindAllStringSubmatchIndex(data, -1)
	for i, m := range starts {
		number, _ := strconv.Atoi(data[m[2]:m[3]])
		end := len(data)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if number >= mostObjects {
			continue
		}
		places[number] = place{offset: m[2]}
		object := data[m[2]:end]
		if root == "" && catalog.MatchString(object) {
			root = fmt.Sprintf("%d %s R", number, data[m[4]:m[5]])
		}
		if streamed.MatchString(object) {
			packed(object, number, places)
		}
	}
	if root == "" {
		return nil
	}
	return withTable(file, places, root, last(infoOf.FindAllStringSubmatch(data, -1)))
}

// last returns what the last match holds.
func last(all [][]string) string {
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}

// packed adds the objects of a stream of objects (PDF 32000-1, 7.5.7).
func packed(object string, stream int, places map[int]place) {
	count, first := number(countOf.FindStringSubmatch(object)), number(startOfFirst.FindStringSubmatch(object))
	at := streamStart.FindStringIndex(object)
	if at == nil || count <= 0 || first <= 0 || first > mapBytes*8 {
		return
	}
	r, err := zlib.NewReader(strings.NewReader(object[at[1]:]))
	if err != nil {
		return
	}
	head := make([]byte, first)
	if _, err := io.ReadFull(r, head); err != nil {
		return
	}
	fields := bytes.Fields(head)
	for n := 0; n < count && 2*n < len(fields); n++ {
		if id, err := strconv.Atoi(string(fields[2*n])); err == nil && id >= 0 && id < mostObjects {
			places[id] = place{stream: stream, n: n}
		}
	}
}

// number returns the number that a match holds, -1 of none.
func number(match []string) int {
	if match == nil {
		return -1
	}
	n, err := strconv.Atoi(match[1])
	if err != nil {
		return -1
	}
	return n
}

// withTable writes a table of objects behind the file (PDF 32000-1, 7.5.8).
func withTable(data []byte, places map[int]place, root, info string) []byte {
	size := 0
	for id := range places {
		size = max(size, id+1)
	}
	table := make([]byte, 0, 7*(size+1))
	for id := range size {
		p, ok := places[id]
		kind, a, b := byte(1), p.offset, 0
		switch {
		case !ok:
			kind = 0
		case p.stream > 0:
			kind, a, b = 2, p.stream, p.n
		}
		table = binary.BigEndian.AppendUint32(append(table, kind), uint32(a))
		table = binary.BigEndian.AppendUint16(table, uint16(b))
	}
	if info != "" {
		info = "/Info " + info
	}
	out := append(bytes.Clone(data), '\n')
	at := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s%s/Length %d>>\nstream\n", size, size, root, info, len(table))
	out = append(out, table...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
}
