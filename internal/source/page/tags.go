package page

import "golang.org/x/net/html/atom"

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

// setsOff holds the elements that set words off from the text round them.
var setsOff = set(atom.B, atom.Strong, atom.Em, atom.I, atom.Dt, atom.H2, atom.H3, atom.H4, atom.H5)

func set(tags ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(tags))
	for _, t := range tags {
		m[t] = true
	}
	return m
}
