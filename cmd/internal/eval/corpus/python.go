package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseLiteral reads a literal of Python as PDNC's tables hold them: integers,
// strings, and lists, tuples and sets of those, which become []any.
func parseLiteral(text string) (any, error) {
	p := literal{rest: text}
	v, err := p.value()
	if err == nil && p.peek() != 0 {
		err = fmt.Errorf("%q follows the value", p.rest)
	}
	return v, err
}

type literal struct{ rest string }

// peek skips white space and returns the next byte, 0 at the end.
func (p *literal) peek() byte {
	p.rest = strings.TrimLeft(p.rest, " \t\r\n")
	if p.rest == "" {
		return 0
	}
	return p.rest[0]
}

func (p *literal) value() (any, error) {
	switch c := p.peek(); c {
	case '[':
		return p.list(']')
	case '(':
		return p.list(')')
	case '{':
		return p.list('}')
	case '\'', '"':
		return p.str(c)
	}
	if rest, ok := strings.CutPrefix(p.rest, "set()"); ok {
		p.rest = rest
		return []any{}, nil
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return r != '-' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(p.rest)
	}
	n, err := strconv.Atoi(p.rest[:end])
	p.rest = p.rest[end:]
	return n, err
}

func (p *literal) list(closing byte) (any, error) {
	p.rest = p.rest[1:]
	out := []any{}
	for p.peek() != closing {
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		if p.peek() == ',' {
			p.rest = p.rest[1:]
		} else if p.peek() != closing {
			return nil, fmt.Errorf("a list does not end with %q", closing)
		}
	}
	p.rest = p.rest[1:]
	return out, nil
}

func (p *literal) str(quote byte) (any, error) {
	p.rest = p.rest[1:]
	var b strings.Builder
	for p.rest != "" {
		if p.rest[0] == quote {
			p.rest = p.rest[1:]
			return b.String(), nil
		}
		r, width := utf8.DecodeRuneInString(p.rest)
		if r == '\\' {
			var err error
			if r, _, p.rest, err = strconv.UnquoteChar(p.rest, quote); err != nil {
				return nil, err
			}
			b.WriteRune(r)
			continue
		}
		b.WriteString(p.rest[:width])
		p.rest = p.rest[width:]
	}
	return nil, fmt.Errorf("a string does not end with %q", quote)
}
