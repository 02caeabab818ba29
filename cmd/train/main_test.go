package main

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
)

func TestParse(t *testing.T) {
	o, err := parse([]string{"-polnear", "corpora/news", "-python", "py", "-out", "o"})
	if err != nil {
		t.Fatal(err)
	}
	if o.polnear != "corpora/news" || o.names != "corpora/news/names_train.json" || o.python != "py" || o.out != "o" || o.weights != "internal/model/weights" {
		t.Errorf("%+v", o)
	}
	if o, err := parse([]string{"-names", "n.json"}); err != nil || o.names != "n.json" {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "name a task: news, report, fiction"},
		{[]string{"cv"}, "name a task"},
		{[]string{"poems"}, "name a task"},
		{[]string{"news", "poems"}, `what is "poems"?`},
		{[]string{"cv", "news", "-polnear", "/nowhere"}, "nowhere"},
	} {
		err := run(t.Context(), c.args)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, and no %q", c.args, err, c.want)
		}
	}
}

func TestParallel(t *testing.T) {
	var calls [100]atomic.Int32
	bad := errors.New("bad")
	err := parallel(len(calls), func(i int) error {
		calls[i].Add(1)
		if i == 7 {
			return bad
		}
		return nil
	})
	if !errors.Is(err, bad) {
		t.Errorf("%v", err)
	}
	for i := range calls {
		if n := calls[i].Load(); n != 1 {
			t.Errorf("%d: called %d times", i, n)
		}
	}
}
