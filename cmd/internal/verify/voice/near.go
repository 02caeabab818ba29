package voice

import "strings"

// Marked says that marks or a label stand in the paragraph of a passage: what
// is in none nobody speaks.
func Marked(text string, start, end int) bool {
	from, to := paragraphStart(text, start), paragraphEnd(text, end)
	return strings.ContainsAny(text[from:to], "“”\"«»‘’'„「—–-") || strings.Contains(text[from:start], ":") || to < end
}

// Opened says that a mark that may open speech, or the colon of a label, stands
// before a byte in its line.
func Opened(text string, at int) bool {
	head := text[paragraphStart(text, at):at]
	if strings.ContainsAny(head, "“\"«„—–:") || strings.HasPrefix(strings.TrimLeft(head, " \t"), "-") {
		return true
	}
	for i := 0; i < len(head); i++ {
		if c := head[i]; c == '\'' || strings.HasPrefix(head[i:], "‘") {
			if i == 0 || head[i-1] <= ' ' {
				return true
			}
		}
	}
	return false
}

// NamedNear says that the last word of a name stands near a passage. A few words
// are in any text, and asking who speaks takes longer than all the rest; where
// neither the name nor any label is near, they are not that speaker's.
func NamedNear(text, name string, start, end int) bool {
	names := strings.Fields(name)
	if len(names) == 0 {
		return false
	}
	near := text[max(0, start-before):min(len(text), end+after)]
	last := names[len(names)-1]
	return strings.Contains(near, last) || strings.Contains(near, strings.ToUpper(last))
}
