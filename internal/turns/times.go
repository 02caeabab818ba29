package turns

import (
	"strings"

	"quotes/internal/char"
	"quotes/internal/lazy"
	"quotes/internal/naming"
)

// Times beside labels, and labels that a time sets off.

// What times look like: (00:03), 1:02:40, 0:0:3.210, [06/05/2024, 10:03], 9:04 PM.
const clock = `(?:\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}|(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)(?:[\s\x{202f}\x{a0}]?[AaPp]\.?[Mm]\b\.?)?`

// How long ago a post of a forum was written: 3 hr. ago.
const ago = `(?:an?|\d{1,3}) ?(?:s|m|h|d|w|y|mo|sec|min|hr|hour|minute|day|week|month|year)s?\.? ago`

var (
	stampStart = lazy.MustCompile(`^[\[(]?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?[\s\x{202f}]+)?` + clock + `(?:\s*(?:-->|-|–)\s*` + clock + `)?[\])]?(?:$|[\s\]):–-]+)`)
	stampEnd   = lazy.MustCompile(`(?:^|[\s|·•—–-]+)(?:` + ago + `|(?:[Tt]oday at |[Yy]esterday at |\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:at )?)?[\[(]?` + clock + `[\])]?:?)$`)
)

// stampAt returns the time at the end of a text with the marks round it, "" for
// none. Most texts have no time anywhere, and are not searched by the pattern.
func stampAt(text string) string {
	if strings.HasSuffix(text, " ago") {
		return stampEnd.FindString(text)
	}
	for i := 1; i+2 < len(text); i++ {
		if text[i] == ':' && char.ASCIIDigit(text[i-1]) && char.ASCIIDigit(text[i+1]) && char.ASCIIDigit(text[i+2]) {
			return stampEnd.FindString(text)
		}
	}
	return ""
}

// points is what a forum writes behind a name: that it began the thread, and how
// often its post was liked.
var points = lazy.MustCompile(`(?:\[[SMA]\])?(?:\s+-?\d+[.\dk]* points?)?\s*$`)

// readTime reads a name with a time behind it, alone on the line.
func readTime(rest string) (label, bool) {
	if len(rest) > labelBytes {
		return label{}, false
	}
	stamp := stampAt(rest)
	if stamp == "" || len(stamp) == len(rest) {
		return label{}, false
	}
	head := rest[:len(rest)-len(stamp)]
	if strings.HasSuffix(head, "]") || strings.Contains(head, " point") {
		head = points.ReplaceAllString(head, "")
	}
	end := len(strings.TrimRight(head, ": *_"))
	name, ok := naming.Read(rest[:end])
	if !ok {
		name = naming.Nick(rest[:end])
	}
	colon := strings.ContainsAny(rest[end:len(rest)-len(stamp)]+stamp[:1]+stamp[len(stamp)-1:], ":")
	isNick := len(strings.Fields(rest[:end])) == 1 && !char.ASCIIDigit(rest[0])
	return label{start: 0, end: end, after: len(rest), form: timeForm, name: name, stamped: true, bare: !colon && !ok}, (ok || isNick) && end > 0
}

// stampInside is a time in brackets after a name, before the words.
var stampInside = lazy.MustCompile(`^[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]\s`)

// readStamped reads Rosa Lindt [00:00:03] words.
func readStamped(rest string) (label, bool) {
	near := rest[:min(len(rest), nickBytes)]
	open := strings.IndexAny(near, "[(")
	if open < 2 || near[open-1] != ' ' || open+1 == len(near) || !char.ASCIIDigit(near[open+1]) {
		return label{}, false
	}
	n := len(stampInside.FindString(rest[open:min(len(rest), open+labelBytes)]))
	if n == 0 {
		return label{}, false
	}
	name, ok := naming.Read(strings.TrimRight(near[:open], " :"))
	return label{end: len(strings.TrimRight(near[:open], " :")), after: open + n, form: timeForm, name: name, stamped: true}, ok && !name.Lower
}

// isVerse says that what may be a time is a chapter and a verse: Ruth 1:16.
func isVerse(stamp string) bool {
	stamp = strings.TrimSpace(stamp)
	return len(stamp) > 1 && char.ASCIIDigit(stamp[0]) && stamp[1] == ':' && strings.Count(stamp, ":") == 1
}

// isStamp says that a line is a time alone.
func isStamp(in string) bool {
	in = strings.TrimRight(in, " :")
	return len(in) < nickBytes && in != "" && (char.ASCIIDigit(in[0]) || in[0] == '[' || in[0] == '(') && stampStart.FindString(in) == in
}
