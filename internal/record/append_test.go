package record

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestAppend holds that lines are what encoding/json writes: of values that have
// every field, of such without, and of texts with all that needs an escape.
func TestAppend(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var d Document
		fill(reflect.ValueOf(&d).Elem(), random)
		d.Markup = nil
		got, err := d.AppendJSON(nil)
		same(t, got, err, &d)
		for _, l := range d.QuoteLines() {
			fill(reflect.ValueOf(&l).Elem(), random)
			got, err := l.AppendJSON(nil)
			same(t, got, err, l)
		}
	}
	d := Document{Meta: Meta{Extra: map[string]json.RawMessage{"x": json.RawMessage("{")}}}
	if _, err := d.AppendJSON(nil); err == nil {
		t.Error("what is no JSON was written")
	}
}

func same(t *testing.T, got []byte, err error, v any) {
	t.Helper()
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	if failed := e.Encode(v); failed != nil || err != nil {
		t.Fatal(failed, err)
	}
	if got = append(got, '\n'); !bytes.Equal(got, want.Bytes()) {
		t.Fatalf("%s\n%s", got, want.Bytes())
	}
}

// fill gives a value something in every field, and now and then nothing.
func fill(v reflect.Value, random *rand.Rand) {
	some := []string{"", "said", "“é”", "a\"b\\c", "\b\f\n\r\t\x00\x1f\x7f", "<&>", "\xff\xc3", "\u2028\u2029", "世界 😀", "�"}
	floats := []float64{0, 1, .5, 1e-7, 1.5e-9, 1e-10, 1e21, 123456.789, -0.25}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), random)
		}
	case reflect.Pointer:
		v.SetZero()
		if v.Type() != reflect.TypeFor[*Markup]() && random.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), random)
		}
	case reflect.Slice:
		v.SetZero()
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.SetBytes([]byte(` {"a": [1, "<"], "b" : null }`))
		} else if n := random.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n-1, n))
			for i := range n - 1 {
				fill(v.Index(i), random)
			}
		}
	case reflect.Map:
		v.SetZero()
		if random.IntN(2) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range 3 {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				fill(key, random)
				fill(value, random)
				v.SetMapIndex(key, value)
			}
		}
	case reflect.String:
		v.SetString(some[random.IntN(len(some))] + some[random.IntN(len(some))])
	case reflect.Int:
		v.SetInt(random.Int64N(2000) - 100)
	case reflect.Bool:
		v.SetBool(random.IntN(2) > 0)
	case reflect.Float64:
		v.SetFloat(floats[random.IntN(len(floats))])
	default:
		panic("TestAppend fills no " + v.Kind().String())
	}
}
