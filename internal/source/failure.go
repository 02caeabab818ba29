package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"syscall"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// fileError puts the system's error into words.
func fileError(name string, err error) *document.Error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, unpack.ErrRatio):
		return &document.Error{Name: name, Code: document.TooLarge, Problem: unpack.ErrRatio.Error(), Advice: "it was not made to be read"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &document.Error{Name: name, Code: document.Unreadable, Problem: "cannot be read: its packed data is cut off", Advice: "get it anew"}
	case errors.Is(err, fs.ErrNotExist):
		return &document.Error{Name: name, Code: document.Missing, Problem: "no such file", Advice: "check the path"}
	case errors.Is(err, fs.ErrPermission):
		return &document.Error{Name: name, Code: document.Unreadable, Problem: "may not be read", Advice: "check its permissions"}
	case errors.Is(err, syscall.EISDIR):
		return &document.Error{Name: name, Code: document.Unreadable, Problem: "is a folder", Advice: "name it, or a file in it"}
	}
	return &document.Error{Name: name, Code: document.Unreadable, Problem: "cannot be read", Advice: "check the file", Err: err}
}

// isURL says that the name is a web address.
func isURL(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

func urlError(name string) *document.Error {
	return &document.Error{Name: name, Code: document.URL, Problem: "is a URL, and quotes opens no connections",
		Advice: "pipe it: curl -s " + quoteArg(name) + " | quotes extract"}
}

// quoteArg quotes a word for a shell where it needs it.
func quoteArg(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:=%+,@", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	if shown := strconv.Quote(s); strings.Contains(shown, `\`) && !strings.ContainsAny(s, `\"`) {
		return "$'" + strings.ReplaceAll(shown[1:len(shown)-1], "'", `\'`) + "'"
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func tooLarge(name string, limit int64) *document.Error {
	return &document.Error{Name: name, Code: document.TooLarge, Problem: fmt.Sprintf("is larger than %s", document.FormatSize(limit)), Advice: "split it, or raise --max-bytes"}
}
