package genre

import (
	"os"
	"path/filepath"
	"testing"

	"quotes/extract"
)

// corpora is where annotated corpora stand beside the project, if they do.
const corpora = "../../../shared/corpora"

// TestDetect holds that hardly any news is taken for a story, and every novel is.
func TestDetect(t *testing.T) {
	count := func(pattern string) (stories, all int) {
		files, err := filepath.Glob(filepath.Join(corpora, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if all++; Of(extract.New(string(text))) == Story {
				stories++
			}
		}
		return stories, all
	}
	if stories, all := count("polnear/dev/text/*.txt"); stories > 0 {
		t.Errorf("%d of %d articles are taken for stories", stories, all)
	}
	if stories, all := count("pdnc/[A-D]*/novel_text.txt"); stories != all {
		t.Errorf("%d of %d novels are taken for stories", stories, all)
	}
}

// TestDetectProjectTexts holds the same for texts of the project's own.
func TestDetectProjectTexts(t *testing.T) {
	for pattern, want := range map[string]bool{"articles/*.txt": false, "stories/*.txt": true} {
		files, err := filepath.Glob(filepath.Join("../../testdata", pattern))
		if err != nil || len(files) == 0 {
			t.Fatal(err, "no files", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := Of(extract.New(string(text))) == Story; got != want {
				t.Errorf("%s: a story %v, not %v", file, got, want)
			}
		}
	}
}

// TestTalk holds that a text of talk is a story whatever it speaks about, and a list
// of titles is none.
func TestTalk(t *testing.T) {
	scene := "The council closed the bridge on Monday. Edda Marsh found Colm Reade on the wrong side.\n\n" +
		"“How did you get across?” Marsh asked.\n\n“I walked,” said Reade. “It was open when I started.”\n\n" +
		"“And how do you mean to get back?”\n\n“I was hoping that you would have an idea.”\n\n“I’m from the newspaper,” Marsh told him.\n"
	list := "“Night Bus” 3:04\n\n“The Ferry” 2:58\n\n“Low Water” 4:11\n\n“Salt” 3:30\n\n“Harbour Lights” 5:02\n\n“Monday” 2:15\n"
	for text, want := range map[string]Manner{scene: Story, list: Report} {
		if got := Of(extract.New(text)); got != want {
			t.Errorf("%d, not %d: %s", got, want, text)
		}
	}
}
