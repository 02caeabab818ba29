package mcp

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/analysis"
)

const article = "“The ferry will sail on Monday,” Mayor Ana Reyes said. “Nobody asked me,” Jo Ek said."

// connect returns a client of a server with some folders.
func connect(t *testing.T, opts Options) *sdk.ClientSession {
	t.Helper()
	if opts.Who == nil {
		who, err := attribute.New(attribute.Options{})
		if err != nil {
			t.Fatal(err)
		}
		opts.Who = who
	}
	opts.Jobs = 2
	if opts.Max == 0 {
		opts.Max = 1 << 20
	}
	server, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	to, from := sdk.NewInMemoryTransports()
	if _, err := server.sdk.Connect(t.Context(), to, nil); err != nil {
		t.Fatal(err)
	}
	client := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil)
	session, err := client.Connect(t.Context(), from, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session
}

// call calls a tool and reads its answer; problem is what went wrong in it.
func call(t *testing.T, s *sdk.ClientSession, name string, args map[string]any, answer any) (problem string) {
	t.Helper()
	res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	text := res.Content[0].(*sdk.TextContent).Text
	if res.IsError {
		return text
	}
	if answer != nil {
		if err := json.Unmarshal([]byte(text), answer); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		structured, err := json.Marshal(res.StructuredContent)
		if err != nil || !sameJSON(structured, []byte(text)) {
			t.Errorf("the structured answer is another: %s", structured)
		}
	}
	return ""
}

func sameJSON(a, b []byte) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	p, _ := json.Marshal(x)
	q, _ := json.Marshal(y)
	return string(p) == string(q)
}

// answer is what of the tools' answers the tests look at.
type answer struct {
	Documents []struct {
		Doc    string
		Quotes []struct {
			Text    string
			Speaker *struct{ Name string }
		}
	}
	Quotes []struct {
		Text    string
		Speaker *struct{ Name string }
	}
	Verdicts []struct {
		Verdict string
		Passage *struct {
			Source string
			Line   int
		}
	}
	Unread []string
}

func TestToolsAreListed(t *testing.T) {
	s := connect(t, Options{})
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if schema, err := json.Marshal(tool.OutputSchema); err != nil || !strings.Contains(string(schema), `"$defs"`) || !strings.Contains(string(schema), `"additionalProperties":false`) {
			t.Errorf("%s does not say what it answers: %.200s", tool.Name, schema)
		}
		if a := tool.Annotations; a == nil || !a.ReadOnlyHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("%s does not say that it only reads", tool.Name)
		}
	}
	if slices.Sort(names); !slices.Equal(names, []string{"extract_quotes", "verify_quotes", "who_said"}) {
		t.Errorf("the tools are %q", names)
	}
}

func TestExtractAndWhoSaid(t *testing.T) {
	s := connect(t, Options{})
	var got answer
	if problem := call(t, s, "extract_quotes", map[string]any{"text": article}, &got); problem != "" {
		t.Fatal(problem)
	}
	if len(got.Documents) != 1 || len(got.Documents[0].Quotes) != 2 || got.Documents[0].Quotes[0].Speaker.Name != "Ana Reyes" {
		t.Errorf("got %+v", got)
	}
	got = answer{}
	if problem := call(t, s, "who_said", map[string]any{"text": article, "words": "nobody asked"}, &got); problem != "" {
		t.Fatal(problem)
	}
	if len(got.Quotes) != 1 || got.Quotes[0].Speaker.Name != "Jo Ek" {
		t.Errorf("got %+v", got)
	}
	got = answer{}
	if call(t, s, "who_said", map[string]any{"text": article, "words": "body asked"}, &got); got.Quotes == nil || len(got.Quotes) != 0 {
		t.Errorf("half a word is found: %+v", got)
	}
}

