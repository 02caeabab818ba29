package record

import (
	"fmt"
	"testing"
)

// TestRunAbout lists all sources for each record of a run of few, and a record's
// own for one of many.
func TestRunAbout(t *testing.T) {
	r := (*Run)(nil).With(&Run{Program: "quotes", Sources: []RunSource{{Name: "s0"}}})
	for i := 1; i < MaxRunSources; i++ {
		r = r.With(&Run{Sources: []RunSource{{Name: fmt.Sprint("s", i)}}})
	}
	if got := r.About("s7"); len(got.Sources) != MaxRunSources || got.SourcesRead != MaxRunSources {
		t.Errorf("%d sources of %d", len(got.Sources), got.SourcesRead)
	}
	r = r.With(&Run{Sources: []RunSource{{Name: "last"}}}).With(nil)
	got := r.About("s7", "last", "other")
	if len(got.Sources) != 2 || got.Sources[0].Name != "s7" || got.Sources[1].Name != "last" || got.SourcesRead != MaxRunSources+1 {
		t.Errorf("%+v", got)
	}
	if (*Run)(nil).About("a") != nil {
		t.Error("a run of nothing")
	}
}

// TestRunWithKeepsTheOther changes nothing of a run that another takes in.
func TestRunWithKeepsTheOther(t *testing.T) {
	one := &Run{Sources: make([]RunSource, 1, 4), SourcesRead: 1}
	one.Sources[0].Name = "a"
	(*Run)(nil).With(one).With(&Run{Sources: []RunSource{{Name: "b"}}})
	if len(one.Sources) != 1 || one.Sources[:2][1].Name != "" {
		t.Errorf("%+v", one.Sources[:2])
	}
}
