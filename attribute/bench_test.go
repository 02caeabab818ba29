package attribute_test

import (
	"context"
	"testing"

	"quotes/attribute"
	"quotes/internal/texttest"
)

// BenchmarkAttribute says who speaks in the project's articles, which were
// scanned before: direct and mixed quotes, and with reports too.
func BenchmarkAttribute(b *testing.B) {
	docs, size := texttest.Articles(b, "..")
	for _, mode := range []struct {
		name string
		opts attribute.Options
	}{{"quotes", attribute.Options{}}, {"reports", attribute.Options{Indirect: true}}} {
		b.Run(mode.name, func(b *testing.B) {
			a, err := attribute.New(mode.opts)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range docs {
					if _, err := a.Attribute(context.Background(), doc); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
