package output

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"quotes/cmd/internal/disk"
	"quotes/internal/source"
)

// A Mark is a place in a run from which it can go on.
type Mark struct {
	Documents int   `json:"documents"` // of the input that are done
	Bytes     int64 `json:"bytes"`     // of the output that belong to them
	Failed    bool  `json:"failed"`    // one of them failed
}

// A Run is what a run was asked to do. None goes on with the output of another.
type Run struct {
	Version string   `json:"version"`
	Flags   []string `json:"flags"`  // --name=value, of those that change the output
	Inputs  []string `json:"inputs"` // as they were named
}

// A journal keeps, beside an output that is being written, how far it has come:
// a line that says which run it is, then a line for each mark with the documents
// that were done since the mark before. A mark is written after the output that
// it tells of is on the disk, so that the last whole line is true however the
// program, or the machine, ended.
type journal struct {
	target // the output
	file   *os.File
	last   Mark // on the disk
	noted  Mark // made last
	goesOn bool // it was there, of the same run
	done   tally
	past   *past // what it holds of documents that are passed over; nil for nothing

	lines []byte        // marks that are not written yet
	when  time.Time     // marks were last written
	took  time.Duration // for that
}

// A markLine is a line of a journal.
type markLine struct {
	Mark
	Files []fileDone `json:"files"` // those with documents that were done since the mark before
}

const journalSuffix = disk.PartSuffix + ".resume"

// A run notes where it is after its first documents, however quick it is, and
// then as often as markEvery; where the disk is slow, more seldom, so that one
// part in markShare of the time goes to waiting for it.
const (
	firstMark  = 16
	markEvery  = 200 * time.Millisecond
	markShare  = 20
	markLatest = 5 * time.Second
)

// openJournal begins the journal of an output, or goes on with the one that is
// there where size bytes of the output are left of what it tells of.
func openJournal(t target, run Run, resume bool, size int64) (*journal, error) {
	j := &journal{target: t, when: time.Now()}
	var end int64
	if resume {
		var was Run
		was, j.last, end = lastOf(t, size)
		differs := run.asRead().differs(was)
		if differs != "" && j.last.Documents > 0 {
			return nil, j.refused(differs)
		}
		j.goesOn = differs == ""
	}
	var err error
	if j.goesOn {
		err = j.goOn(end)
	} else {
		err = j.begin(run)
	}
	if err != nil {
		return nil, Failed(t.shown, err)
	}
	return j, nil
}

// begin makes the journal anew.
func (j *journal) begin(run Run) error {
	info, err := j.at.Lstat(j.name + journalSuffix)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return &disk.NoFileError{Name: j.name + journalSuffix}
	case err == nil:
		err = j.at.Remove(j.name + journalSuffix)
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	if err != nil {
		return err
	}
	if j.file, err = j.at.OpenFile(j.name+journalSuffix, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
		return err
	}
	data, _ := json.Marshal(run) // strings always can be
	_, err = j.file.Write(append(data, '\n'))
	return err
}

// goOn opens the journal that is there, and cuts off what stands behind the mark
// that counts.
func (j *journal) goOn(end int64) error {
	file, err := disk.OpenOwn(j.at, j.name+journalSuffix, os.O_RDWR)
	if err != nil {
		return err
	}
	j.file = file
	if err := file.Truncate(end); err != nil {
		return err
	}
	if _, err := file.Seek(end, io.SeekStart); err != nil {
		return err
	}
	lines, err := disk.OpenOwn(j.at, j.name+journalSuffix, os.O_RDONLY)
	if err != nil {
		return err
	}
	j.past = newPast(lines, end, j.last.Documents)
	return nil
}

// lastOf returns the run that a journal is of, the last of its marks for which
// there is output enough, and where that mark ends. Where there is none of all
// that, the values are zero.
func lastOf(t target, size int64) (run Run, last Mark, end int64) {
	file, err := disk.OpenOwn(t.at, t.name+journalSuffix, os.O_RDONLY)
	if err != nil {
		return run, last, 0
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	for at := int64(0); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil { // the last line may be torn
			return run, last, end
		}
		if at += int64(len(line)); at == int64(len(line)) {
			_ = json.Unmarshal(line, &run) // of another version it is another run
			end = at
			continue
		}
		var m markLine
		if json.Unmarshal(line, &m) != nil || m.Bytes > size {
			return run, last, end
		}
		last, end = m.Mark, at
	}
}