func TestVerify(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "speech.txt"), "ANA REYES: The ferry will sail on Monday. I hope so.\n")
	s := connect(t, Options{Folders: []string{dir}})
	quotes := []map[string]any{{"quote": "The ferry will sail on Monday.", "speaker": "Ana Reyes"}, {"quote": "The ferry will not sail on Monday."}}
	for name, args := range map[string]map[string]any{
		"source":  {"quotes": quotes, "source": "ANA REYES: The ferry will sail on Monday. I hope so.\n"},
		"against": {"quotes": quotes, "against": []string{dir}},
	} {
		var got answer
		if problem := call(t, s, "verify_quotes", args, &got); problem != "" {
			t.Fatalf("%s: %s", name, problem)
		}
		if len(got.Verdicts) != 2 || got.Verdicts[0].Verdict != "exact" || got.Verdicts[1].Verdict != "altered" {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	var got answer
	call(t, s, "verify_quotes", map[string]any{"draft": article, "against": []string{dir}}, &got)
	if len(got.Verdicts) != 2 || got.Verdicts[0].Verdict != "exact" || got.Verdicts[1].Verdict != "missing" {
		t.Errorf("a draft: got %+v", got)
	}
}

// TestOnlyAllowedFolders asks for files outside the folders, also by links.
func TestOnlyAllowedFolders(t *testing.T) {
	dir, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret.txt")
	write(t, secret, article)
	write(t, filepath.Join(dir, "open.txt"), article)
	if err := os.Symlink(secret, filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	s := connect(t, Options{Folders: []string{dir}})
	for _, path := range []string{secret, filepath.Join(dir, "link.txt"), filepath.Join(dir, "..", filepath.Base(filepath.Dir(secret)), "secret.txt"), "/etc/hostname", filepath.Join(filepath.Dir(secret), "gone.txt"), "-"} {
		for tool, args := range map[string]map[string]any{
			"extract_quotes": {"path": path}, "who_said": {"path": path, "words": "ferry"},
			"verify_quotes": {"draft": article, "against": []string{path}},
		} {
			if problem := call(t, s, tool, args, nil); !strings.Contains(problem, "not in a folder that is allowed") {
				t.Errorf("%s of %s: %q", tool, path, problem)
			}
		}
		if problem := call(t, s, "verify_quotes", map[string]any{"draft_path": path, "source": article}, nil); !strings.Contains(problem, "not in a folder") {
			t.Errorf("a draft %s: %q", path, problem)
		}
	}
	var got answer
	call(t, s, "extract_quotes", map[string]any{"path": dir}, &got)
	if len(got.Documents) != 1 || !strings.HasSuffix(got.Documents[0].Doc, "open.txt") {
		t.Errorf("of the folder: %+v", got)
	}
	got = answer{}
	call(t, s, "verify_quotes", map[string]any{"draft": article, "against": []string{dir}}, &got)
	if len(got.Verdicts) != 2 || got.Verdicts[0].Passage == nil || !strings.HasSuffix(got.Verdicts[0].Passage.Source, "open.txt") {
		t.Errorf("against the folder: %+v", got)
	}
	none := connect(t, Options{})
	if problem := call(t, none, "extract_quotes", map[string]any{"path": secret}, nil); !strings.Contains(problem, "no folder is allowed") {
		t.Errorf("without folders: %q", problem)
	}
}

// TestLimits holds a call against its bounds, and asks again after it failed.
func TestLimits(t *testing.T) {
	s := connect(t, Options{Who: slow{}, Timeout: 20 * time.Millisecond, Max: 1000})
	if problem := call(t, s, "extract_quotes", map[string]any{"text": article}, nil); !strings.Contains(problem, "took longer than 20ms") {
		t.Errorf("got %q", problem)
	}
	if problem := call(t, s, "extract_quotes", map[string]any{"text": strings.Repeat("a ", 600)}, nil); !strings.Contains(problem, "and may have 1000") {
		t.Errorf("got %q", problem)
	}
	for problem, args := range map[string]map[string]any{
		"give text or path":           {},
		"give text or path, not both": {"text": "a", "path": "b"},
		"there is no kind":            {"text": "a", "kinds": []string{"loud"}},
	} {
		if got := call(t, s, "extract_quotes", args, nil); !strings.Contains(got, problem) {
			t.Errorf("got %q, want %q", got, problem)
		}
	}
	failing := connect(t, Options{Who: broken{}})
	for range 2 {
		if problem := call(t, failing, "extract_quotes", map[string]any{"text": article}, nil); problem == "" {
			t.Error("a panic is no problem")
		}
	}
}

// slow never ends before its context.
type slow struct{ analysis.Attributor }

func (slow) Attribute(ctx context.Context, _ *extract.Document) (*attribute.Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// broken fails as a fault of the program would.
type broken struct{ analysis.Attributor }

func (broken) Attribute(context.Context, *extract.Document) (*attribute.Result, error) {
	panic("a fault")
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
