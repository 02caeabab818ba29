package source

import (
	"context"
	"encoding/json"
	"strings"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// isNinJS says that an object is an item of ninjs, the JSON of news agencies:
// it has their address and one of their bodies.
func isNinJS(object map[string]json.RawMessage) bool {
	if object["uri"] == nil {
		return false
	}
	if object["body_xhtml"] != nil || object["body_text"] != nil || object["body_html"] != nil {
		return true
	}
	return object["bodies"] != nil && object["headlines"] != nil
}

// ninJS reads an item of ninjs, of version 1 or 2. The description has the
// same words as the text, and is left out.
func ninJS(ctx context.Context, object map[string]json.RawMessage, at, path string) (*document.Document, error) {
	doc := &document.Document{Name: at, Path: path, Format: document.JSON, Encoding: document.UTF8}
	text := func(keys ...string) string {
		for _, key := range keys {
			if s, ok := scalar(member(object, key)); ok {
				return s
			}
		}
		return ""
	}
	doc.Text = text("body_xhtml", "body_html", "body_text", "bodies.0.value")
	doc.Meta = document.Meta{
		Title: text("headline", "headlines.0.value"), Author: text("byline", "by"), URL: text("uri"), Outlet: text("infosource.0.name", "provider"),
		Date: text("firstcreated", "firstCreated", "versioncreated", "versionCreated"),
	}
	if rest, ok := strings.CutPrefix(doc.Meta.Author, "By "); ok {
		doc.Meta.Author = rest
	}
	return doc, page.ReadFragment(ctx, doc)
}
