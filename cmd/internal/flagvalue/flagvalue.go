// Package flagvalue holds the values of flags that are more than text: a word out
// of a list, kinds of quotes, a probability, a size. Each is a pflag.Value.
package flagvalue

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/internal/record"
)

// Enum is a flag's value out of a list.
type Enum struct {
	To     *string
	Values []string
}

// String gives the value as it is set on the command line.
func (v *Enum) String() string {
	if v.To == nil {
		return ""
	}
	return *v.To
}

// Type names the kind of value in help.
func (v *Enum) Type() string { return "word" }

// Set takes one of the values.
func (v *Enum) Set(s string) error {
	if !slices.Contains(v.Values, s) {
		return fmt.Errorf("use one of %s", strings.Join(v.Values, ", "))
	}
	*v.To = s
	return nil
}

// Kinds is the set of kinds to list.
type Kinds record.Kinds

// KindNames are the kinds that a list may name, beside all, in the order of the help.
func KindNames() []string {
	names := make([]string, len(kindNames))
	for i, k := range kindNames {
		names[i] = string(k)
	}
	return names
}

// kindNames are the kinds in the order of the help.
var kindNames = []attribute.Kind{attribute.Direct, attribute.Mixed, attribute.Indirect, attribute.Term}

// String gives the value as it is set on the command line.
func (v Kinds) String() string {
	var names []string
	for _, k := range kindNames {
		if v[k] {
			names = append(names, string(k))
		}
	}
	return strings.Join(names, ",")
}

// Type names the kind of value in help.
func (v Kinds) Type() string { return "list" }

// Set takes a list of kinds, or all.
func (v Kinds) Set(s string) error {
	clear(v)
	for _, name := range strings.Split(s, ",") {
		name = strings.TrimSpace(name)
		switch {
		case name == "all":
			for _, k := range kindNames {
				v[k] = true
			}
		case slices.Contains(kindNames, attribute.Kind(name)):
			v[attribute.Kind(name)] = true
		default:
			return fmt.Errorf("unknown kind %q; use all, or any of %s", name, strings.Join(KindNames(), ","))
		}
	}
	return nil
}

// Confidence is a probability, or nothing.
type Confidence struct{ P *float64 }

// String gives the value as it is set on the command line.
func (v *Confidence) String() string {
	if v.P == nil {
		return ""
	}
	return strconv.FormatFloat(*v.P, 'f', -1, 64)
}

// Type names the kind of value in help.
func (v *Confidence) Type() string { return "P" }

// Set takes a number from 0 to 1.
func (v *Confidence) Set(s string) error {
	p, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(p) || p < 0 || p > 1 {
		return fmt.Errorf("give a number from 0 to 1")
	}
	v.P = &p
	return nil
}

// Size is a number of bytes.
type Size int64

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}}

// String gives the value as it is set on the command line.
func (v *Size) String() string {
	n := int64(*v)
	for _, u := range sizeUnits[:3] {
		if n > 0 && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.suffix
		}
	}
	return strconv.FormatInt(n, 10)
}

// Type names the kind of value in help.
func (v *Size) Type() string { return "size" }

// Set takes a number of bytes, with or without a unit.
func (v *Size) Set(s string) error {
	unit := int64(1)
	for _, u := range sizeUnits {
		if cut, ok := strings.CutSuffix(strings.ToLower(s), strings.ToLower(u.suffix)); ok {
			s, unit = cut, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit/2 {
		return fmt.Errorf("give a size such as 64MiB")
	}
	*v = Size(n * unit)
	return nil
}

// An Output is the path that output goes to; a dash, as nothing, is standard output.
type Output string

// Set takes a path.
func (o *Output) Set(s string) error {
	if s == "-" {
		s = ""
	}
	*o = Output(s)
	return nil
}

// String returns the path.
func (o *Output) String() string { return string(*o) }

// Type names the value in help.
func (o *Output) Type() string { return "string" }
