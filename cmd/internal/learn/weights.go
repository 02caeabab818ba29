package learn

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/internal/model"
)

// A Dir is the folder of weights that the program embeds,
// internal/model/weights.
type Dir string

// SaveForest writes a forest under the name by which model.Load finds it.
func (d Dir) SaveForest(name string, f *model.Forest) error { return d.save(name+".bin", f) }

// SaveCalibration writes a calibration under the name by which
// model.Calibration finds it.
func (d Dir) SaveCalibration(name string, c *model.Isotonic) error { return d.save(name+".cal", c) }

func (d Dir) save(file string, v encoding.BinaryMarshaler) error {
	data, err := v.MarshalBinary()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(string(d), file), data, 0o666)
}

// SaveJSON writes what other packages read with model.File, as NAME.json.
func (d Dir) SaveJSON(name string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(string(d), name+".json"), append(data, '\n'), 0o666)
}

// SaveTrained notes which texts the weights of a task were trained on, in
// place of what was noted for the task before.
func (d Dir) SaveTrained(task string, texts []string) error {
	file := filepath.Join(string(d), "trained.txt")
	old, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	var lines []string
	for line := range strings.Lines(string(old)) {
		if fields := strings.Fields(line); len(fields) == 2 && fields[1] != task {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	for _, text := range texts {
		lines = append(lines, model.Hash(text)+" "+task)
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	return os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o666)
}

// A Card is the section of the model card about one task.
type Card struct {
	Task     string // news
	Data     string // what it was trained on, and where that comes from
	Settings []Config
	Names    []string   // of the models, one each of Settings
	Scores   [][]string // a table: its first row is the head
	Notes    string     // what it is bad at
}

// markdown returns the section.
func (c *Card) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n", c.Task, strings.TrimSpace(c.Data))
	if len(c.Settings) > 0 {
		b.WriteString("\n| model | objective | trees | settings |\n| --- | --- | --- | --- |\n")
	}
	for i, s := range c.Settings {
		fmt.Fprintf(&b, "| %s | %s | %d | %s |\n", c.Names[i], s.Objective, s.Rounds, settings(s.Params))
	}
	for i, row := range c.Scores {
		if i == 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
	if c.Notes != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(c.Notes))
	}
	return b.String()
}

func settings(params map[string]any) string {
	var all []string
	for name, value := range params {
		all = append(all, fmt.Sprintf("%s %v", name, value))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// cardIntro begins a model card.
const cardIntro = `# Model card

The weights in this folder are embedded in the program. ` + "`go run ./cmd/train TASK`" + ` learns
them again, with the same result, and writes this card.
`

// SaveCard puts the section of a task into the model card, in place of the one
// that was there. Sections stand in alphabetical order.
func (d Dir) SaveCard(c *Card) error {
	file := filepath.Join(string(d), "CARD.md")
	old, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	sections := []string{c.markdown()}
	for _, section := range strings.Split("\n"+string(old), "\n## ")[1:] {
		if name, _, _ := strings.Cut(section, "\n"); name != c.Task {
			sections = append(sections, "## "+strings.TrimSpace(section)+"\n")
		}
	}
	slices.Sort(sections)
	return os.WriteFile(file, []byte(cardIntro+"\n"+strings.Join(sections, "\n")), 0o666)
}
