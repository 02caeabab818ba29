package eval

import (
	"os"
	"path/filepath"
	"testing"

	"quotes/cmd/internal/eval/corpus"
)

const teiEdition = `<TEI><teiHeader><fileDesc/><profileDesc><particDesc><listPerson><person xml:id="ann"><persName>Ann Roe</persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><p>“<said xml:id="a" who="#ann" next="#b">Café, <said who="#x">come</said></said>,” said Ann Roe, “<said xml:id="b" who="#ann">or go.</said>”</p>
<p><said direct="false">He left.</said> <said who="#Bo_Lee">“No.”</said></p></body></text></TEI>`

// TestTEI reads said elements as gold and as predictions, which agree.
func TestTEI(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "loft.xml")
	if err := os.WriteFile(file, []byte(teiEdition), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, dir} {
		docs, err := corpus.Corpus{Path: path}.Read()
		if err != nil || len(docs) != 1 || docs[0].ID != "loft" || len(docs[0].Quotes) != 3 {
			t.Fatalf("%+v, %v", docs, err)
		}
		d := docs[0]
		got := ""
		for _, q := range d.Quotes {
			for _, s := range q.Content {
				got += string(d.Text[s.Start:s.End]) + "/"
			}
			if got += q.Kind + "/"; q.Speaker != nil {
				got += q.Speaker.Name
			}
			got += "\n"
		}
		if want := "Café, come/or go./direct/Ann Roe\nHe left./indirect/\n“No.”/direct/Bo_Lee\n"; got != want {
			t.Errorf("got %s want %s", got, want)
		}
		preds, err := corpus.ReadPredictions(path, docs)
		if err != nil {
			t.Fatal(err)
		}
		if f1, _ := Score(docs, preds, false).Value("spans.f1"); f1 != 1 {
			t.Errorf("%s: F1 %v against itself", path, f1)
		}
	}
}
