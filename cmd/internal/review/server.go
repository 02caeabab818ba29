package review

import (
	"context"
	"crypto/subtle"
	"embed"
	"encoding/json"
	"errors"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

//go:embed page
var pageFiles embed.FS

// maxBody is how long a request may be, in bytes.
const maxBody = 1 << 16

// A guard lets requests of the page through, and nothing else: they name the
// host that the program listens on, know the token, and come from the page
// itself. So neither another site in the same browser, nor a name that was bent
// to this machine, nor another user's program reads or changes anything.
type guard struct {
	host  string // 127.0.0.1:PORT
	token string
	next  http.Handler
}

// ServeHTTP refuses what is not of the page.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-store")
	path, ok := g.allowed(r)
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	r.URL.Path = "/" + path
	g.next.ServeHTTP(w, r)
}

// allowed returns the path behind the token, and whether the request may pass.
func (g *guard) allowed(r *http.Request) (string, bool) {
	token, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if r.Host != g.host || subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		return "", false
	}
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	if origin != "" && origin != "http://"+g.host || site == "cross-site" || site == "same-site" {
		return "", false
	}
	switch r.Method {
	case http.MethodGet:
		return path, true
	case http.MethodPost:
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		return path, origin != "" && kind == "application/json"
	}
	return "", false
}

// Handler serves the page of a session to the host it listens on, for those who
// know the token.
func Handler(s *Session, host, token string) http.Handler {
	mux := http.NewServeMux()
	for path, file := range map[string]string{"/{$}": "review.html", "/review.js": "review.js", "/review.css": "review.css"} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, pageFiles, "page/"+file) })
	}
	answer := func(pattern string, f func(*http.Request) (any, error)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			value, err := f(r)
			reply(w, value, err)
		})
	}
	answer("GET /state", func(*http.Request) (any, error) { return s.State(), nil })
	answer("GET /doc/{n}", func(r *http.Request) (any, error) {
		n, err := strconv.Atoi(r.PathValue("n"))
		if doc := s.Record(n); err == nil && doc != nil {
			return doc, nil
		}
		return nil, ErrUnknown
	})
	answer("POST /decide", func(r *http.Request) (any, error) {
		var in struct {
			Doc     int
			ID      string
			Speaker string
			Seen    int
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			return nil, errBody
		}
		return s.Decide(in.Doc, in.ID, in.Speaker, in.Seen)
	})
	answer("POST /undo", func(*http.Request) (any, error) { return s.Undo() })
	return &guard{host, token, mux}
}

var errBody = errors.New("is no decision")

// codes are the answers to errors; others are of the file that is written.
var codes = map[error]int{ErrUnknown: http.StatusNotFound, ErrConflict: http.StatusConflict, ErrNothing: http.StatusConflict, ErrWide: http.StatusUnprocessableEntity, errBody: http.StatusBadRequest}

// reply writes a value as JSON, or an error with what is decided now.
func reply(w http.ResponseWriter, value any, err error) {
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		code, known := codes[err]
		if !known {
			code = http.StatusInternalServerError
		}
		w.WriteHeader(code)
		value = map[string]string{"error": err.Error()}
	}
	_ = json.NewEncoder(w).Encode(value) // a browser that has gone away needs no answer
}

// Listen opens a port of this machine that no other machine reaches; port 0 is
// any that is free.
func Listen(port int) (net.Listener, error) {
	return net.Listen("tcp", netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), uint16(port)).String())
}

// Serve serves a session until the context ends. token is what the address of
// the page holds, which [Address] writes.
func Serve(ctx context.Context, s *Session, l net.Listener, token string) error {
	srv := &http.Server{Handler: Handler(s, l.Addr().String(), token), ReadTimeout: 10 * time.Second, WriteTimeout: time.Minute}
	stop := context.AfterFunc(ctx, func() { _ = srv.Close() })
	defer stop()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Address returns the address of the page.
func Address(l net.Listener, token string) string {
	return "http://" + l.Addr().String() + "/" + token + "/"
}
