package page

import (
	"maps"

	"golang.org/x/net/html/atom"
)

// isHidden holds the elements whose contents are no text that a reader sees.
var isHidden = set(
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Svg, atom.Math,
	atom.Iframe, atom.Object, atom.Embed, atom.Audio, atom.Video, atom.Canvas, atom.Map,
	atom.Del, atom.S, atom.Strike, atom.Rt, atom.Rp, // what was struck out, and readings beside words
	atom.Textarea, atom.Select, atom.Button, atom.Datalist, atom.Noembed, atom.Noframes,
)

// isBlock holds the elements that stand apart from the text round them.
var isBlock = set(
	atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog,
	atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend,
	atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table,
	atom.Caption, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Listing, atom.Xmp,
)

// isVerbatim holds the elements whose character data is no text of the page.
var isVerbatim = set(
	atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Plaintext,
)

// isLook holds the elements that change the look of words, which the parser opens
// again in the next block where they are not closed.
var isLook = set(
	atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U,
)

// isInline holds the other elements that stand among words.
var isInline = set(
	atom.Abbr, atom.Acronym, atom.Bdi, atom.Bdo, atom.Br, atom.Cite, atom.Del, atom.Dfn, atom.Img, atom.Ins, atom.Kbd, atom.Mark, atom.Q,
	atom.Ruby, atom.Rb, atom.Samp, atom.Span, atom.Sub, atom.Sup, atom.Time, atom.Var, atom.Wbr,
)

// isKnown holds the elements of HTML that a text can stand in, or stand beside.
var isKnown = union(isHidden, isBlock, isVerbatim, isLook, isInline, set(
	atom.Html, atom.Head, atom.Meta, atom.Link, atom.Base, atom.Search, atom.Label, atom.Input, atom.Optgroup, atom.Option, atom.Output,
	atom.Col, atom.Colgroup, atom.Picture, atom.Source, atom.Frame, atom.Frameset, atom.Area, atom.Param, atom.Track, atom.Data, atom.Meter, atom.Progress,
))

// setsOff holds the elements that set words off from the text round them.
var setsOff = set(atom.B, atom.Strong, atom.Em, atom.I, atom.Dt, atom.H2, atom.H3, atom.H4, atom.H5)

func set(tags ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(tags))
	for _, t := range tags {
		m[t] = true
	}
	return m
}

func union(sets ...map[atom.Atom]bool) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, s := range sets {
		maps.Copy(m, s)
	}
	return m
}
