package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// recipe finds the blocks of docs/recipes.md, each behind what it needs: programs,
// and after python3 the modules of Python.
var recipe = regexp.MustCompile("(?s)<!-- tools: ([^\n]*) -->\n```console\n(.*?)```\n")

// TestRecipes runs the commands of docs/recipes.md: none may fail, and each prints
// as many lines as stand there. Blocks whose programs are not installed are passed
// over; RECIPES=all in the environment says that none may be, and that the words
// must be the same, which change whenever weights are learned. -update rewrites
// the blocks.
func TestRecipes(t *testing.T) {
	const file = "../../../docs/recipes.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Dir(built(t))
	text, all := string(data), os.Getenv("RECIPES") == "all"
	for _, m := range recipe.FindAllStringSubmatch(text, -1) {
		t.Run(m[1], func(t *testing.T) {
			if missing := missingTool(strings.Fields(m[1])); missing != "" {
				if all {
					t.Fatal("not installed: ", missing)
				}
				t.Skip("not installed: ", missing)
			}
			t.Setenv("T", t.TempDir())
			got := replay(t, bin, m[2])
			if (all && got != m[2] || strings.Count(got, "\n") != strings.Count(m[2], "\n")) && !*update {
				t.Errorf("the recipe has\n%s\nand prints\n%s", m[2], got)
			}
			text = strings.Replace(text, m[2], got, 1)
		})
	}
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// missingTool returns the first of some programs, and of modules behind python3,
// that is not installed; "" for none.
func missingTool(tools []string) string {
	for i, tool := range tools {
		if i > 0 && tools[0] == "python3" {
			if exec.Command("python3", "-c", "import "+tool).Run() != nil {
				return tool
			}
		} else if _, err := exec.LookPath(tool); err != nil {
			return tool
		}
	}
	return ""
}
