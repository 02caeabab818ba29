package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quotes/internal/lexicon"
)

// fields returns the words of a file, separated by spaces.
func (b *builder) fields(name string) (words []string, err error) {
	lines, err := b.lines(name)
	for _, line := range lines {
		words = append(words, strings.Fields(line)...)
	}
	return words, err
}

// readSets reads the files of words as they are, and those of phrases.
func readSets(b *builder) error {
	for name, set := range map[string]lexicon.Set{
		"surnames": lexicon.Surnames, "orgwords": lexicon.OrgWords, "beatverbs": lexicon.BeatVerbs, "notnames": lexicon.NotNames, "somebodies": lexicon.Somebodies,
		"functionwords": lexicon.FunctionWords, "commonwords": lexicon.CommonWords, "companywords": lexicon.CompanyWords,
	} {
		words, err := b.fields(name)
		if err != nil {
			return err
		}
		b.put(set, words...)
		if set == lexicon.FunctionWords {
			b.put(lexicon.CommonWords, words...)
		}
	}
	for name, set := range map[string]lexicon.Set{"places": lexicon.Places, "nationalities": lexicon.Nationalities} {
		lines, err := b.lines(name)
		if err != nil {
			return err
		}
		for _, line := range lines {
			for w := range strings.SplitSeq(line, ",") {
				if w = strings.TrimSpace(w); w != "" {
					b.put(set, strings.ToLower(w))
				}
			}
		}
	}
	return nil
}

// readNouns reads the files of nouns that count as plurals too.
func readNouns(b *builder) error {
	for name, set := range map[string]lexicon.Set{"orgnouns": lexicon.OrgNouns, "docnouns": lexicon.DocNouns, "anybody": lexicon.Anybodies} {
		words, err := b.fields(name)
		if err != nil {
			return err
		}
		for _, w := range words {
			b.put(set, w, w+"s", w+"es")
			if stem, ok := strings.CutSuffix(w, "y"); ok {
				b.put(set, stem+"ies")
			}
		}
	}
	return nil
}

// readGiven reads "name female-share [word] [surname] [place]".
func readGiven(b *builder) error {
	lines, err := b.lines("given")
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) < 2 {
			return fmt.Errorf("given: %q: no share", line)
		}
		g := lexicon.GivenNameInfo{Common: len(f) > 2}
		g.Female, err = strconv.ParseFloat(f[1], 64)
		if err != nil || !(g.Female >= 0 && g.Female <= 1) {
			return fmt.Errorf("given: %q: the share is not between 0 and 1", line)
		}
		for _, flag := range f[2:] {
			switch flag {
			case "word":
				g.Word = true
			case "surname":
				g.Surname = true
			case "place":
				g.Place = true
			default:
				return fmt.Errorf("given: %q: unknown flag %q", line, flag)
			}
		}
		b.word(f[0]).given = number(&b.given, g)
	}
	return err
}

// readTitles reads "Canonical | kind | gender | before or alone | forms, …".
func readTitles(b *builder) error {
	lines, err := b.lines("titles")
	for _, line := range lines {
		t, forms, err := parseTitle(line)
		if err != nil {
			return fmt.Errorf("titles: %q: %w", line, err)
		}
		for _, f := range forms {
			b.word(strings.ToLower(strings.TrimSuffix(f, "."))).title = number(&b.titles, t)
		}
	}
	return err
}

func parseTitle(line string) (lexicon.TitleInfo, []string, error) {
	f := split(line, "|")
	if len(f) < 4 {
		return lexicon.TitleInfo{}, nil, fmt.Errorf("%d fields, not 4 or 5", len(f))
	}
	t := lexicon.TitleInfo{Canonical: f[0], Kind: -1, Attaches: f[3] == "before"}
	for k := lexicon.Courtesy; k <= lexicon.Kin; k++ {
		if k.String() == f[1] {
			t.Kind = k
		}
	}
	switch f[2] {
	case lexicon.Female, lexicon.Male:
		t.Gender = f[2]
	case "-":
	default:
		return t, nil, fmt.Errorf("gender %q", f[2])
	}
	if t.Kind < 0 || f[3] != "before" && f[3] != "alone" {
		return t, nil, fmt.Errorf("kind %q, place %q", f[1], f[3])
	}
	forms := f[:1]
	if len(f) > 4 {
		forms = append(forms, split(f[4], ",")...)
	}
	return t, forms, nil
}

