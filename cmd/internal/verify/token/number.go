package token

import (
	"maps"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"quotes/internal/char"
)

// A number is what a number says, however it is written: 340, three hundred
// and forty, $5 million, ten per cent, 3rd, 1.5, −5.
type number struct {
	mantissa uint64
	exponent int
	negative bool
	ordinal  bool
	unit     string // $ € £ ¥ %
}

// Key returns the key of a number as a word.
func (n number) key() uint64 {
	for n.mantissa != 0 && n.mantissa%10 == 0 {
		n.mantissa, n.exponent = n.mantissa/10, n.exponent+1
	}
	name := "#" + strconv.FormatUint(n.mantissa, 10) + "e" + strconv.Itoa(n.exponent) + n.unit
	if n.negative {
		name += "-"
	}
	if n.ordinal {
		name += "th"
	}
	return HashOf(name)
}

// times multiplies by a power of ten.
func (n number) times(zeros int) number {
	n.exponent += zeros
	return n
}

// digits reads 1,500.25 after the commas are gone, and the time 7:30 as 7.30.
func digits(s string) (number, bool) {
	whole, part, isTime := strings.Cut(s, ":")
	if !isTime || len(whole) > 2 || len(part) != 2 {
		whole, part, _ = strings.Cut(s, ".")
	}
	m, err := strconv.ParseUint(whole+part, 10, 64)
	return number{mantissa: m, exponent: -len(part)}, err == nil
}

// numerals are the words that numbers and dates are made of, with what they count.
type numerals struct {
	ones, tens, ordinals, months map[string]int

	scales, suffixes map[string]int // powers of ten
	currencies       map[string]string
	counting         map[string]bool // the words, other than digits, that a number or a date may begin with
}

