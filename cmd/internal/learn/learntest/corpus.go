package learntest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// An invented is an article or a novel that is written together with its
// annotation.
type invented struct {
	text  strings.Builder
	ann   strings.Builder
	names map[string]any
	spans int
	said  int
	rows  strings.Builder // of a novel's quotations
}

// put writes words and returns their place in code points.
func (d *invented) put(words string) [2]int {
	start := utf8.RuneCountInString(d.text.String())
	d.text.WriteString(words)
	return [2]int{start, start + utf8.RuneCountInString(words)}
}

// span notes a span of the annotation.
func (d *invented) span(kind string, at [2]int, words string) int {
	d.spans++
	fmt.Fprintf(&d.ann, "T%d\t%s %d %d\t%s\n", d.spans, kind, at[0], at[1], words)
	return d.spans
}

// say writes a quote with its tag: somebody said it, whose full name is given.
func (d *invented) say(words, source, cue, name string) {
	content := d.span("Content", d.put("“"+words+"”"), words)
	d.put(" ")
	by := d.span("Source", d.put(source), source)
	d.put(" ")
	verb := d.span("Cue", d.put(cue), cue)
	d.put(".\n\n")
	d.attribute(content, by, verb, name)
}

// report writes what somebody said without marks.
func (d *invented) report(source, cue, words, name string) {
	by := d.span("Source", d.put(source), source)
	d.put(" ")
	verb := d.span("Cue", d.put(cue), cue)
	d.put(" ")
	content := d.span("Content", d.put(words), words)
	d.put(".\n\n")
	d.attribute(content, by, verb, name)
}

func (d *invented) attribute(content, source, cue int, name string) {
	d.said++
	fmt.Fprintf(&d.ann, "E%d\tAttribution:T%d Content:T%d Cue:T%d Source:T%d\n", d.said, content, content, cue, source)
	words := strings.Fields(name)
	d.names[fmt.Sprintf("E%d", d.said)] = map[string]any{"name": name, "aliases": []string{words[len(words)-1]}, "kind": "person", "named": true}
}

// inventedPeople are who speaks in the invented texts.
var inventedPeople = []string{"Jo Ek", "Al Roe", "Mary Holm", "Ida Strand", "Paul Lind", "Erik Berg", "Anna Falk", "Tom Hale"}

// NewsCorpus writes a corpus as PolNeAR is laid out, and returns its folder.
func NewsCorpus(t *testing.T, articles int) string {
	t.Helper()
	dir := t.TempDir()
	names := map[string]any{}
	for i := range articles {
		d := &invented{names: map[string]any{}}
		a, b := inventedPeople[i%len(inventedPeople)], inventedPeople[(i*3+1)%len(inventedPeople)]
		last := strings.Fields(a)[1]
		d.put(fmt.Sprintf("Minister %s met the dockers’ leader %s in Hull on day %d.\n\n", a, b, i))
		d.say(fmt.Sprintf("We have moved further in %d days than in a year,", i+2), last, "said", a)
		d.say("They have lied to us,", b, "said", b)
		d.report(last, "said", fmt.Sprintf("that the port would open in %d weeks", i+3), a)
		d.put("The sign on the door says “Closed” in red.\n\n")
		d.say("I will not sign it,", "he", "added", b)
		d.report(b, "warned", "that nobody would work", b)
		d.say("It is open to all,", "the minister", "said", a)
		id := fmt.Sprintf("article-%02d", i)
		write(t, filepath.Join(dir, "train/text", id+".txt"), d.text.String())
		write(t, filepath.Join(dir, "train/attributions", id+"_anna.ann"), d.ann.String())
		names[id] = d.names
	}
	data, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "names_train.json"), string(data))
	return dir
}

// NovelCorpus writes a corpus as PDNC is laid out, and returns its folder.
func NovelCorpus(t *testing.T, novels int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range novels {
		d := &invented{}
		d.rows.WriteString("quoteID,quoteText,subQuotationList,quoteByteSpans,speaker,addressees,quoteType,referringExpression,mentionTextsList,mentionSpansList,mentionEntitiesList\n")
		a, b := inventedPeople[i%len(inventedPeople)], inventedPeople[(i+3)%len(inventedPeople)]
		d.put(fmt.Sprintf("CHAPTER I\n\n%s came to the house of %s on day %d.\n\n", a, b, i))
		for turn := range 12 {
			who, other := a, b
			if turn%2 == 1 {
				who, other = b, a
			}
			tags := []string{" said " + who + ".", "", " asked " + who + ", who looked at " + other + "."}
			tag := tags[(turn+i)%3]
			if tag == "" && (turn+3*i)%4 == 1 {
				who = other // whose turn it is not: else nothing is left to doubt
			}
			d.speak(fmt.Sprintf("It is the %d. time that you come, and I am glad.", turn), tag, who)
		}
		folder := filepath.Join(dir, fmt.Sprintf("Novel%02d", i))
		write(t, filepath.Join(folder, "novel_text.txt"), d.text.String())
		write(t, filepath.Join(folder, "quotation_info.csv"), d.rows.String())
		write(t, filepath.Join(folder, "character_info.csv"), fmt.Sprintf("Character ID,Main Name,Aliases,Gender,Category\n0,%s,{'%s'},F,major\n1,%s,{'%s'},M,major\n", a, a, b, b))
	}
	return dir
}

// speak writes a quotation of a novel.
func (d *invented) speak(words, tag, who string) {
	at := d.put("\"" + words + "\"")
	d.put(tag + "\n\n")
	kind := "Explicit"
	if tag == "" {
		kind = "Implicit"
	}
	fmt.Fprintf(&d.rows, "Q%d,\"%s\",['x'],\"[[%d, %d]]\",%s,[],%s,,[],[],[]\n", d.said, words, at[0], at[1], who, kind)
	d.said++
}

// write writes a file and the folders above it.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
