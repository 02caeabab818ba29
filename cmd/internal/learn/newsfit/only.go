package newsfit

import (
	"slices"

	"quotes/cmd/internal/learn"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// only measures how often a noun means the only one whom it can mean: of the
// nouns that are sources, in the articles whose speakers are known.
func (f *newsFit) only() error {
	found := make([][]bool, len(f.docs))
	err := learn.Parallel(len(f.docs), func(i int) error {
		r, err := f.docs[i].read()
		if err != nil || r.crop || len(r.gold.Named) == 0 {
			return err
		}
		found[i] = r.onlyOnes(&f.decoder(r.newsDoc).Resolver)
		return nil
	})
	n, right := 0, 0
	for _, ok := range slices.Concat(found...) {
		n++
		if ok {
			right++
		}
	}
	f.settings.Only = news.Measured{Precision: round(float64(right) / float64(max(n, 1))), Count: n}
	return err
}

// onlyOnes tells of the nouns that mean the only one whom they can whether it is
// the canonical speaker.
func (r *reading) onlyOnes(resolver *refer.Resolver) (right []bool) {
	h := scene.NewHistory()
	for _, p := range r.indications() {
		if x := resolver.Resolve(r.refer, p.mention, h); x.Only {
			right = append(right, x.Entity == r.entity(p.entry))
		}
	}
	return right
}
