package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// A Mark is a place in a run from which it can go on.
type Mark struct {
	Documents int   `json:"documents"` // of the input that are done
	Bytes     int64 `json:"bytes"`     // of the output that belong to them
	Failed    bool  `json:"failed"`    // one of them failed
}

// A journal keeps, beside an output that is being written, how far it has come:
// a line that says which run it is, then a line for each mark. A mark is written
// after the output that it tells of, so that the last whole line is true however
// the program ended.
type journal struct {
	file   *os.File
	path   string
	last   Mark
	goesOn bool // it was there, of the same run
	when   time.Time
}

// lastMark returns where the run last noted that it was; the beginning for an
// output without a journal.
func (j *journal) lastMark() Mark {
	if j == nil {
		return Mark{}
	}
	return j.last
}

const journalSuffix = ".part.resume"

// markEvery is how often a run notes where it is.
const markEvery = 200 * time.Millisecond

// openJournal begins a journal, or goes on with the one that is there. What is
// there is only added to, so that a run that is killed here loses no mark.
func openJournal(path, run string, resume bool) (*journal, error) {
	j := &journal{path: path, when: time.Now()}
	if resume {
		if err := j.read(run); err != nil {
			return nil, err
		}
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if j.goesOn {
		flags = os.O_WRONLY | os.O_APPEND
	}
	file, err := os.OpenFile(path, flags, 0o666)
	if err != nil {
		return nil, Failed(strings.TrimSuffix(path, journalSuffix), err)
	}
	j.file = file
	if j.goesOn {
		_, err = file.WriteString("\n") // the last line may be torn
	} else {
		err = j.line(run)
	}
	if err := errors.Join(err, j.line(j.last)); err != nil {
		return nil, Failed(strings.TrimSuffix(path, journalSuffix), err)
	}
	return j, nil
}

// read takes over the last mark of the journal that is there, where it is of the
// same run.
func (j *journal) read(run string) error {
	last, was := lastOf(j.path)
	if was != "" && was != run {
		return &Error{Problem: fmt.Sprintf("--resume: %q was begun with other flags, other input or another version", strings.TrimSuffix(j.path, journalSuffix)),
			Advice: "run it as it was, or remove its .part to begin anew"}
	}
	j.last, j.goesOn = last, was != ""
	return nil
}

// lastOf returns the last mark of a journal and the run that it is of.
func lastOf(path string) (last Mark, run string) {
	data, err := os.ReadFile(path)
	if err != nil {
		return last, ""
	}
	lines := strings.SplitAfter(string(data), "\n")
	if json.Unmarshal([]byte(lines[0]), &run) != nil {
		run = ""
	}
	for _, line := range lines[1:] {
		var m Mark
		if strings.HasSuffix(line, "\n") && json.Unmarshal([]byte(line), &m) == nil {
			last = m
		}
	}
	return last, run
}

// note writes a mark.
func (j *journal) note(m Mark) error {
	j.last, j.when = m, time.Now()
	return j.line(m)
}

// due says that it is time for a mark.
func (j *journal) due() bool { return time.Since(j.when) >= markEvery }

func (j *journal) line(value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(data, '\n'))
	return err
}

// end closes the journal; of a run that is whole nothing is kept.
func (j *journal) end(whole bool) error {
	err := j.file.Close()
	if whole {
		err = errors.Join(err, os.Remove(j.path))
	}
	return err
}
