package source

import (
	"context"
	"slices"
	"strings"
	"testing"

	"quotes/internal/source/document"
)

// rowsOf reads every document of a table; a failed one is its message.
func rowsOf(data, name string, opts Options) (texts []string, docs []*document.Document) {
	opts.Stdin, opts.Name = strings.NewReader(data), name
	for item := range Items([]string{Stdin}, opts) {
		doc, err := item.Load(context.Background())
		if err != nil {
			texts = append(texts, err.Error())
			continue
		}
		texts, docs = append(texts, doc.Name+"|"+doc.Text), append(docs, doc)
	}
	return texts, docs
}

func TestCSV(t *testing.T) {
	body := Options{Fields: Fields{"text": "body", "id": "nr"}}
	for _, c := range []struct {
		name, data string
		opts       Options
		want       []string
	}{
		{"a.csv", "nr,url,body\n7,http://x,\"“Yes,” said \"\"Jo\"\".\n\nHe left.\"\n8,,<p>One.<p>Two.\n", body, []string{"7|“Yes,” said \"Jo\".\n\nHe left.", "8|One.\n\nTwo."}},
		{"a.csv", "\ufefftext;id\n“Yes; no.”;a\nshort\n", Options{}, []string{"“Yes", "short"}},
		{"a.tsv", "id\ttext\n\tOne, two.\n", Options{}, []string{"a.tsv:2|One, two."}},
		{"a.csv", "text\n\x93Caf\xe9\x94 she said.\n", Options{}, []string{"a.csv:2|“Café” she said."}},
		{"a.csv", "id,words\n1,x\n", Options{}, []string{`a.csv: has no column "text"; name the one that holds the text: --field text=COLUMN (there are id, words)`}},
		{"a.csv", "", Options{}, nil},
		{"a.csv", "text\nx\n\"" + strings.Repeat("y", 100000), Options{MaxBytes: 1000}, []string{"a.csv:2|x", "a.csv:3: is larger than 1000 bytes; split it, or raise --max-bytes"}},
	} {
		got, _ := rowsOf(c.data, c.name, c.opts)
		if len(got) != len(c.want) {
			t.Errorf("%q: %q, want %q", c.data[:min(len(c.data), 60)], got, c.want)
			continue
		}
		for i := range got {
			if !strings.Contains(got[i], c.want[i]) {
				t.Errorf("%q: %q, want %q", c.data[:min(len(c.data), 60)], got[i], c.want[i])
			}
		}
	}
}

func TestCSVKeepsColumns(t *testing.T) {
	_, docs := rowsOf("text,title,desk\nx,T,\"a \"\"b\"\"\"\n", "a.csv", Options{Keep: true})
	if d := docs[0]; d.Meta.Title != "T" || len(d.Extra) != 1 || string(d.Extra["desk"]) != `"a \"b\""` || d.Format != document.CSV {
		t.Errorf("%+v", d)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("id,text\n1,\"a\"\"b\"\n2\n")
	f.Add("text;x\r\n<p>a</p>;\"\n")
	f.Fuzz(func(t *testing.T, data string) {
		_, docs := rowsOf(data, "a.csv", Options{MaxBytes: 1000, Keep: true})
		for _, doc := range docs {
			checkDocument(t, doc)
		}
		if slices.Contains(docs, nil) {
			t.Error("a row is nothing")
		}
	})
}

// TestTabsWithPlainQuotes holds that marks at the start of a cell are the
// text's own where the cell goes on after them.
func TestTabsWithPlainQuotes(t *testing.T) {
	doc := readAs(t, "a.tsv", "id\ttext\n1\t\"Hi,\" said Ann Roe.\n", Options{})
	if doc.Text != `"Hi," said Ann Roe.` || doc.Name != "1" {
		t.Errorf("%s %q", doc.Name, doc.Text)
	}
	doc = readAs(t, "a.tsv", "id\ttext\n1\t\"He said \"\"no\"\"\nand left.\"\n", Options{})
	if doc.Text != "He said \"no\"\nand left." {
		t.Errorf("%q", doc.Text)
	}
}
