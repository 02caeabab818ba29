package eval

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// The picture's measures, in its own units.
const (
	pictureWidth, pictureHeight = 560, 360
	leftMargin, bottomMargin    = 60, 50
	topMargin, rightMargin      = 20, 20
)

// ErrNoCurve says that no answer has a confidence to draw a curve of.
var ErrNoCurve = errors.New("there is no curve: no answer has a name and a confidence")

// WriteCurve draws the curve as an SVG: the share of quotes that get a name
// across, the share of those names that are right upwards. From left to right
// the threshold falls. Same report, same bytes.
func (r *Report) WriteCurve(w io.Writer, title string) error {
	if len(r.Curve) == 0 {
		return ErrNoCurve
	}
	p := picture{floor: curveFloor(r.Curve)}
	p.frame(title)
	p.curve(r.Curve)
	p.b.WriteString("</svg>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// curveFloor returns the tenth below the curve's lowest point: where the axis begins.
func curveFloor(curve []Point) float64 {
	low := 1.0
	for _, p := range curve {
		low = min(low, p.Right)
	}
	return max(0, min(.9, math.Floor(low*10-1e-9)/10))
}

type picture struct {
	b     strings.Builder
	floor float64 // the share at the bottom
}

func (p *picture) x(share float64) float64 {
	return leftMargin + share*(pictureWidth-leftMargin-rightMargin)
}

func (p *picture) y(right float64) float64 {
	return topMargin + (1-right)/(1-p.floor)*(pictureHeight-topMargin-bottomMargin)
}

func (p *picture) addf(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }

func (p *picture) text(x, y float64, anchor, text string) {
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
	p.addf(`<text x="%.0f" y="%.0f" text-anchor="%s">%s</text>`, x, y, anchor, escaped)
}

// frame draws the axes, their steps and what they count.
func (p *picture) frame(title string) {
	p.addf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" fill="#333">`, pictureWidth, pictureHeight)
	p.addf(`<rect width="%d" height="%d" fill="#fff"/>`, pictureWidth, pictureHeight)
	for i := 0; i <= 10; i += 2 {
		x := p.x(float64(i) / 10)
		p.addf(`<path d="M%.1f %.1fV%.1f" stroke="#ddd"/>`, x, p.y(1), p.y(p.floor))
		p.text(x, p.y(p.floor)+18, "middle", fmt.Sprintf("%d %%", i*10))
	}
	for right := p.floor; right < 1.0001; right += (1 - p.floor) / 4 {
		y := p.y(right)
		p.addf(`<path d="M%.1f %.1fH%.1f" stroke="#ddd"/>`, p.x(0), y, p.x(1))
		p.text(leftMargin-6, y+4, "end", strings.TrimSuffix(fmt.Sprintf("%.1f", right*100), ".0")+" %")
	}
	p.text(p.x(.5), pictureHeight-10, "middle", "quotes that get a name")
	p.text(p.x(0)+8, p.y(p.floor)-10, "start", title)
	p.addf(`<text transform="translate(14 %.0f) rotate(-90)" text-anchor="middle">names that are right</text>`, (p.y(1)+p.y(p.floor))/2)
}

func (p *picture) curve(points []Point) {
	var path strings.Builder
	for i, point := range points {
		step := byte('L')
		if i == 0 {
			step = 'M'
		}
		fmt.Fprintf(&path, "%c%.1f %.1f", step, p.x(point.Coverage), p.y(point.Right))
	}
	p.addf(`<path d="%s" fill="none" stroke="#06c" stroke-width="2"/>`, path.String())
	last := points[len(points)-1]
	p.addf(`<circle cx="%.1f" cy="%.1f" r="4" fill="#06c"/>`, p.x(last.Coverage), p.y(last.Right))
}
