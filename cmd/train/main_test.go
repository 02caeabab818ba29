package main

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	o, err := parse([]string{"-polnear", "corpora/news", "-python", "py", "-out", "o"})
	if err != nil {
		t.Fatal(err)
	}
	if o.Polnear != "corpora/news" || o.Names != "corpora/news/names_train.json" || o.Python != "py" || o.Out != "o" || o.Weights != "internal/model/weights" {
		t.Errorf("%+v", o)
	}
	if o, err := parse([]string{"-names", "n.json"}); err != nil || o.Names != "n.json" {
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
