package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the project's folder.
const root = "../.."

// layers is the pipeline: a package imports only packages that stand in lines
// above its own. Those of one line do not know each other.
var layers = [][]string{
	{"internal/lazy"},
	{"internal/lexicon", "internal/char", "internal/intern", "internal/model", "internal/unpack", "internal/yaml", "internal/watch", "internal/source/warc"},
	{"internal/source/document"},
	{"internal/source/page", "internal/source/tei", "internal/source/screenplay", "internal/source/captions", "internal/source/markdown", "internal/source/rtf", "internal/source/pdf"},
	{"internal/source/zipped", "internal/source/export", "internal/source/feed", "internal/source/mail", "internal/source/newsxml"},
	{"internal/source"},
	{"internal/speechtag", "internal/language", "internal/naming"},
	{"internal/aside"},
	{"internal/turns"},
	{"internal/marks"},
	{"internal/book"},
	{"extract"},
	{"internal/word"},
	{"internal/nlp", "internal/mention"},
	{"internal/people"},
	{"internal/scene", "internal/texttest"},
	{"internal/scene/scenetest"},
	{"internal/shape", "internal/office", "internal/refer", "internal/term", "internal/genre", "internal/story"},
	{"internal/link"},
	{"internal/news", "internal/fiction", "internal/report"},
	{"internal/pipeline", "internal/indirect"},
	{"attribute"},
	{"internal/record"},
	{"internal/analysis"},
	{"cmd/internal/docname", "cmd/internal/spelling", "cmd/internal/annotate", "cmd/internal/terminal", "cmd/internal/format/marking", "cmd/internal/format/formattest"},
	{"cmd/internal/format/page", "cmd/internal/format/tei"},
	{"cmd/internal/build", "cmd/internal/disk", "cmd/internal/interrupt", "cmd/internal/format", "cmd/internal/batch", "cmd/internal/learn", "cmd/internal/eval/corpus", "cmd/internal/sheet", "cmd/internal/memory"},
	{"cmd/internal/format/verdicts", "cmd/internal/eval", "cmd/internal/verify/token", "cmd/internal/verify/verdict"},
	{"cmd/internal/verify/compare", "cmd/internal/verify/voice"},
	{"cmd/internal/explain", "cmd/internal/userfile", "cmd/internal/verify", "cmd/internal/output", "cmd/internal/flagvalue", "cmd/internal/provenance"},
	{"cmd/internal/claims", "cmd/internal/speakers", "cmd/internal/script", "cmd/internal/review", "cmd/internal/learn/learntest", "cmd/internal/learn/newsfit", "cmd/internal/learn/fictionfit", "cmd/internal/learn/reportfit", "cmd/internal/learn/turnfit", "cmd/internal/learn/tagfit"},
	{"cmd/internal/check"},
	{"cmd/internal/mcp"},
	{"cmd/internal/cli"},
	{"cmd/quotes", "cmd/train", "cmd/lexicon"},
}

// doors are the packages by which third-party modules enter, where the design
// names them. Every other module may have one door too, and no more.
var doors = map[string]string{
	"github.com/jdkato/prose/v3":          "internal/nlp",
	"github.com/spf13/cobra":              "cmd/internal/cli",
	"github.com/olekukonko/tablewriter":   "cmd/internal/format",
	"codeberg.org/readeck/go-readability": "internal/source/page",
	"golang.org/x/net":                    "internal/source/page",
}

// A listed package is what `go list -json` tells of one.
type listedPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Deps       []string
	Module     *struct{ Path string }
}

// list runs go list.
func list(t *testing.T, args ...string) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Standard,Imports,Deps,Module"}, args...)...)
	cmd.Dir = root
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &errs)
	}
	var packages []listedPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listedPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// own returns the path of a package inside the module.
func own(path string) (string, bool) { return strings.CutPrefix(path, "quotes/") }

func TestImportsPointOneWay(t *testing.T) {
	layer := map[string]int{}
	for i, line := range layers {
		for _, p := range line {
			layer[p] = i
		}
	}
	for _, p := range list(t, "./...") {
		name, _ := own(p.ImportPath)
		at, ok := layer[name]
		if !ok {
			t.Errorf("%s stands in no layer: add it to the list", name)
			continue
		}
		for _, imported := range p.Imports {
			if other, ok := own(imported); ok && layer[other] >= at {
				t.Errorf("%s imports %s, which does not stand before it", name, other)
			}
			if (name == "extract" || name == "attribute") && imported == "quotes/internal/source" {
				t.Errorf("%s reads documents: only the command line joins it with source", name)
			}
		}
	}
}

// unreachable are packages that others must not reach by any way. A name that
// ends with a slash stands for all packages below it.
var unreachable = []struct{ from, to string }{
	{"extract", "internal/source"}, // the command line joins reading with the rest
	{"extract", "internal/nlp"},
	{"extract", "internal/model"},
	{"attribute", "internal/source"},
	{"attribute", "internal/record"},
	{"attribute", "cmd/"}, // what is measured does not know of it
	{"internal/", "cmd/"},
	{"internal/source", "attribute"},
	{"internal/scene", "internal/model"}, // what stands there is no matter of weights
	{"cmd/quotes", "cmd/internal/learn"},
	{"cmd/train", "cmd/internal/cli"},
	{"cmd/internal/eval", "cmd/internal/format"},
	{"cmd/internal/format/", "cmd/internal/verify"},
}

