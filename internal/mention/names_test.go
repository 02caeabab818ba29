package mention

import (
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/word"
)

// TestFindNames holds what is a name in short texts: titles, left of the bar,
// are taken off; names end where they end.
func TestFindNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Amnesty International said the trial was unfair.", "Amnesty International"},
		{"A spokesman for Amnesty International said so.", "Amnesty International"},
		{"\"We won,\" said DJ Kim.", "DJ Kim"},
		{"Sarah Baker opened a shop. Baker wrote on Twitter that it was hard.", "Sarah Baker; Baker; Twitter"},
		{"Theresa May met the press. May insisted the deal was done.", "Theresa May; May"},
		{"Park said the result was fair, after Jin Park spoke.", "Park; Jin Park"},
		{"PC Helen Moss said the road was closed.", "PC|Helen Moss"},
		{"Sgt Tom Reed and Det Insp Carol Vine spoke.", "Sgt|Tom Reed; Det Insp|Carol Vine"},
		{"Cllr Anne Frost said bins were late.", "Cllr|Anne Frost"},
		{"Prof Jane Hill told the BBC it works.", "Prof|Jane Hill; BBC"},
		{"Rev. Al Sharpton and Sister Mary Clare agreed.", "Rev.|Al Sharpton; Sister|Mary Clare"},
		{"Foreign Minister Ana Ruiz said no.", "Foreign Minister|Ana Ruiz"},
		{"Finance Minister Lars Holm resigned.", "Finance Minister|Lars Holm"},
		{"Opposition leader Peter Ochieng was not impressed.", "Peter Ochieng"},
		{"US Vice President JD Vance spoke.", "US Vice President|JD Vance"},
		{"Saffron Cordery, deputy chief executive of NHS Providers, said so.", "Saffron Cordery; NHS Providers"},
		{"Officer Tusk of the Walrus Police Department spoke.", "Officer|Tusk; Walrus Police Department"},
		{"Mr. Trump's campaign manager Kellyanne Conway said no.", "Mr.|Trump; Kellyanne Conway"},
		{"Elijah E. Cummings spoke first.", "Elijah E. Cummings"},
		{"Rep. Elijah E. Cummings of Maryland spoke first.", "Rep.|Elijah E. Cummings; Maryland"},
		{"George H.W. Bush and George W. Bush came.", "George H.W. Bush; George W. Bush"},
		{"J. K. Rowling and J.R.R. Tolkien wrote books.", "J. K. Rowling; J.R.R. Tolkien"},
		{"Secretary of State Colin Powell wrote a memo.", "Secretary of State|Colin Powell"},
		{"Clinton Communications Director Jennifer Palmieri said so.", "Clinton Communications Director|Jennifer Palmieri"},
		{"White House Press Secretary Josh Earnest said so.", "White House Press Secretary|Josh Earnest"},
		{"Attorney General Loretta Lynch spoke.", "Attorney General|Loretta Lynch"},
		{"Ursula von der Leyen met Vincent van Gogh fans.", "Ursula von der Leyen; Vincent van Gogh"},
		{"Oscar de la Hoya beat Bashar al-Assad in a dream.", "Oscar de la Hoya; Bashar al-Assad"},
		{"Conan O'Brien and Shaquille O’Neal laughed.", "Conan O'Brien; Shaquille O’Neal"},
		{"Martin Luther King Jr. had a dream.", "Martin Luther King Jr."},
		{"Robert Downey, Jr., said yes.", "Robert Downey, Jr."},
		{"Mary-Kate Olsen and Jean-Luc Picard met.", "Mary-Kate Olsen; Jean-Luc Picard"},
		{"Cornel West said hello.", "Cornel West"},
		{"Jared Sexton is a professor. \"I saw it,\" Sexton said.", "Jared Sexton; Sexton"},
		{"Duncan Hunter backs him. Hunter, meanwhile, told Politico so.", "Duncan Hunter; Hunter; Politico"},
		{"Renee Gold, 52, said she was tired.", "Renee Gold"},
		{"Morton Blackwell, the chairman, spoke.", "Morton Blackwell"},
		{"Rep. Earl Blumenauer (D-Ore.) said.", "Rep.|Earl Blumenauer"},
		{"said Virgie M. Rollins, chair of the group.", "Virgie M. Rollins"},
		{"Michael P. McDonald wrote it.", "Michael P. McDonald"},
		{"Will Smith slapped him. Smith said sorry. Will you go?", "Will Smith; Smith"},
		{"George Will wrote a column. Will described it as bad.", "George Will; Will"},
		{"Grace Lee, a lawyer, said no. Grace said more later.", "Grace Lee; Grace"},
		{"Judge Maria Ortiz sentenced him.", "Judge|Maria Ortiz"},
		{"Lord Justice Green said so.", "Lord Justice|Green"},
		{"Dame Judi Dench and Sir Ian McKellen came.", "Dame|Judi Dench; Sir|Ian McKellen"},
		{"Queen Elizabeth II died. King Charles spoke.", "Queen|Elizabeth II; King|Charles"},
		{"Pope Francis said mass.", "Pope|Francis"},
		{"Manchester United manager Erik ten Hag was angry.", "Manchester United; Erik ten Hag"},
		{"Liverpool boss Jurgen Klopp said so.", "Liverpool; Jurgen Klopp"},
		{"England captain Harry Kane scored.", "England; Harry Kane"},
		{"Chelsea beat Arsenal 2-1 on Saturday.", "Chelsea; Arsenal"},
		{"Apple CEO Tim Cook said sales grew.", "Apple CEO|Tim Cook"},
		{"Tesla chief executive Elon Musk tweeted.", "Tesla; Elon Musk"},
		{"Shell said profits doubled.", "Shell"},
		{"Ford Motor Company said it would cut jobs.", "Ford Motor Company"},
		{"Human Rights Watch said so. Network Rail said no. Open Doors agreed.", "Human Rights Watch; Network Rail; Open Doors"},
		{"Citizens Advice said so. The charity Consumer Voice said no.", "Citizens Advice; Consumer Voice"},
		{"Northern Rail said so. Western Dairies said no. Police Scotland agreed.", "Northern Rail; Western Dairies; Police Scotland"},
		{"The Attorney General's Office said so. The Holm Sheriff's Department said no.", "Attorney General's Office; Holm Sheriff's Department"},
		{"The Women's Institute and the Farmers’ Alliance met.", "Women's Institute; Farmers’ Alliance"},
		{"St. Mary's Hospital said so. Israel's Ministry of Defence said no.", "St. Mary's Hospital; Israel; Ministry of Defence"},
		{"The Food and Drug Administration said so. The White House and Justice Department said no.", "Food and Drug Administration; White House; Justice Department"},
		{"The England and Wales Cricket Board said so. The Health and Safety Executive said no.", "England and Wales Cricket Board; Health and Safety Executive"},
		{"The former envoy to Ukraine Kurt Volker said so.", "Kurt Volker"},
		{"Transport for Leinster said so. The Archive of Gatherings said no.", "Transport for Leinster; Archive of Gatherings"},
		{"The Department for Business, Energy and Trade said so. The Bank of England, Tom Hill and Ann Lee said no.", "Department for Business, Energy and Trade; Bank of England; Tom Hill; Ann Lee"},
		{"Park Geun-hye said so. Helen Frith KC said no. Jo Ek MBE agreed. eBay and Sainsbury's called.", "Park Geun-hye; Helen Frith; Jo Ek; eBay; Sainsbury's"},
		{"Yesterday Parliament said so. Former Labour minister Ada Roy said no.", "Parliament; Labour; Ada Roy"},
		{"GP Samuel Boateng met Const. Tyler Boychuk and Engr. Musa Bello.", "GP|Samuel Boateng; Const.|Tyler Boychuk; Engr.|Musa Bello"},
		{"The World Health Organization said so.", "World Health Organization"},
		{"The Bank of England raised rates.", "Bank of England"},
		{"The University of California, Berkeley, said so.", "University of California; Berkeley"},
		{"Médecins Sans Frontières said no.", "Médecins Sans Frontières"},
		{"Dr. Anthony Fauci and Dr Jenny Harries spoke.", "Dr.|Anthony Fauci; Dr|Jenny Harries"},
		{"Kim Jong Un met Xi Jinping.", "Kim Jong Un; Xi Jinping"},
		{"Luiz Inácio Lula da Silva won. Lula said so.", "Luiz Inácio Lula da Silva; Lula"},
		{"Mohammed bin Salman and Osama bin Laden.", "Mohammed bin Salman; Osama bin Laden"},
		{"Former President Barack Obama spoke.", "Former President|Barack Obama"},
		{"Republican Sen. Ted Cruz spoke.", "Sen.|Ted Cruz"},
		{"Democratic presidential candidate Hillary Clinton said.", "Hillary Clinton"},
		{"Police said the man fled.", ""},
		{"Officials said the fire was out.", ""},
		{"Witnesses told the Guardian they ran.", "Guardian"},
		{"Fans of Taylor Swift cheered.", "Taylor Swift"},
		{"Mother Teresa and Father Brown prayed.", "Mother|Teresa; Father|Brown"},
		{"Mayor Bill de Blasio said so.", "Mayor|Bill de Blasio"},
		{"Lt. Gov. Dan Patrick and Lt Col Ben Hodges spoke.", "Lt. Gov.|Dan Patrick; Lt Col|Ben Hodges"},
		{"Headteacher Sue Brown told parents.", "Headteacher|Sue Brown"},
		{"Chief Constable Ian Hopkins said.", "Chief Constable|Ian Hopkins"},
		{"Detective Chief Inspector Paul Low said.", "Detective Chief Inspector|Paul Low"},
		{"Det Ch Insp Paul Low said.", "Det Ch Insp|Paul Low"},
		{"Labour MP Jess Phillips said.", "Labour MP|Jess Phillips"},
		{"Professor Sir Chris Whitty said.", "Professor Sir|Chris Whitty"},
		{"Yesterday Anna Holt said it was over.", "Anna Holt"},
		{"On Monday Mark Hill told the court.", "Mark Hill"},
		{"But Linda Marsh disagreed.", "Linda Marsh"},
		{"However, Linda Marsh disagreed.", "Linda Marsh"},
		{"Neighbour Joan Pike said the noise was awful.", "Neighbour|Joan Pike"},
		{"Farmer Giles Wood lost ten sheep.", "Farmer|Giles Wood"},
		{"Resident Maria Lopez, 43, said she ran.", "Resident|Maria Lopez"},
		{"Councillor Dev Patel said no. Cllr Patel added that bins matter.", "Councillor|Dev Patel; Cllr|Patel"},
		{"Astronomer Vera Rubin found it.", "Astronomer|Vera Rubin"},
		{"Nvidia and OpenAI signed a deal.", "Nvidia; OpenAI"},
		{"McDonald's said it would close stores.", "McDonald's"},
		{"Marks & Spencer said sales rose.", "Marks & Spencer"},
		{"Ben & Jerry's said no.", "Ben & Jerry's"},
		{"The Hague ruled. The Beatles split.", "Hague; Beatles"},
		{"Blige sings of love. Mary J. Blige was born in 1971.", "Blige; Mary J. Blige"},
		{"The Associated Press reported.", "Associated Press"},
		{"Ms Patel said, and Mr Li agreed.", "Ms|Patel; Mr|Li"},
		{"Lead author Dr. Elena Popov of the University of Oslo said.", "Dr.|Elena Popov; University of Oslo"},
		{"Study co-author Raj Singh said.", "Raj Singh"},
		{"Ch Insp Sam Hill said no.", "Ch Insp|Sam Hill"},
		{"Labour's Yvette Cooper said no.", "Labour; Yvette Cooper"},
		{"The BBC's Laura Kuenssberg said no.", "BBC; Laura Kuenssberg"},
		{"Rosie, 7, said no.", "Rosie"},
		{"Mr Justice Fraser said no.", "Mr Justice|Fraser"},
		{"Baroness Casey said no.", "Baroness|Casey"},
		{"Prince William said no.", "Prince|William"},
		{"Father-of-two Dan Smith said no.", "Dan Smith"},
		{"Mum Kelly Jones said no.", "Mum|Kelly Jones"},
		{"In court, Joanne Marsh, prosecuting, said he lied.", "Joanne Marsh"},
		{"Goldman Sachs said no.", "Goldman Sachs"},
		{"Bank of America analyst Tim Lee said no.", "Bank of America; Tim Lee"},
		{"The Federal Reserve said no. Chair Jerome Powell said yes.", "Federal Reserve; Chair|Jerome Powell"},
		{"New York City Mayor Eric Adams said no.", "New York City Mayor|Eric Adams"},
		{"Ukrainian President Volodymyr Zelensky said no.", "Ukrainian President|Volodymyr Zelensky"},
		{"German Chancellor Olaf Scholz and French President Emmanuel Macron met.", "German Chancellor|Olaf Scholz; French President|Emmanuel Macron"},
		{"Elon Musk's SpaceX said no.", "Elon Musk; SpaceX"},
		{"Serena Williams and Venus Williams won.", "Serena Williams; Venus Williams"},
		{"Tennis star Naomi Osaka said no.", "Naomi Osaka"},
		{"Scientists at NASA said no.", "NASA"},
		{"The European Commission said no.", "European Commission"},
		{"Dr. Jane Goodall DBE said no.", "Dr.|Jane Goodall"},
		{"Hyundai said no.", "Hyundai"},
		{"Thames Water said no.", "Thames Water"},
		{"Sky News reported it.", "Sky News"},
		{"Deputy Prime Minister Angela Rayner said no.", "Deputy Prime Minister|Angela Rayner"},
		{"Shadow chancellor Rachel Reeves said no.", "Rachel Reeves"},
		{"Victim Sarah Everard was 33.", "Victim|Sarah Everard"},
		{"Singer Adele said no.", "Singer|Adele"},
		{"Rapper Kanye West said no.", "Rapper|Kanye West"},
		{"Rishi Sunak said no. Sunak left.", "Rishi Sunak; Sunak"},
		{"Inspector Morse said no.", "Inspector|Morse"},
		{"Captain Tom Moore walked.", "Captain|Tom Moore"},
		{"Owner Li Wei said no. Li left.", "Owner|Li Wei; Li"},
		{"Maria del Carmen Lopez spoke.", "Maria del Carmen Lopez"},
		{"Sheikh Mohammed bin Rashid Al Maktoum spoke.", "Sheikh|Mohammed bin Rashid Al Maktoum"},
		{"Kim Yo Jong said no.", "Kim Yo Jong"},
		{"Mrs. van der Holt came with Henry van der Holt.", "Mrs.|van der Holt; Henry van der Holt"},
		{"“It is cold,” said Friday. At dawn Friday sat down.", "Friday; Friday"},
		{"“It is cold,” she said Friday. Nobody came on Friday.", ""},
		{"“Eat,” Mother said. He ran to Mother.", "Mother; Mother"},
		{"“It was I,” said Charles Dane. I was there. Who said that? Who knew?", "Charles Dane"},
	} {
		doc := extract.New(c.text)
		var got []string
		for _, n := range FindNames(doc, word.Of(doc), nil) {
			w := n.Text(doc)
			if n.Title != "" {
				w = n.Title + "|" + w
			}
			got = append(got, w)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestNamesLieInTheText holds that a name's bytes are its tokens', whatever
// the text.
func TestNamesLieInTheText(t *testing.T) {
	for _, text := range []string{"", "A", "’s said", "Mr. & Mrs. X", "U.S. Sen. O’Neil’s “Jo” & Co.", "AT LEAST TEN DEAD IN TOWN Jo Ek said", "Bank of", "Jo Ek, Jr"} {
		doc := extract.New(text)
		end := 0
		for _, n := range FindNames(doc, word.Of(doc), nil) {
			if n.Start < end || n.End > len(text) || n.Start != int(doc.Tokens[n.FirstToken].Start) || n.End != int(doc.Tokens[n.EndToken-1].End) {
				t.Errorf("%q: name %+v", text, n)
			}
			end = n.End
		}
	}
}

func BenchmarkFindNames(b *testing.B) {
	doc := extract.New(strings.Repeat("Mr. Trump's campaign manager, Kellyanne Conway, told the BBC that Secretary of State John Kerry was wrong.\n\n", 200))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		FindNames(doc, word.Of(doc), nil)
	}
}
