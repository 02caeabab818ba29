package review

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quotes/attribute"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

const text = `“It is open,” said Jo Ek on Monday. “It is closed,” said Al Roe on Tuesday.

“It is open,” said Al Roe on Wednesday, and everybody in the town heard him say it.
`

// session reviews the text; its decisions go to the path.
func session(t *testing.T, people string) *Session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	known, err := userfile.Read(people)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	if err != nil {
		known = nil
	}
	a := analysed(t, path)
	a.In.Name = "a.txt"
	return New([]*analysis.Analysis{a}, known, Options{People: people, Reviewer: "Ida", Now: func() time.Time { return time.Unix(0, 0) }})
}

func analysed(t *testing.T, path string) *analysis.Analysis {
	t.Helper()
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for item := range source.Items([]string{path}, source.Options{MaxBytes: source.DefaultMaxBytes}) {
		a, err := analysis.Of(context.Background(), item, who)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	return nil
}

// TestDecisions holds that decisions are written at once, conflicts change
// nothing, undo brings back what stood before, and a new session goes on.
func TestDecisions(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.yaml")
	s := session(t, people)
	ids := []string{}
	for _, q := range s.Record(0).Quotes {
		ids = append(ids, q.ID)
	}
	if len(ids) != 3 {
		t.Fatalf("%d quotes", len(ids))
	}
	first, err := s.Decide(0, ids[2], " Bo   Lund ", 0)
	if err != nil || first.Speaker != "Bo Lund" || first.By != "Ida" || first.At != "1970-01-01T00:00:00Z" {
		t.Fatalf("%+v %v", first, err)
	}
	if _, err := s.Decide(0, ids[2], "Cy", 0); !errors.Is(err, ErrConflict) {
		t.Errorf("a decision was written over that nobody saw: %v", err)
	}
	if _, err := s.Decide(0, ids[2], attribute.Nobody, first.Revision); err != nil {
		t.Error(err)
	}
	if _, err := s.Decide(0, "q9999", "Cy", 0); !errors.Is(err, ErrUnknown) {
		t.Errorf("a quote that is not there: %v", err)
	}
	if u, err := s.Undo(); err != nil || u.Decision.Speaker != "Bo Lund" {
		t.Errorf("%+v %v", u, err)
	}
	if _, err := s.Decide(0, ids[1], attribute.NotSpeech, 0); err != nil {
		t.Error(err)
	}
	again := session(t, people).State().Docs[0].Decisions
	if len(again) != 2 || again[ids[2]].Speaker != "Bo Lund" || again[ids[1]].Speaker != attribute.NotSpeech {
		t.Errorf("a new session knows %+v", again)
	}
	file, err := userfile.Read(people)
	if err != nil {
		t.Fatal(err)
	}
	a := analysed(t, write(t, text))
	file.Apply("a.txt", a.Res)
	q := a.Record(record.Options{Kinds: record.AllKinds()}).Quotes
	if q[0].Speaker.Name != "Jo Ek" || q[0].Status != "attributed" || q[1].Kind != "term" || q[2].Speaker.Name != "Bo Lund" {
		t.Errorf("extract would give %+v, %+v and %+v", q[0], q[1], q[2])
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Undo(); !errors.Is(err, ErrNothing) {
		t.Errorf("undo of nothing: %v", err)
	}
	if data, _ := os.ReadFile(people); strings.Contains(string(data), "quote:") {
		t.Errorf("after all is undone the file holds\n%s", data)
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestNotWritten holds that a decision that cannot be written is none.
func TestNotWritten(t *testing.T) {
	s := session(t, filepath.Join(t.TempDir(), "no such folder", "people.yaml"))
	if _, err := s.Decide(0, s.Record(0).Quotes[0].ID, "Bo", 0); err == nil {
		t.Error("no error")
	}
	if state := s.State(); len(state.Docs[0].Decisions) != 0 || state.CanUndo || state.Revision != 1 {
		t.Errorf("%+v", state)
	}
}

// TestGuard holds which requests pass: those of the page, and no other.
func TestGuard(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.yaml")
	h := Handler(session(t, people), "127.0.0.1:80", "secret")
	const page = "http://127.0.0.1:80"
	for _, c := range []struct {
		name, method, host, path, origin, kind, site string
		want                                         int
	}{
		{"the page", "GET", "127.0.0.1:80", "/secret/", "", "", "none", 200},
		{"its script", "GET", "127.0.0.1:80", "/secret/review.js", "", "", "same-origin", 200},
		{"its state", "GET", "127.0.0.1:80", "/secret/state", "", "", "same-origin", 200},
		{"a document", "GET", "127.0.0.1:80", "/secret/doc/0", "", "", "", 200},
		{"a document that is not there", "GET", "127.0.0.1:80", "/secret/doc/1", "", "", "", 404},
		{"undo", "POST", "127.0.0.1:80", "/secret/undo", page, "application/json", "same-origin", 409},
		{"no decision", "POST", "127.0.0.1:80", "/secret/decide", page, "application/json", "", 400},
		{"no token", "GET", "127.0.0.1:80", "/", "", "", "", 404},
		{"another token", "GET", "127.0.0.1:80", "/secreT/state", "", "", "", 404},
		{"a name bent to this machine", "GET", "evil.example:80", "/secret/state", "", "", "", 404},
		{"another name of this machine", "GET", "localhost:80", "/secret/state", "", "", "", 404},
		{"another site reads", "GET", "127.0.0.1:80", "/secret/state", "http://evil.example", "", "", 404},
		{"another site shows", "GET", "127.0.0.1:80", "/secret/", "", "", "cross-site", 404},
		{"another port shows", "GET", "127.0.0.1:80", "/secret/", "", "", "same-site", 404},
		{"another site posts", "POST", "127.0.0.1:80", "/secret/undo", "http://evil.example", "application/json", "", 404},
		{"nobody posts", "POST", "127.0.0.1:80", "/secret/undo", "", "application/json", "", 404},
		{"a form posts", "POST", "127.0.0.1:80", "/secret/undo", page, "text/plain", "", 404},
		{"a sandbox posts", "POST", "127.0.0.1:80", "/secret/undo", "null", "application/json", "", 404},
		{"asks what is allowed", "OPTIONS", "127.0.0.1:80", "/secret/undo", page, "", "", 404},
		{"a file above", "GET", "127.0.0.1:80", "/secret/../../etc/passwd", "", "", "", 404},
		{"a folder", "GET", "127.0.0.1:80", "/secret/page/", "", "", "", 404},
	} {
		r := httptest.NewRequest(c.method, "/", strings.NewReader("no"))
		r.Host, r.URL.Path = c.host, c.path
		for key, value := range map[string]string{"Origin": c.origin, "Content-Type": c.kind, "Sec-Fetch-Site": c.site} {
			if value != "" {
				r.Header.Set(key, value)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.want && !(c.want == 404 && w.Code == http.StatusTemporaryRedirect) {
			t.Errorf("%s: %d, not %d", c.name, w.Code, c.want)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: the policy is %q", c.name, csp)
		}
	}
}

// TestServe holds that the server ends with its context and listens to this machine alone.
func TestServe(t *testing.T) {
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(l.Addr().String(), "127.0.0.1:") || !strings.HasSuffix(Address(l, "x"), "/x/") {
		t.Error(l.Addr())
	}
	s := session(t, filepath.Join(t.TempDir(), "people.yaml"))
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- Serve(ctx, s, l, "x") }()
	resp, err := http.Get(Address(l, "x") + "state")
	if err != nil {
		t.Fatal(err)
	}
	var state State
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil || state.Reviewer != "Ida" {
		t.Errorf("%+v %v", state, err)
	}
	resp.Body.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestOnlyShownQuotesAreReviewed holds that what is not shown is no part of the page,
// and counts where quotes of the same words are told apart.
func TestOnlyShownQuotesAreReviewed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("“No,” Jo Ek said.\n\nThe rain came.\n\n“No,” Al Roe said.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	a := analysed(t, path)
	a.In.Name = "a.txt"
	last := record.IDs(a.Doc.Text, a.Res)[1]
	people := filepath.Join(t.TempDir(), "people.yaml")
	s := New([]*analysis.Analysis{a}, nil, Options{People: people, Now: func() time.Time { return time.Unix(0, 0) },
		Shown: func(*analysis.Analysis) map[string]bool { return map[string]bool{last: true} }})
	if shown := s.docs[0].record.Quotes; len(shown) != 1 || shown[0].ID != last {
		t.Errorf("%d quotes are shown", len(shown))
	}
	if _, err := s.Decide(0, last, "Ida", 0); err != nil {
		t.Fatal(err)
	}
	known, err := userfile.Read(people)
	if err != nil {
		t.Fatal(err)
	}
	if made := known.Decisions(); len(made) != 1 || made[0].Occurrence != 2 {
		t.Errorf("%+v", made)
	}
}