// split returns the parts of a line without space around them; none is empty.
func split(line, by string) (parts []string) {
	for p := range strings.SplitSeq(line, by) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// The bits of roles and pronouns.
const (
	plural    = 4
	group     = 8
	speech    = 16
	isRole    = 128
	personBit = 3
	caseBit   = 5
)

func gender(name string) uint8 {
	return uint8(slices.Index([]string{"", lexicon.Female, lexicon.Male}, name))
}

// readRoles reads "noun [female|male] [group] [speech] [plural] [pl:form]";
// plural says that the noun is one already.
func readRoles(b *builder) error {
	lines, err := b.lines("roles")
	for _, line := range lines {
		f := strings.Fields(line)
		bits, many := uint8(isRole), lexicon.Plural(f[0])
		for _, flag := range f[1:] {
			switch flag {
			case lexicon.Female, lexicon.Male:
				bits |= gender(flag)
			case "group":
				bits |= group
			case "speech":
				bits |= speech
			case "plural":
				bits |= plural
				many = ""
			default:
				form, ok := strings.CutPrefix(flag, "pl:")
				if !ok {
					return fmt.Errorf("roles: %q: unknown flag %q", line, flag)
				}
				many = form
			}
		}
		b.word(f[0]).role = bits
		if many != "" && b.word(many).role == 0 {
			b.word(many).role = bits | plural
		}
	}
	return err
}

// readPronouns reads "pronoun person case [female|male] [plural]".
func readPronouns(b *builder) error {
	cases := []string{"subject", "object", "possessive", "reflexive"} // as lexicon.Case numbers them
	lines, err := b.lines("pronouns")
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) < 3 || len(f[1]) != 1 || f[1] < "1" || f[1] > "3" || !slices.Contains(cases, f[2]) {
			return fmt.Errorf("pronouns: %q: no person and case", line)
		}
		bits := (f[1][0]-'0')<<personBit | uint8(slices.Index(cases, f[2]))<<caseBit
		for _, flag := range f[3:] {
			switch flag {
			case lexicon.Female, lexicon.Male:
				bits |= gender(flag)
			case "plural":
				bits |= plural
			default:
				return fmt.Errorf("pronouns: %q: unknown flag %q", line, flag)
			}
		}
		b.word(f[0]).pronoun = bits
	}
	return err
}

// readMarkWords reads "class words…".
func readMarkWords(b *builder) error {
	classes := []string{"", "naming", "word", "work", "sign", "slogan"} // as lexicon.MarkWord numbers them
	lines, err := b.lines("markwords")
	for _, line := range lines {
		f := strings.Fields(line)
		class := slices.Index(classes, f[0])
		if class < 0 {
			return fmt.Errorf("markwords: unknown class %q", f[0])
		}
		for _, w := range f[1:] {
			b.word(w).markWord = uint8(class)
		}
	}
	return err
}

// readForeign reads "language | said, aux or dash | words". Of said and aux the
// last line wins.
func readForeign(b *builder) error {
	lines, err := b.lines("foreignverbs")
	sets := map[string]lexicon.Set{}
	for _, line := range lines {
		f := split(line, "|")
		if len(f) != 3 || f[1] != "said" && f[1] != "aux" && f[1] != "dash" {
			return fmt.Errorf("foreignverbs: %q: three fields, the second said, aux or dash", line)
		}
		if f[1] == "dash" {
			b.put(lexicon.ForeignDash, strings.Fields(f[2])...)
			continue
		}
		for w := range strings.FieldsSeq(f[2]) {
			sets[w] = lexicon.ForeignSaid
			if f[1] == "aux" {
				sets[w] = lexicon.ForeignAux
			}
		}
	}
	for w, set := range sets {
		b.put(set, w)
	}
	return err
}

// readLists reads "word: other words" of nicknames, which go both ways, and of
// roles.
func readLists(b *builder) error {
	lines, err := b.lines("nicknames")
	if err != nil {
		return err
	}
	nicks := map[string][]string{}
	for _, line := range lines {
		formal, rest, _ := strings.Cut(line, ":")
		for nick := range strings.FieldsSeq(rest) {
			nicks[strings.ToLower(formal)] = append(nicks[strings.ToLower(formal)], nick)
			nicks[strings.ToLower(nick)] = append(nicks[strings.ToLower(nick)], formal)
		}
	}
	for _, w := range sorted(nicks) {
		b.word(w).nick = b.list(strings.Join(nicks[w], " "))
	}
	lines, err = b.lines("generalroles")
	for _, line := range lines {
		noun, rest, _ := strings.Cut(line, ":")
		b.word(noun).covers = b.list(strings.Join(strings.Fields(rest), " "))
	}
	return err
}