func TestWhatIsOutOfReach(t *testing.T) {
	among := func(name, of string) bool {
		return name == of || strings.HasSuffix(of, "/") && strings.HasPrefix(name, of)
	}
	found := map[string]bool{}
	for _, p := range list(t, "./...") {
		name, _ := own(p.ImportPath)
		for _, rule := range unreachable {
			if !among(name, rule.from) {
				continue
			}
			found[rule.from] = true
			for _, dep := range p.Deps {
				if other, ok := own(dep); ok && among(other, rule.to) {
					t.Errorf("%s reaches %s", name, other)
				}
			}
		}
	}
	for _, rule := range unreachable {
		if !found[rule.from] {
			t.Errorf("there is no %s", rule.from)
		}
	}
}

func TestThirdPartyPackagesHaveOneDoor(t *testing.T) {
	module := map[string]string{}
	for _, p := range list(t, "-deps", "./...") {
		if p.Module != nil {
			module[p.ImportPath] = p.Module.Path
		}
	}
	users := map[string][]string{}
	for _, p := range list(t, "./...") {
		name, _ := own(p.ImportPath)
		for _, imported := range p.Imports {
			m := module[imported]
			if m == "" || m == "quotes" || slices.Contains(users[m], name) {
				continue
			}
			users[m] = append(users[m], name)
		}
	}
	for m, names := range users {
		for prefix, door := range doors {
			if strings.HasPrefix(m, prefix) && !slices.Equal(names, []string{door}) {
				t.Errorf("%s enters by %s, and should by %s", m, strings.Join(names, ", "), door)
			}
		}
		if len(names) > 1 && m != "golang.org/x/text" {
			t.Errorf("%s has %d doors: %s", m, len(names), strings.Join(names, ", "))
		}
	}
}

func TestPublicPackagesReachProseAndTheStandardLibraryOnly(t *testing.T) {
	for _, p := range list(t, "-deps", "./extract", "./attribute") {
		name, isOwn := own(p.ImportPath)
		switch {
		case isOwn && strings.HasPrefix(name, "cmd/"):
			t.Errorf("they reach %s", name)
		case isOwn, p.Standard, strings.HasPrefix(p.ImportPath, "github.com/jdkato/prose/v3"):
		default:
			t.Errorf("they reach %s", p.ImportPath)
		}
	}
}

// listens is the package that serves a page to this machine alone.
const listens = "quotes/cmd/internal/review"

// TestProgramOpensNoConnections holds that no package of ours reaches the
// network but the one that listens, and that the linked program holds no client:
// readability can fetch pages, and the linker leaves out what nobody calls. The
// SDK of mcp makes a Transport when it is loaded, which stays; without a Client
// nobody calls it.
func TestProgramOpensNoConnections(t *testing.T) {
	for _, p := range list(t, "./cmd/quotes", "./internal/...", "./cmd/internal/...", "./extract", "./attribute") {
		for _, imported := range p.Imports {
			if p.ImportPath == listens && (imported == "net" || imported == "net/http") {
				continue
			}
			if imported == "net" || strings.HasPrefix(imported, "net/http") || imported == "crypto/tls" {
				t.Errorf("%s can reach the network by %s", p.ImportPath, imported)
			}
		}
	}
	program := filepath.Join(t.TempDir(), "quotes")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, client := range []string{"net/http.(*Client).", "net/http.Get", "net/http.Post", "crypto/tls.Dial", "net/smtp."} {
		if bytes.Contains(symbols, []byte(client)) {
			t.Errorf("the program holds %s", client)
		}
	}
}

// sources calls use with every Go file of the project, its path within it.
func sources(t *testing.T, use func(path string, set *token.FileSet, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "data"):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err == nil {
			use(filepath.ToSlash(rel), set, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	sources(t, func(path string, set *token.FileSet, file *ast.File) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, decl := range file.Decls {
			for _, name := range undocumented(decl) {
				t.Errorf("%s:%d: %s has no comment", path, set.Position(name.Pos()).Line, name.Name)
			}
		}
	})
}

// undocumented returns the exported names of a declaration without a comment.
func undocumented(decl ast.Decl) []*ast.Ident {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		return undocumentedIn(d)
	}
	return nil
}

func undocumentedIn(d *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && s.Doc == nil && d.Doc == nil {
				names = append(names, s.Name)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	expr := d.Recv.List[0].Type
	if star, ok := expr.(*ast.StarExpr); ok {
		expr = star.X
	}
	if index, ok := expr.(*ast.IndexExpr); ok {
		expr = index.X
	}
	name, ok := expr.(*ast.Ident)
	return ok && name.IsExported()
}

// forbidden are the selectors that library packages and tests do without.
var (
	inLibraries = regexp.MustCompile(`^(fmt\.Print(f|ln)?|os\.(Exit|Stdout|Stderr|Stdin|Getenv|Args)|log\..*|flag\..*|time\.(Now|Since|Sleep|After|Tick|NewTimer)|rand\..*)$`)
	inTests     = regexp.MustCompile(`^time\.(Now|Since|After|Tick|NewTimer)$`)
)

// TestLibrariesKeepQuiet holds that library packages neither print, log, exit,
// read flags or the environment, nor look at the clock or throw dice; and that
// no test looks at the clock: speed is for benchmarks.
func TestLibrariesKeepQuiet(t *testing.T) {
	sources(t, func(path string, set *token.FileSet, file *ast.File) {
		forbidden := inLibraries
		switch {
		case strings.HasSuffix(path, "_test.go"):
			forbidden = inTests
		case strings.HasPrefix(path, "cmd/") || strings.HasPrefix(path, "beam/"):
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Obj == nil && forbidden.MatchString(x.Name+"."+sel.Sel.Name) {
					t.Errorf("%s: %s.%s", set.Position(sel.Pos()), x.Name, sel.Sel.Name)
				}
			}
			return true
		})
	})
}
