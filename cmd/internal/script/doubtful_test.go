package script

import (
	"strconv"
	"strings"
	"testing"
)

// TestDoubtfulFirst holds that the list has every speech of the book once, those
// without a name before the others, and these by how likely it is that they are right.
func TestDoubtfulFirst(t *testing.T) {
	b := lockHouseScript(t, Voices{})
	speeches := map[Optional]bool{}
	for _, r := range rowsOf(b) {
		if r.Quote != "" {
			speeches[r.Quote] = true
		}
	}
	rows := strings.Split(strings.TrimSpace(written(t, "csv", b)[DoubtfulFile]), "\n")
	if len(rows) != len(speeches)+1 || len(b.doubts) != len(speeches) {
		t.Errorf("%d rows of %d speeches", len(rows)-1, len(speeches))
	}
	for i, d := range b.doubts {
		if !strings.HasPrefix(rows[i+1], strconv.Itoa(i+1)+",") {
			t.Errorf("row %d is %s", i+1, rows[i+1])
		}
		if i > 0 && d.sure() < b.doubts[i-1].sure() {
			t.Errorf("row %d is more doubtful than the one before", i+1)
		}
		if named := d.quote.Speaker != nil; named != (d.sure() >= 0 && d.quote.Confidence > 0) {
			t.Errorf("row %d: %v at %v", i+1, d.quote.Speaker, d.sure())
		}
	}
}

// TestSpeechesOfChapters holds that the speeches of the chapters are those of the book,
// each in one.
func TestSpeechesOfChapters(t *testing.T) {
	a := read(t, lockHouse)
	var all Numbers
	if err := all.Set("0-9"); err != nil {
		t.Fatal(err)
	}
	whole, sum := Speeches(a, all), 0
	for n := range 4 {
		var one Numbers
		if err := one.Set(strconv.Itoa(n)); err != nil {
			t.Fatal(err)
		}
		ids := Speeches(a, one)
		sum += len(ids)
		for id := range ids {
			if !whole[id] {
				t.Errorf("chapter %d: %s is not of the book", n, id)
			}
		}
	}
	if len(whole) == 0 || sum != len(whole) {
		t.Errorf("%d speeches in the chapters, %d in the book", sum, len(whole))
	}
}
