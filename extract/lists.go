package extract

import "strings"

// set makes a look-up table of the words of a list.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}

// elisions are words that are written with an apostrophe for their head.
var elisions = set(`em tis twas twere twill twould twasn tisn til till cause cos coz bout round neath gainst
	n nuff er im is e ud un ull at av ave ad ere ome ouse ow ell ead eard ear elp arf alf eart undred igh igher
	ope orse urt old ard ands and ole otel tain t s d ll re ve m nother ow's opped appen appens appened allo ello
	most mongst midst twixt tween fore specially cept less nless fraid member way deed`)

// wholeWords are the elisions that are words of their own as well.
var wholeWords = set(`and is at old till cause round less way member most ad ere er ill eart ands`)

// clips are words that are written with an apostrophe for their tail.
var clips = set(`o th an n wi ol mo po lil doin goin nothin somethin anythin everythin bein havin de fo yo t ha fro mak tak gi ower`)

// clitics are what stands after the apostrophe of a clitic, n't apart.
var clitics = set(`s re ve ll d m`)

// abbreviations are abbreviations in any case.
var abbreviations = set(`etc vs approx est cf al ca viz pp op eds vols nos ibid min max`)

// beforeFigures are abbreviations where a figure follows: no. 4, and not "no."
var beforeFigures = set(`no nos fig figs ch chap sec art p`)

// titles are abbreviations that a name follows: they never end a sentence.
var titles = set(`mr. mrs. ms. dr. prof. rev. fr. hon. st. sen. rep. gov. pres. atty. gen. col. lt. capt. cpt. cmdr.
	maj. sgt. cpl. pvt. adm. supt. det. insp. mme. mlle. messrs. mt. ft. vs. e.g. i.e. cf. viz. ca. approx. no. sens.`)

// determiners start a noun phrase that is not a name.
var determiners = set(`the a an his her their my our its one another some every each both this that`)

// pronouns are the subjects of a tag that are no names.
var pronouns = set(`he she they i we you it`)

// foreignVerbs tag speech in the languages where dashes are usual; the French
// ones with a pronoun hanging on them and the Spanish and Italian ones in -ó
// and -ò are told by their ends.
var foreignVerbs = set(`dit répondit demanda cria reprit murmura ajouta fit répliqua continua soupira lança
	dijo dije decía respondió contestó disse rispose chiese aggiunse
	respondeu perguntou murmurou gritou exclamou replicou acrescentou continuou insistiu
	sagte fragte rief antwortete zei vroeg riep antwoordde sa sade frågade svarade ropade viskade sagde spurte spurgte
	svarte svarede ropte sanoi kysyi vastasi
	powiedział powiedziała odpowiedział odpowiedziała odparł odparła zapytał zapytała spytał spytała rzekł rzekła
	zawołał zawołała szepnął szepnęła mruknął mruknęła krzyknął krzyknęła dodał dodała
	сказал сказала ответил ответила спросил спросила воскликнул воскликнула прошептал прошептала крикнул крикнула
	произнес произнёс произнесла проговорил проговорила заметил заметила добавил добавила говорил говорила отвечал
	отвечала закричал закричала пробормотал пробормотала`)

// hangingPronouns end a French verb that is turned round: dit-il, demanda-t-elle.
var hangingPronouns = [...]string{"-il", "-elle", "-je", "-ils", "-elles", "-on"}

// foreignVerb says that a word, in small letters, tags speech in a language
// other than English.
func foreignVerb(word string) bool {
	for _, tail := range hangingPronouns {
		if strings.HasSuffix(word, tail) {
			return true
		}
	}
	return foreignVerbs[word] || strings.HasSuffix(word, "ó") || strings.HasSuffix(word, "ò")
}

// resumers start a clause of speech after a tag, but none of narration.
var resumers = set(`if unless because though although or nor si car parce ou`)

// personBytes is the length of the longest of them: votre, notre.
const personBytes = 8
