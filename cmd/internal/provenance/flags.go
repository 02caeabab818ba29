package provenance

import (
	"fmt"
	"os"
	"slices"
)

// A Flag is one that the user gave.
type Flag struct{ Name, Value string }

// harmless are the flags that change no byte of the output.
var harmless = []string{"jobs", "quiet", "verbose", "color", "width", "resume", "line-buffered", "output"}

// told are the flags that the output itself tells: what was typed, and the format.
var told = []string{"quote", "speaker", "with-run", "format"}

// fileFlags are the flags that name a file that the run reads.
var fileFlags = []string{"people", "cues", "meta", "gender"}

// Options returns the flags that tell how output was made, by their names. Files
// among them are told with their SHA-256.
func Options(flags []Flag) map[string]string {
	out := map[string]string{}
	for _, f := range flags {
		if slices.Contains(harmless, f.Name) || slices.Contains(told, f.Name) {
			continue
		}
		out[f.Name] = f.Value
		if slices.Contains(fileFlags, f.Name) {
			if sum, err := Sum(f.Value); err == nil {
				out[f.Name] += " sha256:" + sum
			}
		}
	}
	return out
}

// Given returns the flags that change the output, --name=value each, so that no
// run goes on with the output of another. Files among them are told by their state.
func Given(flags []Flag) []string {
	given := []string{}
	for _, f := range flags {
		switch {
		case slices.Contains(harmless, f.Name):
		case slices.Contains(fileFlags, f.Name):
			given = append(given, "--"+f.Name+"="+stateOf(f.Value))
		default:
			given = append(given, "--"+f.Name+"="+f.Value)
		}
	}
	return given
}

// stateOf tells a file from what it was before somebody wrote to it: by its
// size and the time.
func stateOf(name string) string {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return name
	}
	return fmt.Sprintf("%s (%d bytes, %d)", name, info.Size(), info.ModTime().UnixNano())
}
