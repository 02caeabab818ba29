package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shots is where pictures of the page go.
var shots = flag.String("shots", "", "folder for pictures of the page at phone's and desk's width, light and dark")

// wait is how long a test waits for the page.
const wait = 20 * time.Second

// chrome starts a browser and returns the context of its first tab.
func chrome(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no browser on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 800))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Skipf("the browser does not start: %v", err)
	}
	return ctx
}

// tab opens another tab of the same browser.
func tab(t *testing.T, ctx context.Context) context.Context {
	t.Helper()
	other, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(other); err != nil { // without a limit, which would be that of the tab
		t.Fatal(err)
	}
	return other
}

// run does what is to be done in a tab.
func run(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// eval returns what an expression of the page is.
func eval[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return out
}

// until waits until an expression of the page is true.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	limited, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if err := chromedp.Do(limited, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingInterval(50*time.Millisecond))); err != nil {
		t.Fatalf("%s: %v\n%s", expression, err, eval[string](t, ctx, "document.body.innerText"))
	}
}

// program builds quotes and returns its path.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "quotes")
	if out, err := exec.Command("go", "build", "-C", "..", "-o", path, "./cmd/quotes").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// A bench is a folder with articles, and the program that reviews them.
type bench struct {
	program, dir, people string
}

// newBench lays articles of the project into a folder.
func newBench(t *testing.T, names ...string) *bench {
	t.Helper()
	b := &bench{program: program(t), dir: t.TempDir()}
	b.people = filepath.Join(b.dir, "people.yaml")
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("../testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(b.dir, filepath.Base(name)), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// A served is a running review.
type served struct {
	url     string
	process *os.Process
	ended   chan struct{}
}

// serve starts a review of the bench's articles.
func (b *bench) serve(t *testing.T, names ...string) *served {
	t.Helper()
	cmd := exec.Command(b.program, append([]string{"review", "--people", "people.yaml", "--reviewer", "Ida"}, names...)...)
	cmd.Dir = b.dir
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &served{process: cmd.Process, ended: make(chan struct{})}
	lines := bufio.NewScanner(errs)
	for s.url == "" && lines.Scan() {
		if at := strings.Index(lines.Text(), "http://"); at >= 0 {
			s.url = lines.Text()[at:]
		}
	}
	go func() {
		for lines.Scan() {
		}
		_ = cmd.Wait() // a killed program ends badly
		close(s.ended)
	}()
	t.Cleanup(func() { s.kill(t) })
	if s.url == "" {
		t.Fatal("the program names no address")
	}
	return s
}

// kill ends the program at once.
func (s *served) kill(t *testing.T) {
	t.Helper()
	_ = s.process.Kill() // it may have ended
	<-s.ended
}

// file returns the file of people; empty where it is not there.
func (b *bench) file(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(b.people)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

// A listed quote is one of extract.
type listed struct {
	Doc, ID, Status string
	Speaker         *speaker
}

type speaker struct{ Name string }

// String returns the name.
func (s *speaker) String() string { return s.Name }

// extract lists the quotes with the file of people, by document and id.
func (b *bench) extract(t *testing.T, names ...string) map[string]listed {
	t.Helper()
	cmd := exec.Command(b.program, append([]string{"extract", "-q", "-f", "jsonl", "--people", "people.yaml"}, names...)...)
	cmd.Dir = b.dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]listed{}
	for line := range strings.Lines(string(out)) {
		var q listed
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		found[q.Doc+" "+q.ID] = q
	}
	return found
}

// here is the document and the id of the quote that the page shows.
const here = `state.docs[current].name + ' ' + at`

// decided waits until the page has so many decisions.
func decided(n int) string {
	return fmt.Sprintf("document.getElementById('count').textContent.startsWith('%d of ')", n)
}

// press presses keys in a tab.
func press(t *testing.T, ctx context.Context, keys ...string) {
	t.Helper()
	for _, k := range keys {
		run(t, ctx, chromedp.KeyEvent(k))
	}
}

// enter types a name behind the key that leads to its field.
func enter(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	press(t, ctx, "/")
	until(t, ctx, "document.activeElement.id === 'name'")
	press(t, ctx, name, kb.Enter)
}

// open goes to a page of the review and waits until it shows a quote.
func open(t *testing.T, ctx context.Context, s *served) {
	t.Helper()
	run(t, ctx, chromedp.Navigate(s.url))
	until(t, ctx, "document.querySelector('mark.here') !== null")
}

// TestTenCorrections puts ten names right by keyboard alone, over a program that
// is killed after the fifth, and holds that extract gives them back.
func TestTenCorrections(t *testing.T) {
	ctx := chrome(t)
	b := newBench(t, "articles/clinic.txt", "articles/ferry.txt")
	names := []string{"clinic.txt", "ferry.txt"}
	s := b.serve(t, names...)
	open(t, ctx, s)
	if rank := eval[[]float64](t, ctx, "order.map(id => sureness(record().byId.get(id)))"); rank[0] > rank[len(rank)-1] {
		t.Errorf("the doubtful do not stand first: %v", rank)
	}
	want, last := map[string]string{}, ""
	for i := range 10 {
		if i == 5 {
			s.kill(t)
			press(t, ctx, "1")
			until(t, ctx, "!document.getElementById('alarm').hidden")
			if done := eval[bool](t, ctx, decided(5)); !done {
				t.Error("what was not written is shown as written")
			}
			s = b.serve(t, names...)
			open(t, ctx, s)
			press(t, ctx, "u") // what the killed program had written can still be taken back
			until(t, ctx, decided(4))
			until(t, ctx, "at === '"+last+"'")
			press(t, ctx, "2")
			until(t, ctx, decided(5))
		}
		place := eval[string](t, ctx, here)
		switch i % 3 {
		case 0:
			want[place] = fmt.Sprintf("Person Number %d", i)
			enter(t, ctx, want[place])
		case 1:
			want[place] = eval[string](t, ctx, "document.querySelectorAll('#choices button')[1].dataset.name")
			press(t, ctx, "2")
		case 2:
			want[place] = ""
			press(t, ctx, "n")
		}
		last = place[strings.IndexByte(place, ' ')+1:]
		until(t, ctx, decided(i+1))
		if n := strings.Count(b.file(t), "by: Ida"); n != i+1 {
			t.Fatalf("%d decisions are written, not %d:\n%s", n, i+1, b.file(t))
		}
	}
	if len(want) != 10 {
		t.Errorf("%d quotes were decided, not 10", len(want))
	}
	got := b.extract(t, names...)
	for place, name := range want {
		q := got[place]
		if q.Status != "corrected" || name == "" && q.Speaker != nil || name != "" && (q.Speaker == nil || q.Speaker.Name != name) {
			t.Errorf("%s is %s by %v, not by %q", place, q.Status, q.Speaker, name)
		}
	}
	press(t, ctx, "u")
	until(t, ctx, decided(9))
	if n := strings.Count(b.file(t), "by: Ida"); n != 9 {
		t.Errorf("after undo %d decisions are written, not 9", n)
	}
	press(t, ctx, kb.Enter, "]", "[", "j", "k", "d", "?")
	until(t, ctx, decided(10))
}

// TestSeveralDocuments holds that the next document follows when one is done.
func TestSeveralDocuments(t *testing.T) {
	ctx := chrome(t)
	b := newBench(t, "articles/match.txt", "articles/ferry.txt")
	s := b.serve(t, "match.txt", "ferry.txt")
	open(t, ctx, s)
	n := eval[int](t, ctx, "state.docs[0].quotes")
	for i := range n {
		press(t, ctx, kb.Enter)
		until(t, ctx, decided(i+1))
	}
	until(t, ctx, "current === 1")
}

// TestEnter holds that the key takes what the program says: nobody where the text
// does not tell, whoever the first choice is.
func TestEnter(t *testing.T) {
	ctx := chrome(t)
	b := newBench(t, "articles/ferry.txt")
	open(t, ctx, b.serve(t, "ferry.txt"))
	for i, status := range []string{"open", "attributed"} {
		run(t, ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("go(quotes().find(q => q.status === '%s').id)", status)))
		want := "-"
		if status == "attributed" {
			want = eval[string](t, ctx, "quote().speaker.name")
		}
		id := eval[string](t, ctx, "at")
		press(t, ctx, kb.Enter)
		until(t, ctx, decided(i+1))
		if got := eval[string](t, ctx, fmt.Sprintf("decision('%s').speaker", id)); got != want {
			t.Errorf("of a quote that is %s the key makes %q, not %q", status, got, want)
		}
	}
}

// TestTwoTabs holds that a tab does not write over what another has decided, and
// shows it.
func TestTwoTabs(t *testing.T) {
	first := chrome(t)
	b := newBench(t, "articles/ferry.txt")
	s := b.serve(t, "ferry.txt")
	open(t, first, s)
	second := tab(t, first)
	open(t, second, s)
	run(t, second, chromedp.Evaluate[chromedp.Void]("busy = true")) // it asks for nothing meanwhile
	place := eval[string](t, first, here)
	front(t, first)
	enter(t, first, "Ann First")
	until(t, first, decided(1))
	if got := eval[string](t, second, here); got != place {
		t.Fatalf("the tabs show %s and %s", place, got)
	}
	front(t, second)
	run(t, second, chromedp.Evaluate[chromedp.Void]("busy = false; decide('Bo Second')"))
	until(t, second, "!document.getElementById('alarm').hidden && "+decided(1))
	if file := b.file(t); !strings.Contains(file, "Ann First") || strings.Contains(file, "Bo Second") {
		t.Errorf("the file holds\n%s", file)
	}
	enter(t, second, "Bo Second")
	until(t, second, "document.getElementById('alarm').hidden")
	if file := b.file(t); strings.Contains(file, "speaker: Ann First") || !strings.Contains(file, "Bo Second") {
		t.Errorf("after a look the file holds\n%s", file)
	}
	press(t, second, "u")
	front(t, first)
	until(t, first, "Object.values(state.docs[0].decisions).some(d => d.speaker === 'Ann First')")
}

// attack is a page of another site that knows even the address.
const attack = `<!DOCTYPE html><title>attack</title><iframe name="into"></iframe>
<form method="post" target="into" enctype="text/plain" action="URLdecide"><input name='{"doc":0,"id":"ID","speaker":"Evil","seen":0,"x":"' value='"}'></form>
<script>
var stolen = [];
window.onmessage = e => stolen.push(String(e.data));
(async () => {
  const body = JSON.stringify({doc: 0, id: 'ID', speaker: 'Evil', seen: 0});
  for (const options of [{}, {mode: 'no-cors'}, {method: 'POST', body}, {method: 'POST', mode: 'no-cors', body},
    {method: 'POST', body, headers: {'Content-Type': 'application/json'}}, {method: 'POST', mode: 'no-cors', body: new Blob([body], {type: 'text/plain'})}])
    for (const path of ['state', 'doc/0', 'decide', 'undo'])
      for (const url of ['URL' + path, 'URL'.replace('127.0.0.1', 'localhost') + path])
        try { const text = await (await fetch(url, options)).text(); if (text) stolen.push(text); } catch (e) {}
  document.forms[0].submit();
  for (const tag of ['script', 'img', 'iframe']) {
    const n = document.createElement(tag);
    n.src = 'URL' + (tag === 'script' ? 'state' : '');
    document.body.append(n);
    await new Promise(done => { n.onload = n.onerror = done; });
  }
  try { stolen.push(frames['into'].document.body.textContent); } catch (e) {}
  document.title = 'done';
})();
</script>`

// TestHostilePage holds that a page of another origin, which knows the address,
// changes and reads nothing, and that other names of this machine lead nowhere.
func TestHostilePage(t *testing.T) {
	ctx := chrome(t)
	b := newBench(t, "articles/ferry.txt")
	s := b.serve(t, "ferry.txt")
	open(t, ctx, s)
	id := eval[string](t, ctx, "at")
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, strings.NewReplacer("URL", s.url, "ID", id).Replace(attack))
	}))
	defer evil.Close()
	run(t, ctx, chromedp.Navigate(evil.URL))
	until(t, ctx, "document.title === 'done'")
	for _, text := range eval[[]string](t, ctx, "stolen") {
		if strings.TrimSpace(text) != "" {
			t.Errorf("the page has read %.200q", text)
		}
	}
	if file := b.file(t); file != "" {
		t.Errorf("the page has written\n%s", file)
	}
	open(t, ctx, s)
	press(t, ctx, "n")
	until(t, ctx, decided(1))
}
