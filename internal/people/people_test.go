package people

import (
	"fmt"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/word"
)

// TestBuild holds who a short text is about: name, title, role, organisation,
// gender, and the number of times it is named.
func TestBuild(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"US Vice President JD Vance spoke. Vance smiled.", "JD Vance|US Vice President||male|2"},
		{"Saffron Cordery, deputy chief executive of NHS Providers, said so.", "Saffron Cordery||deputy chief executive of NHS Providers|female|1; NHS Providers||||1"},
		{"Jane Smith and John Smith run it. Mrs Smith said yes. Mr Smith laughed.", "Jane Smith|Mrs||female|2; John Smith|Mr||male|2"},
		{"Jane Smith and John Smith run it. Smith said no.", "Jane Smith|||female|1; John Smith|||male|1; Smith?||||1"},
		{"Donald Trump spoke. Melania Trump smiled. Trump left. Trump waved. Trump sat. Donald Trump ate. Donald Trump ran.", "Donald Trump|||male|6; Melania Trump|||female|1"},
		{"Bill Clinton met William Clinton.", "Bill Clinton|||male|2"},
		{"Robert Downey Jr. came. Robert Downey Sr. went.", "Robert Downey Jr.|||male|1; Robert Downey Sr.|||male|1"},
		{"Mr Li said no. Ms Li said yes.", "Mr Li|Mr||male|1; Ms Li|Ms||female|1"},
		{"The World Health Organization met. The WHO said no.", "World Health Organization||||2"},
		{"ANNA HOLT: no. Anna Holt left.", "Anna Holt|||female|2"},
		{"Officer Tusk of the Walrus Police Department said no.", "Walrus Police Department||||1; Tusk|Officer|||1"},
		{"Amnesty International spoke. Amnesty left.", "Amnesty International||||2"},
		{"The Trump Organization spoke. Trump left, and Trump said so.", "Trump Organization||||1; Trump||||2"},
		{"Mayor Bill de Blasio spoke. De Blasio left.", "Bill de Blasio|Mayor||male|2"},
		{"The Trump campaign spoke. Trump left.", "Trump||||2"},
		{"Theo Ek, 34, a baker from Hull, spoke. Ek smiled.", "Theo Ek||baker from Hull|male|2"},
		{"It was a spokesman, Scott Whiffen, who said no.", "Scott Whiffen||spokesman|male|1"},
		{"Elijah E. Cummings spoke. Cummings left. Elijah Cummings sat.", "Elijah E. Cummings|||male|3"},
		{"The court told the jury Boris Keller stole it.", "Boris Keller|||male|1"},
		{"Kylie Jenner's sister Kendall was there.", "Kylie Jenner|||female|1; Kendall||sister|female|1"},
	} {
		doc := extract.New(c.text)
		var got []string
		for _, e := range Build(doc, mention.FindNames(doc, word.Of(doc), nil), nil).Entities {
			if len(e.Names) == 0 || e.Class == mention.Place {
				continue
			}
			name := e.Name
			if e.Ambiguous {
				name += "?"
			}
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d", name, e.Title, e.Role, e.Gender(), len(e.Names)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestDescribedBy(t *testing.T) {
	for _, c := range []struct {
		text, noun string
		want       bool
	}{
		{"Sen. Theo Ek spoke.", "senator", true},
		{"Sen. Theo Ek spoke.", "lawmaker", true},
		{"Sen. Theo Ek spoke.", "judge", false},
		{"Det Insp Theo Ek spoke.", "officer", true},
		{"Theo Ek, a baker from Hull, spoke.", "baker", true},
		{"Theo Ek is the new mayor of Hull.", "mayor", true},
		{"Theo Ek spoke.", "driver", false},
		{"The Ministry of Health spoke.", "ministry", true},
	} {
		doc := extract.New(c.text)
		if e := Build(doc, mention.FindNames(doc, word.Of(doc), nil), nil).Entities[0]; e.DescribedBy(c.noun) != c.want {
			t.Errorf("%s: DescribedBy(%q) = %v", c.text, c.noun, !c.want)
		}
	}
}

func TestSharedSurnames(t *testing.T) {
	far := "Nobody came.\n\nNobody went.\n\n"
	cases := []struct{ name, text, want string }{
		{"who bore it first", "Ana Roth spoke. Roth left. " + far + "A cousin, Max Roth, came.\n\n" + far + "Roth said no.", "Ana Roth"},
		{"another beside", "Ana Roth spoke. Roth left. " + far + "Her cousin Max Roth came. Roth said no.", "Roth"},
		{"the first again", "Ana Roth spoke. Roth left. Her cousin Max Roth came. Roth slept. Ana Roth ate. Roth said no.", "Ana Roth"},
		{"two at once", "Ana Roth and Max Roth spoke. Roth said no.", "Roth"},
		{"a husband's office", "Mr. Roth ran. Anna Roth, his wife, helped. President Roth said no.", "Roth"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := extract.New(c.text)
			p := Build(doc, mention.FindNames(doc, word.Of(doc), nil), nil)
			got := p.Entities[p.Names[len(p.Names)-1].Entity].Name
			if got != c.want {
				t.Errorf("the last name is %q, want %q", got, c.want)
			}
		})
	}
}

// TestBearerWithoutFullName holds that a surname alone that two share may
// come after one of them who is named in full only later.
func TestBearerWithoutFullName(t *testing.T) {
	doc := extract.New("Mr. Ek came. Nobody saw that Ek left. John Ek met Mary Ek.")
	for _, n := range Build(doc, mention.FindNames(doc, word.Of(doc), nil), nil).Names {
		if n.Entity < 0 {
			t.Errorf("%s is nobody", n.Text(doc))
		}
	}
}