// num returns the numerals, which are made when they are first needed.
var num = sync.OnceValue(func() *numerals {
	n := &numerals{
		ones:     indexed("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
		tens:     indexed("- - twenty thirty forty fifty sixty seventy eighty ninety"),
		ordinals: indexed("- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"),
		months:   indexed("- january february march april may june july august september october november december"),
		scales:   map[string]int{"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
		suffixes: map[string]int{"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "tn": 12},
		currencies: map[string]string{
			"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£", "yen": "¥", "percent": "%", "pct": "%",
		},
		counting: map[string]bool{"a": true, "an": true, "the": true, "minus": true, "half": true},
	}
	maps.Copy(n.months, indexed("- jan feb mar apr - jun jul aug sep oct nov dec"))
	n.months["sept"] = 9
	delete(n.months, "-")
	for _, names := range []map[string]int{n.ones, n.tens, n.ordinals, n.months} {
		for name := range names {
			n.counting[name] = true
		}
	}
	return n
})

// mayCount says that a number or a date may begin with a word.
func mayCount(word string) bool {
	c := word[0]
	return char.ASCIIDigit(c) || c >= utf8.RuneSelf || c == '$' || len(word) <= len("seventeenth") && num().counting[word]
}

func indexed(names string) map[string]int {
	out := map[string]int{}
	for i, name := range strings.Fields(names) {
		out[name] = i
	}
	return out
}

// numberAt reads the number that begins at word i and returns how many words
// it has; none where there is no number.
func numberAt(words []raw, i int, text string) (number, int) {
	if currency := words[i].text; isCurrency(currency) {
		if i+1 >= len(words) || words[i+1].between != "" && words[i+1].between != " " {
			return number{}, 0
		}
		n, used := amountAt(words, i+1)
		n.unit = currency
		n.negative = used > 0 && signed(text, words[i].start)
		if used == 0 {
			return n, 0
		}
		return n, used + 1
	}
	minus := words[i].text == "minus" && i+1 < len(words)
	if minus {
		i++
	}
	n, used := amountAt(words, i)
	if used == 0 {
		return n, 0
	}
	n.negative = minus || signed(text, words[i].start)
	n, used = unitAfter(n, used, words, i)
	if minus {
		used++
	}
	return n, used
}

func isCurrency(s string) bool { return s == "$" || s == "€" || s == "£" || s == "¥" }

// signed says that a minus touches a number, and nothing the minus.
func signed(text string, at int) bool {
	rest, ok := strings.CutSuffix(text[:at], "-")
	if !ok {
		rest, ok = strings.CutSuffix(text[:at], "−")
	}
	return ok && (rest == "" || strings.ContainsAny(rest[len(rest)-1:], " \n\t(["))
}

// unitAfter reads a percent sign or a currency after a number.
func unitAfter(n number, used int, words []raw, i int) (number, int) {
	next := at(words, i+used)
	switch {
	case n.ordinal:
	case next == "%" || next == "percent" || next == "pct":
		n.unit = "%"
		return n, used + 1
	case next == "per" && at(words, i+used+1) == "cent":
		n.unit = "%"
		return n, used + 2
	case num().currencies[next] != "" && words[i+used].between == " ":
		n.unit = num().currencies[next]
		return n, used + 1
	}
	return n, used
}

func at(words []raw, i int) string {
	if i < len(words) {
		return words[i].text
	}
	return ""
}

// amountAt reads a number without sign and unit: digits and their scale, or words.
func amountAt(words []raw, i int) (number, int) {
	s := at(words, i)
	if s == "" {
		return number{}, 0
	}
	if char.ASCIIDigit(s[0]) {
		return digitsAt(words, i)
	}
	if scale := num().scales[at(words, i+2)]; s == "half" && scale > 0 && at(words, i+1) == "a" {
		return number{mantissa: 5, exponent: scale - 1}, 3
	}
	n, used := spelledAt(words, i)
	if used > 0 && !n.ordinal {
		n, used = fraction(n, used, words, i)
	}
	if used > 0 && !n.ordinal {
		n, used = scaled(n, used, words, i)
	}
	return n, used
}

// fraction reads what follows the whole of a number in words: point five, and a half.
func fraction(n number, used int, words []raw, i int) (number, int) {
	if at(words, i+used) == "and" && at(words, i+used+1) == "a" && at(words, i+used+2) == "half" {
		n.mantissa, n.exponent = writtenOut(n)*10+5, -1
		return n, used + 3
	}
	if at(words, i+used) == "point" {
		if m, more := decimals(n, words, i+used+1); more > 0 {
			return m, used + 1 + more
		}
	}
	return n, used
}

// digitsAt reads digits, an ending that sticks to them, and a scale after them.
func digitsAt(words []raw, i int) (number, int) {
	s := words[i].text
	end := strings.LastIndexAny(s, "0123456789") + 1
	n, ok := digits(s[:end])
	if !ok {
		return n, 0
	}
	switch rest := s[end:]; {
	case rest == "":
		return scaled(n, 1, words, i)
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		n.ordinal = true
		return n, 1
	case num().suffixes[rest] > 0 && (rest != "m" || i > 0 && isCurrency(words[i-1].text)):
		return n.times(num().suffixes[rest]), 1
	}
	return n, 0
}

// scaled reads hundred, million and the like after a number.
func scaled(n number, used int, words []raw, i int) (number, int) {
	for i+used < len(words) && num().scales[words[i+used].text] > 0 && touching(words[i+used].between) {
		n, used = n.times(num().scales[words[i+used].text]), used+1
	}
	if at(words, i+used) == "dozen" && n.exponent >= 0 {
		n.mantissa *= 12
		used++
	}
	return n, used
}

func touching(between string) bool { return strings.Trim(between, " \n\r\t-\u00a0") == "" }

// decimals reads the digits after "point".
func decimals(n number, words []raw, i int) (number, int) {
	used := 0
	for i+used < len(words) && used < 9 {
		d, ok := num().ones[words[i+used].text]
		if !ok || d > 9 {
			break
		}
		n.mantissa, n.exponent = writtenOut(n)*10+uint64(d), n.exponent-1
		used++
	}
	return n, used
}

// writtenOut returns the mantissa, the zeros of the exponent written out.
func writtenOut(n number) uint64 {
	for ; n.exponent > 0; n.exponent-- {
		n.mantissa *= 10
	}
	return n.mantissa
}

// spelledAt reads a number in words.
func spelledAt(words []raw, i int) (number, int) {
	total, current, used := uint64(0), uint64(0), 0
	last := "" // what may follow depends on it
	start := i
	if (words[i].text == "a" || words[i].text == "an") && num().scales[at(words, i+1)] > 0 {
		current, used, last = 1, 1, "one"
		i++
	}
	for ; i < len(words); i++ {
		w := &words[i]
		if i > start && !touching(w.between) {
			break
		}
		value, isOne := num().ones[w.text]
		ten, isTen := num().tens[w.text]
		scale := num().scales[w.text]
		ordinal := num().ordinals[w.text]
		switch {
		case ordinal > 0 && (last == "ten" && ordinal < 10 || last == "" && current == 0 || last == "hundred" || last == "and"):
			return number{mantissa: total + current + uint64(ordinal), ordinal: true}, i - start + 1
		case isTen && ten >= 2 && (last == "" || last == "hundred" || last == "and" || last == "scale"):
			current, last = current+uint64(ten*10), "ten"
		case isOne && value < 10 && last == "ten", isOne && (last == "" || last == "hundred" || last == "and" || last == "scale"):
			current, last = current+uint64(value), "one"
		case (isTen && ten >= 2 || isOne && value >= 10) && total == 0 && current >= 10 && current <= 20:
			return yearAt(words, start, i, current)
		case scale == 2 && current > 0 && current < 100 && last != "and":
			current, last = current*100, "hundred"
		case scale > 2 && current > 0 && last != "and":
			for range scale {
				current *= 10
			}
			total, current, last = total+current, 0, "scale"
		case w.text == "and" && (last == "hundred" || last == "scale") && (num().ones[at(words, i+1)] > 0 || num().tens[at(words, i+1)] >= 2):
			last = "and"
		default:
			return number{mantissa: total + current}, used
		}
		if last != "and" {
			used = i - start + 1
		}
	}
	return number{mantissa: total + current}, used
}

// yearAt reads the second half of a year: twenty | twenty-nine.
func yearAt(words []raw, start, i int, century uint64) (number, int) {
	year, used := century*100+uint64(num().ones[words[i].text]+10*num().tens[words[i].text]), i-start+1
	if num().tens[words[i].text] >= 2 {
		if d := num().ones[at(words, i+1)]; d > 0 && d < 10 && touching(words[i+1].between) {
			year, used = year+uint64(d), used+1
		}
	}
	return number{mantissa: year}, used
}

// dateAt reads a day and a month, in either order: March 3rd, the third of
// March, 3 March.
func dateAt(words []raw, i int) (key uint64, used int) {
	if m := num().months[words[i].text]; m > 0 && i+1 < len(words) {
		from := i + 1
		if words[from].text == "the" {
			from++
		}
		if day, n := dayAt(words, from); n > 0 {
			return dateKey(m, day), from + n - i
		}
		return 0, 0
	}
	from := i
	if words[i].text == "the" {
		from++
	}
	day, n := dayAt(words, from)
	if n == 0 {
		return 0, 0
	}
	to := from + n
	if at(words, to) == "of" {
		to++
	}
	if m := num().months[at(words, to)]; m > 0 && touching(words[to].between) {
		return dateKey(m, day), to + 1 - i
	}
	return 0, 0
}

// dayAt reads the day of a month: 3, 3rd, third, and not three.
func dayAt(words []raw, i int) (day uint64, used int) {
	if i >= len(words) || !touching(words[i].between) {
		return 0, 0
	}
	n, used := amountAt(words, i)
	if used == 0 || !n.ordinal && !char.ASCIIDigit(words[i].text[0]) || n.exponent != 0 || n.mantissa == 0 || n.mantissa > 31 {
		return 0, 0
	}
	return n.mantissa, used
}

func dateKey(month int, day uint64) uint64 {
	return HashOf("#" + strconv.Itoa(month) + "/" + strconv.FormatUint(day, 10))
}

// inOtherDigits returns a small number in letters for one in digits, and in
// digits for one in letters.
func inOtherDigits(w string) []string {
	for _, names := range []struct {
		of    map[string]int
		times int
	}{{num().ones, 1}, {num().tens, 10}} {
		if n, ok := names.of[w]; ok && w != "-" {
			return []string{strconv.Itoa(n * names.times)}
		}
		for name, n := range names.of {
			if name != "-" && strconv.Itoa(n*names.times) == w {
				return []string{name}
			}
		}
	}
	return nil
}
