package output

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"runtime"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/internal/source"
)

// names gives the files of a folder their names: those of the input, where no
// two have one name.
type names struct {
	suffixes []string            // of the files that each name stands for
	taken    map[uint64]struct{} // hashes of the files: paths would be too large
	path     string              // the input that was met last
	base     string              // its name
	other    []string            // the first inputs that have another name, and these
	others   int                 // how many there are
}

func newNames(f format.Format) *names {
	n := &names{suffixes: f.Extensions[:1:1], taken: map[uint64]struct{}{}}
	if f.Beside != nil {
		n.suffixes = append(n.suffixes, f.Beside.Extension)
	}
	if f.Overview != nil {
		n.taken[hashed(f.Overview.Name)] = struct{}{}
	}
	return n
}

// mostTold is how many names a notice tells.
const mostTold = 3

// meet returns the name of the output for an input, without the extension. The
// inputs must come in their order, so that a run that goes on gives the same.
func (n *names) meet(path string) string {
	if n.base != "" && n.path == path {
		return n.base
	}
	wanted := mirror(path)
	n.path, n.base = path, n.free(wanted)
	if n.base != wanted {
		if n.others++; n.others <= mostTold {
			n.other = append(n.other, path, n.base)
		}
	}
	return n.base
}

// free returns a name that no other has, and takes it.
func (n *names) free(base string) string {
	for n.isTaken(base) {
		base += "_"
	}
	for _, suffix := range n.suffixes {
		n.taken[hashed(base+suffix)] = struct{}{}
	}
	return base
}

func (n *names) isTaken(base string) bool {
	for _, suffix := range n.suffixes {
		if _, ok := n.taken[hashed(base+suffix)]; ok {
			return true
		}
	}
	return false
}

// hashed returns the hash of a name, as the system tells names from each other.
func hashed(name string) uint64 {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		name = strings.ToLower(name)
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(filepath.ToSlash(name)))
	return h.Sum64()
}

// notices says which inputs have files of another name.
func (n *names) notices(folder, extension string) []string {
	var out []string
	for i := 0; i < len(n.other); i += 2 {
		out = append(out, fmt.Sprintf("%s: its name is taken; written to %s", source.ShowName(n.other[i]), source.ShowName(filepath.Join(folder, n.other[i+1]+extension))))
	}
	if more := n.others - len(n.other)/2; more > 0 {
		out = append(out, fmt.Sprintf("so it is with %s more; they have a _ behind their names", Thousands(more)))
	}
	return out
}

// mirror returns the path of an input as one below a folder, which nothing leaves.
func mirror(input string) string {
	if input == source.Stdin {
		input = "stdin"
	}
	rel := filepath.ToSlash(filepath.Clean(strings.TrimPrefix(input, filepath.VolumeName(input))))
	for {
		cut := strings.TrimLeft(strings.TrimPrefix(rel, "../"), "/")
		if cut == rel {
			break
		}
		rel = cut
	}
	return filepath.FromSlash(rel)
}
