package main

import (
	"go/ast"
	"go/token"
	"path"
	"strings"
	"testing"
)

// TestPublicPackagesShowNoInternals holds that no exported function, field,
// constant or variable of the public packages has a type of an internal one.
func TestPublicPackagesShowNoInternals(t *testing.T) {
	seen := 0
	sources(t, func(file string, set *token.FileSet, tree *ast.File) {
		if dir := path.Dir(file); dir != "extract" && dir != "attribute" || strings.HasSuffix(file, "_test.go") {
			return
		}
		seen++
		for _, decl := range tree.Decls {
			for _, selector := range shown(decl) {
				if pkg, ok := selector.X.(*ast.Ident); ok && isInternal(tree, pkg.Name) {
					t.Errorf("%s:%d: shows %s.%s", file, set.Position(selector.Pos()).Line, pkg.Name, selector.Sel.Name)
				}
			}
		}
	})
	if seen < 10 {
		t.Errorf("only %d files were read", seen)
	}
}

// isInternal says that a file knows an internal package by a name.
func isInternal(file *ast.File, name string) bool {
	for _, imported := range file.Imports {
		p := strings.Trim(imported.Path.Value, `"`)
		if strings.Contains(p, "/internal/") && path.Base(p) == name && (imported.Name == nil || imported.Name.Name == name) {
			return true
		}
	}
	return false
}

// shown returns the qualified names that a declaration shows to other modules.
func shown(decl ast.Decl) []*ast.SelectorExpr {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) {
			return selectors(d.Type)
		}
	case *ast.GenDecl:
		var out []*ast.SelectorExpr
		for _, spec := range d.Specs {
			out = append(out, shownBy(spec)...)
		}
		return out
	}
	return nil
}

func shownBy(spec ast.Spec) []*ast.SelectorExpr {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if structure, ok := s.Type.(*ast.StructType); ok && s.Name.IsExported() {
			return exportedFields(structure)
		}
		if s.Name.IsExported() {
			return selectors(s.Type)
		}
	case *ast.ValueSpec:
		if s.Type != nil && s.Names[0].IsExported() {
			return selectors(s.Type)
		}
	}
	return nil
}

func exportedFields(structure *ast.StructType) []*ast.SelectorExpr {
	var out []*ast.SelectorExpr
	for _, field := range structure.Fields.List {
		if len(field.Names) == 0 || field.Names[0].IsExported() {
			out = append(out, selectors(field.Type)...)
		}
	}
	return out
}

func selectors(node ast.Node) []*ast.SelectorExpr {
	var out []*ast.SelectorExpr
	ast.Inspect(node, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			out = append(out, s)
		}
		return true
	})
	return out
}
