package annotate

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"quotes/internal/record"
)

// The parts of SARIF 2.1.0 (OASIS) that verdicts need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations,omitempty"`
		ColumnKind  string            `json:"columnKind"`
		Artifacts   []sarifFile       `json:"artifacts,omitempty"`
		Results     []sarifResult     `json:"results"`
	}
	// sarifInvocation tells of sources that could not be read.
	sarifInvocation struct {
		Successful    bool          `json:"executionSuccessful"`
		Notifications []sarifNotice `json:"toolExecutionNotifications"`
	}
	sarifNotice struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name       string         `json:"name"`
		Version    string         `json:"version,omitempty"`
		Rules      []sarifRule    `json:"rules"`
		Properties map[string]any `json:"properties,omitempty"` // weights and options
	}
	sarifFile struct {
		Location     sarifArtifact     `json:"location"`
		Hashes       map[string]string `json:"hashes,omitempty"`
		LastModified string            `json:"lastModifiedTimeUtc,omitempty"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID           string          `json:"ruleId"`
		Kind             string          `json:"kind"`
		Level            string          `json:"level"`
		Message          sarifText       `json:"message"`
		Locations        []sarifLocation `json:"locations"`
		RelatedLocations []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int        `json:"startLine"`
		Snippet   *sarifText `json:"snippet,omitempty"`
	}
)

// rules are the verdicts, and what they mean.
var rules = [][2]string{
	{"exact", "the same words"},
	{"punctuation", "the same words, with other marks, case or spelling"},
	{"cleaned", "fillers, repeats and false starts are left out"},
	{"elided", "an ellipsis marks what is left out"},
	{"bracketed", "brackets mark what was put in"},
	{"altered", "words are changed, left out or put in"},
	{"spliced", "put together from several places"},
	{"misattributed", "somebody else says it in the source"},
	{"missing", "the sources do not have it"},
	{"citation", "the source that the text gives with it is another, unread or undefined"},
}

// WriteSARIF writes a SARIF log: a result for each quote, of kind pass where it
// is borne out and fail where not, and one of level warning for each wrong citation, with the line of the text that quotes it and
// the place in the source. How all was found, where that is known, is told as SARIF
// does it: by the driver's version and properties and the hashes of artifacts.
func WriteSARIF(w io.Writer, verdicts []record.Verdict, made *record.Run) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "quotes"}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	for _, r := range rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{r[0], sarifText{r[1]}})
	}
	run.tell(made)
	for i := range verdicts {
		r := result(&verdicts[i])
		run.Results = append(run.Results, r)
		if verdicts[i].CitationFault != "" {
			r.RuleID, r.Kind, r.Level, r.Message = "citation", "fail", "warning", sarifText{citation(&verdicts[i])}
			run.Results = append(run.Results, r)
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// tell tells how the results were found.
func (r *sarifRun) tell(made *record.Run) {
	if made == nil {
		return
	}
	r.Tool.Driver.Version = made.Version
	r.Tool.Driver.Properties = map[string]any{"weights": made.Weights, "options": made.Options}
	if len(made.Unread) > 0 {
		i := sarifInvocation{Successful: true}
		for _, text := range made.Unread {
			i.Notifications = append(i.Notifications, sarifNotice{"warning", sarifText{"not read: " + text}})
		}
		r.Invocations = []sarifInvocation{i}
	}
	files := made.Sources
	if made.QuotesFrom != nil {
		files = append([]record.RunSource{*made.QuotesFrom}, files...)
	}
	for _, s := range files {
		f := sarifFile{Location: sarifArtifact{uri(s.Name)}, LastModified: record.Value(s.Date)}
		if s.SHA256 != nil {
			f.Hashes = map[string]string{"sha-256": *s.SHA256}
		}
		r.Artifacts = append(r.Artifacts, f)
	}
}

func result(v *record.Verdict) sarifResult {
	r := sarifResult{RuleID: v.Verdict, Kind: "fail", Level: "error", Message: sarifText{message(v)}, Locations: []sarifLocation{}}
	if passes(v.Verdict) {
		r.Kind, r.Level = "pass", "none"
	}
	if at := placeOf(v); at.file != "" {
		r.Locations = append(r.Locations, location(at.file, at.line, v.Quote))
	}
	for _, p := range v.Places() {
		source := location(p.Source, p.Line, p.Text)
		source.Message = &sarifText{"the source: " + sourcePlace(&p)}
		r.RelatedLocations = append(r.RelatedLocations, source)
	}
	return r
}

func location(file string, line int, words string) sarifLocation {
	p := sarifPhysical{ArtifactLocation: sarifArtifact{uri(file)}}
	if line > 0 {
		p.Region = &sarifRegion{StartLine: line, Snippet: &sarifText{words}}
	}
	return sarifLocation{PhysicalLocation: p}
}

// uri writes a path as a relative reference, as RFC 3986 wants it.
func uri(path string) string {
	path = filepath.ToSlash(path)
	return strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F", "[", "%5B", "]", "%5D").Replace(path)
}
