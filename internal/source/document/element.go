package document

import "strings"

// Inner returns where the inside of the element that was entered last stands in
// the file, in bytes, and passes over it.
func (r *XMLReader) Inner() (from, to int, err error) {
	from, to = int(r.InputOffset()), int(r.InputOffset())
	for depth := r.Depth; r.Depth >= depth; {
		to = int(r.InputOffset())
		if t, err := r.Next(); err != nil || t == nil {
			return from, to, err
		}
	}
	return from, to, nil
}

// Uncased returns the inside of a CDATA section that fills the bytes [from, to)
// of a file; false where none does.
func Uncased(raw string, from, to int) (int, int, bool) {
	const open, end = "<![CDATA[", "]]>"
	inner := raw[from:to]
	lead := len(inner) - len(strings.TrimLeft(inner, " \t\r\n"))
	inner = strings.TrimSpace(inner)
	if len(inner) < len(open)+len(end) || !strings.HasPrefix(inner, open) || strings.Index(inner, end) != len(inner)-len(end) {
		return 0, 0, false
	}
	return from + lead + len(open), from + lead + len(inner) - len(end), true
}
