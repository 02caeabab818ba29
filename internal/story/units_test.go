package story

import (
	"fmt"
	"slices"
	"testing"
)

// tags lists the tags of all units as "unit subject verb position".
func tags(b *Book) []string {
	var out []string
	for i, u := range b.Units {
		for _, t := range u.Tags {
			m := &b.Mentions[t.Mention]
			subject := b.Doc.Text[b.Doc.Tokens[m.FirstToken].Start:b.Doc.Tokens[m.EndToken-1].End]
			out = append(out, fmt.Sprintf("%d %s %s %s", i, subject, b.Words.Text(t.Cue), [...]string{"before", "inside", "after"}[t.Position]))
		}
	}
	return out
}

// TestTags holds which words are taken for the tag of a speech.
func TestTags(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"“I go,” said Ann.", []string{"0 Ann said after"}},
		{"“I go,” Ann quietly said.", []string{"0 Ann said after"}},
		{"“I go,” Ann assured Ben.", []string{"0 Ann assured after"}},
		{"“I go,” he told Ben.", []string{"0 he told after"}},
		{"“I go,” said the old man.", []string{"0 the old man said after"}},
		{"“I,” said Ann, “go.”", []string{"0 Ann said inside"}},
		{"Ann turned to Ben and said, “I go.”", []string{"0 Ann said before"}},
		{"Then Ann said:\n\n“I go.”", []string{"0 Ann said before"}},
		{"And Ann, after a while, added--\n\n“I go.”", []string{"0 Ann added before"}},
		{"“I go,” said Ann. Ben looked up and asked, “Where?”", []string{"0 Ann said after", "1 Ben asked before"}},
		{"“I go.” Ann sat down.", nil},
		{"“I go,” said my mother.", []string{"0 my mother said after"}},
		{"Ann sat. “I go,” said her mother, and went.", []string{"0 her mother said after"}},
		{"“I go,” said another boy loudly.", []string{"0 another boy said after"}},
		{"“I go,” said another, “today.”", []string{"0 another said inside"}},
		{"“I go,” said one of the boys.", []string{"0 one of the boys said after"}},
		{"“I go,” said the new owner, Casimir Dole.", []string{"0 Casimir Dole said after"}},
		{"“I go,” said the owner, Casimir following.", []string{"0 the owner said after"}},
		{"“I go,” said all three.", []string{"0 all three said after"}},
		{"“I go,” cried all the others together.", []string{"0 all the others cried after"}},
		{"They both looked up, and a voice said, “I go.”", []string{"0 a voice said before"}},
		{"“I go,” replied the other.", []string{"0 the other replied after"}},
		{"“I go,” Ann sent.", []string{"0 Ann sent after"}},
		{"“I go,” said her cousin Basil.", []string{"0 Basil said after"}},
		{"“I go,” said Ann’s old father.", []string{"0 Ann’s old father said after"}},
		{"“I stay.”\n\nThe back door opened, and Ann leaned out. “I go,” said Ann.", []string{"1 Ann leaned before", "1 Ann said after"}},
		{"The door flew open. “I go,” said Ann.", []string{"0 Ann said after"}},
		{"A new voice said: “I go.”", []string{"0 A new voice said before"}},
		{"“I go,” said Ann’s voice.", []string{"0 Ann said after"}},
	}
	for _, tt := range tests {
		if got := tags(read(tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// TestUnits holds which spans are one speech.
func TestUnits(t *testing.T) {
	tests := []struct {
		text string
		want []int // spans of each unit
	}{
		{"“I,” said Ann, “go. You stay.” She smiled. “Good night.”", []int{3}},
		{"“I go,” said Ann.\n\n“I stay,” said Ben.", []int{1, 1}},
		{"“A long speech goes on.\n\n“It ends here,” said Ann.", []int{2}},
		{"“I go,” said Ann. Ben nodded and said, “I stay.” He sat.", []int{1, 1}},
		{"“I go,” he said, and nodded to Ben. But Ben was glad, and said, “I stay.”", []int{1, 1}},
		{"He said to her, “I go.” She said, “I stay.” He said, “Good.”", []int{1, 1, 1}},
		{"Ann had read “The Lantern at Low Tide” twice.\n\n“So I have,” said Ann.", []int{1}},
		{"“I go,” called Ann, just as Ben shouted: “I stay!”", []int{1, 1}},
		{"The door said “Staff Only” and the window said “Closed”, so Ann knocked.\n\n“Come in,” said Ben.", []int{1}},
		{"The man said “Closed” and went.", []int{1}},
		{"He called it a “kind” deed.\n\n“So it is,” said Ann.", []int{1}},
	}
	for _, tt := range tests {
		var got []int
		for _, u := range read(tt.text).Units {
			got = append(got, len(u.Spans))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s\n got %v\nwant %v", tt.text, got, tt.want)
		}
	}
}

// TestIntroduced holds whom a speech says that its speaker is, whatever its tag.
func TestIntroduced(t *testing.T) {
	for text, want := range map[string]string{
		"“Who is it?” asked Lady Vane.\n\n“I’m Finch,” said the young woman. Finch sat down.": "Finch",
		"“Your name?” asked Ann.\n\n“My name is Tamar Roth.”":                                 "Tamar Roth",
		"“And you are?” asked Ann.\n\n“Tamar Roth.”\n\nTamar sat down.":                       "Tamar Roth",
		"“Who is it?” asked Ann.\n\n“Tamar Roth.” Tamar Roth came in.":                        "",
		"“Who?” asked Ann.\n\n“Her name is Tamar Roth,” said the child.":                      "",
		"“Who?” asked Ann.\n\n“I’m Tamar’s son,” said the child. Tamar smiled.":               "",
		"“I’m Tamar,” said Ann. Tamar stared.":                                                "",
	} {
		b, got := read(text), ""
		if u := b.Units[len(b.Units)-1]; u.Self >= 0 {
			got = b.Cast[u.Self].Name
		}
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}
