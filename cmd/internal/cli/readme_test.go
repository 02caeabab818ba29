package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestREADME runs the commands of the README's console blocks in the project's
// folder and compares what they print, but for the confidences, which change
// whenever weights are learned. -update rewrites the blocks, and the table of
// figures from the model card; with -speed, the table of speed too.
func TestREADME(t *testing.T) {
	for _, tool := range []string{"sh", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	const file = "../../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Dir(built(t))
	const open, end = "```console\n", "```\n"
	pieces := strings.Split(string(data), open)
	for i := range pieces[1:] {
		block, rest, ok := strings.Cut(pieces[i+1], end)
		if !ok {
			t.Fatal("a console block has no end")
		}
		got := replay(t, bin, block)
		if stable(got) != stable(block) && !*update {
			t.Errorf("the README has\n%s\nand the program prints\n%s", block, got)
		}
		pieces[i+1] = got + end + rest
	}
	if *update {
		card, err := os.ReadFile("../../../internal/model/weights/CARD.md")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(updateSpeed(t, updateFigures(strings.Join(pieces, open), string(card)))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// replay runs the commands of a block, which are the lines that begin with a
// dollar sign, and returns the block with what they print.
func replay(t *testing.T, bin, block string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		out.WriteString(line)
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = "../../.."
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		var errs bytes.Buffer
		cmd.Stderr = &errs
		printed, err := cmd.Output()
		if err != nil || errs.Len() > 0 {
			t.Fatalf("%s%v %s", command, err, &errs)
		}
		out.Write(printed)
	}
	return out.String()
}

// updateFigures writes the figures of the model card into the README's table.
func updateFigures(readme, card string) string {
	rows := map[string][]string{}
	for line := range strings.Lines(card) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimPrefix(strings.TrimSpace(cells[i]), "0.")
		}
		if len(cells) > 3 {
			rows[cells[0]+" "+cells[1]] = cells
			rows[cells[0]] = cells
		}
	}
	every, byDefault := rows["articles none"], rows["articles default"]
	novels := rows["macro"]
	source, cue, content := rows["source"], rows["cue"], rows["content"]
	if len(every) < 8 || len(byDefault) < 8 || len(novels) < 2 || len(source) < 4 || len(cue) < 4 || len(content) < 4 {
		return readme
	}
	for label, figures := range map[string]string{
		"news, quoted words":    "**." + every[4] + "**",
		"news: right full name": "**." + every[5] + "**",
		"news, by default":      "." + byDefault[6] + ", **." + byDefault[7] + "**",
		"novels: right speaker": "**." + novels[1] + "** (20 books)",
		"reports without marks": "**." + source[3] + ", ." + cue[3] + ", ." + content[3] + "**",
	} {
		row := regexp.MustCompile(`(?m)^(\| ` + label + `[^|]*\| )[^|]*( \|)`)
		readme = row.ReplaceAllString(readme, "${1}"+figures+"${2}")
	}
	return readme
}
