package source

import (
	"encoding/json"
	"testing"
)

// FuzzObject holds that objects are read as encoding/json reads them.
func FuzzObject(f *testing.F) {
	for _, line := range []string{
		`{}`, ` { "a" : 1 , "b":[{"c":"]\"}"}, 2], "text":"A \"b\" \\ \u00e9 \ud83d\ude00 \ud800 \n\/", "a":null}`,
		`{"a":"\\"}`, `{"a\n":true}`, "{\"a\":\"\xff\"}", `{"a":-1.5e3}`, `{"a":{}}x`, `[1]`, `null`, ``, `{"a":"` + "\x01" + `"}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var want map[string]json.RawMessage
		wrong := json.Unmarshal(line, &want)
		got, err := readObject(line)
		if (err == nil) != (wrong == nil) || len(got) != len(want) {
			t.Fatalf("%q: %q, %v; want %q, %v", line, got, err, want, wrong)
		}
		for key, raw := range want {
			if string(got[key]) != string(raw) {
				t.Fatalf("%q: %q is %q, want %q", line, key, got[key], raw)
			}
			var s string
			isText := json.Unmarshal(raw, &s) == nil && raw[0] == '"'
			if value, ok := jsonText(raw); ok != isText || value != s {
				t.Fatalf("%q: %q is the text %q, want %q", line, key, value, s)
			}
		}
	})
}
