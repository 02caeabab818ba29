package extract

import (
	"fmt"
	"strings"
	"testing"
)

// article is a text such as most are, in one style of marks.
func article(open, close string) string {
	const paragraph = "[We will not wait for the others,] said Ana Ruiz, the city's chief engineer, who has led the work " +
		"since 2016. [The bridge is old, and it isn't getting younger.]\n\nThe council met on Monday in the old town hall " +
		"and heard from 12 people who live near the river. Most of them were worried about the noise.\n\n"
	text := strings.NewReplacer("[", open, "]", close).Replace(paragraph)
	return strings.Repeat(text, 1<<20/len(text))
}

// BenchmarkNew reads a megabyte of news in the usual styles.
func BenchmarkNew(b *testing.B) {
	for _, style := range []struct{ name, open, close string }{
		{"curly", "“", "”"}, {"straight", `"`, `"`}, {"single", "‘", "’"}, {"dash", "— ", ""},
	} {
		text := article(style.open, style.close)
		b.Run(style.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				New(text)
			}
		})
	}
}

// hostile are the units of texts that a careless scanner takes quadratic time for.
var hostile = map[string]string{
	"marks":           `"`,
	"apostrophes":     `'`,
	"closing marks":   "”",
	"opening marks":   "“",
	"all marks":       "“ ”\"‘’'«»‹›„‚「」『』``''",
	"marks and words": `"a 'b `,
	"no blanks":       "a",
	"full stops":      ".",
	"a. a.":           "A. ",
	"colons":          "A: ",
	"turns":           "BOB: yes. ",
	"dashes":          "— a, b. ",
	"clauses":         "— a, said he\n\n— b, said he, " + strings.Repeat("c, ", 3000) + "\n\n",
	"dash lines":      "— no, he, she, it\n\n",
	"tags":            ", said he",
	"lines":           "a\n",
	"blank lines":     "\n",
	"blanks":          " ",
	"line separators": "\u2028",
	"bad bytes":       "\xe2\x80",
	"joints":          "a-",
	"figures":         `5'6" `,
	"chapters":        "CHAPTER I\n\n",
	"numbers":         "I\n\nII\n\n",
	"brackets":        "((((A: ",
	"Gutenberg":       "Gutenberg Gutenberg\n",
	"credits":         "*** START OF THE PROJECT GUTENBERG EBOOK\nProduced by\n\n",
	"open spans":      "“a\n\n",
}

// BenchmarkHostile shows the same MB/s for a text and for one ten times as long.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range hostile {
		for _, size := range []int{100_000, 1_000_000} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					New(text)
				}
			})
		}
	}
}
