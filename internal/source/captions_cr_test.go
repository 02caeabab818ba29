package source

import (
	"context"
	"strings"
	"testing"
)

// TestChatWithoutLineFeeds holds that CHAT whose lines end in CR is read.
func TestChatWithoutLineFeeds(t *testing.T) {
	text := "@Begin\r@Participants:\tMOT Mother\r*MOT:\tare you cold ?\r@End\r"
	for item := range Items([]string{Stdin}, Options{Format: "cha", Stdin: strings.NewReader(text)}) {
		doc, err := item.Load(context.Background())
		if err != nil || !strings.Contains(doc.Text, "are you cold") {
			t.Fatalf("%v, %v", doc, err)
		}
	}
}