// refused says that the output is not of this run.
func (j *journal) refused(differs string) error {
	return &Error{Problem: fmt.Sprintf("--resume: %q was begun %s", j.shown, differs),
		Advice: fmt.Sprintf("run it as it was, or remove %s to begin anew", source.ShowName(j.begun()))}
}

// asRead returns a run as it is read again from JSON, which holds UTF-8 only.
func (r Run) asRead() (read Run) {
	data, _ := json.Marshal(r)
	_ = json.Unmarshal(data, &read)
	return read
}

// differs says in what a run was another; nothing where it was not.
func (r Run) differs(was Run) string {
	switch {
	case r.Version != was.Version:
		return "by another version"
	case !slices.Equal(r.Inputs, was.Inputs):
		return "with other input: " + listed(was.Inputs)
	}
	var names []string
	for _, flag := range slices.Concat(r.Flags, was.Flags) {
		name, _, _ := strings.Cut(flag, "=")
		if slices.Contains(r.Flags, flag) != slices.Contains(was.Flags, flag) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "with another " + strings.Join(names, " and ")
}

// listed shows the first names of a list.
func listed(names []string) string {
	const most = 3
	var shown []string
	for _, name := range names[:min(most, len(names))] {
		shown = append(shown, source.ShowName(name))
	}
	if len(names) > most {
		shown = append(shown, "...")
	}
	return strings.Join(shown, ", ")
}

// add notes that a document is done.
func (j *journal) add(item source.Item) {
	if j != nil {
		j.done.add(item)
	}
}

// pass notes that a document is passed over, and refuses one that is not the one
// that was done.
func (j *journal) pass(item source.Item) error {
	j.done.add(item)
	if differs := j.past.differs(item, &j.done); differs != "" {
		return j.refused("with other input: " + differs)
	}
	return nil
}

// passedAll refuses an input that has ended before all that was done was met.
func (j *journal) passedAll() error {
	if differs := j.past.lacks(j.done.documents); differs != "" {
		return j.refused("with other input: " + differs)
	}
	return nil
}

// note makes a mark of what is done so far; write writes it.
func (j *journal) note(bytes int64, failed bool) {
	if j.done.documents < j.last.Documents {
		return // still passing over what is done
	}
	m := Mark{Documents: j.done.documents, Bytes: bytes, Failed: failed}
	data, _ := json.Marshal(markLine{m, j.done.files}) // strings and numbers always can be
	j.lines = append(append(j.lines, data...), '\n')
	j.done.files = j.done.files[:0]
	j.noted = m
}

// due says that it is time to write marks.
func (j *journal) due() bool {
	first := j.last.Documents == 0 && j.done.documents == firstMark
	return first || time.Since(j.when) >= min(max(markEvery, markShare*j.took), markLatest)
}

// write has the output on the disk, then writes the marks that tell of it.
func (j *journal) write(sync func() error) error {
	start := time.Now()
	err := sync()
	if err == nil && len(j.lines) > 0 {
		_, err = j.file.Write(j.lines)
		if err = errors.Join(err, j.file.Sync()); err == nil {
			j.last, j.lines = j.noted, nil
		}
	}
	j.when = time.Now()
	j.took = j.when.Sub(start)
	return err
}

// end closes the journal; of a run that is whole nothing is kept.
func (j *journal) end(whole bool) error {
	err := errors.Join(j.past.close(), j.file.Close())
	if whole {
		err = errors.Join(err, j.at.Remove(j.name+journalSuffix))
	}
	return err
}

// lastMark returns where the run last noted that it was; the beginning for an
// output without a journal.
func (j *journal) lastMark() Mark {
	if j == nil {
		return Mark{}
	}
	return j.last
}
