package pdf

import "github.com/ledongthuc/pdf"

// A box is the part of a page that is seen; of no width, all is.
type box struct{ x0, y0, x1, y1 float64 }

// boxOf returns what is seen of a page: its crop box, else all of its paper. What
// stands outside (marks of a printer, the name of a job) is no text of it.
func boxOf(p pdf.Page) box {
	for _, key := range []string{"CropBox", "MediaBox"} {
		for v := p.V; !v.IsNull(); v = v.Key("Parent") {
			if a := v.Key(key); a.Len() == 4 {
				x0, y0, x1, y1 := a.Index(0).Float64(), a.Index(1).Float64(), a.Index(2).Float64(), a.Index(3).Float64()
				return box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
			}
		}
	}
	return box{}
}

// shows says that a place is seen.
func (b box) shows(x, y float64) bool {
	if b.x0 >= b.x1 || b.y0 >= b.y1 {
		return true
	}
	return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1
}
