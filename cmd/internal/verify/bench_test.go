package verify

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkScan scans articles for the quotes of others: what most of a long
// source is. It skips without the corpus.
func BenchmarkScan(b *testing.B) {
	var claims []Claim
	for _, quotes := range newMaker(b, "../../../../shared/corpora/polnear/dev/text/*.txt", 94).quotes {
		for _, q := range quotes {
			claims = append(claims, Claim{Text: q.text, Speaker: q.speaker.Name})
		}
	}
	check := NewChecker(claims)
	index := check.Next()
	var text []byte
	files, _ := filepath.Glob("../../../../shared/corpora/polnear/train/text/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text = append(text, data...)
	}
	text = text[:min(len(text), chunkSize)]
	b.SetBytes(int64(len(text)))
	b.ResetTimer()
	for range b.N {
		index.Scan(&Stretch{Source: "articles", Text: string(text)})
	}
	b.ReportMetric(float64(len(claims)), "quotes")
}
