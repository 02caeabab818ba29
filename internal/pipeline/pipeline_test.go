package pipeline

import (
	"context"
	"testing"

	"quotes/internal/fiction"
	"quotes/internal/news"
)

// TestWith holds that the decoders of a context are run in it and nowhere else,
// each by itself, and that the embedded ones are read once.
func TestWith(t *testing.T) {
	embedded, err := News(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	mine, tale := &news.Decoder{}, &fiction.Decoder{}
	for name, c := range map[string]struct {
		ctx   context.Context
		news  *news.Decoder
		story *fiction.Decoder
	}{
		"none":  {context.Background(), embedded, nil},
		"news":  {With(context.Background(), Decoders{News: mine}), mine, nil},
		"story": {With(context.Background(), Decoders{Story: tale}), embedded, tale},
	} {
		n, err := News(c.ctx)
		if err != nil || n != c.news {
			t.Errorf("%s: news is %p, want %p; %v", name, n, c.news, err)
		}
		s, err := Story(c.ctx)
		if err != nil || c.story != nil && s != c.story || c.story == nil && s == tale {
			t.Errorf("%s: story is %p; %v", name, s, err)
		}
	}
}
