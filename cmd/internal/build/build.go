// Package build tells which program this is: its version and commit, what it was
// built by and for, and the modules that it is made of.
package build

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// Name returns version and commit, as far as the build tells them: v1.2.0
// (0a1b2c3d4e5f).
func Name() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	setting := map[string]string{}
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	commit := cmp.Or(setting["vcs.revision"], "unknown commit")
	if len(setting["vcs.revision"]) > 12 {
		commit = commit[:12]
	}
	if setting["vcs.modified"] == "true" {
		commit += ", changed"
	}
	return fmt.Sprintf("%s (%s)", cmp.Or(info.Main.Version, "(devel)"), commit)
}

// Describe returns the program, its name, and what it was built by and for.
func Describe() string {
	return fmt.Sprintf("quotes %s %s %s/%s", Name(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// WriteModules writes the modules that the program is made of, a line each: path,
// version and checksum.
func WriteModules(w io.Writer) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("the build tells no modules")
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", m.Path, m.Version, m.Sum); err != nil {
			return err
		}
	}
	return nil
}
