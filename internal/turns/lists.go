package turns

import "strings"

// set makes a look-up table of the words of a list.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}

// noSpeakers are words that a label has where it is not a speaker's.
var noSpeakers = set(`present apologies absent attendance attending photo photos photograph image images text source sources note notes update updated updates read
	related more video videos credit credits caption captions correction corrections clarification warning breaking
	opinion analysis exclusive watch listen subject date re cc bcc ps nb location tags tag category copyright
	advertisement contact phone email tel fax web website price rating time times summary chapter part book fact facts
	myth verdict result results score conclusion example question-and-answer ingredients directions method background
	context bottom key takeaway takeaways pros cons monday tuesday wednesday thursday friday saturday sunday january
	february march april june july august september october november december editor's reporting writing editing
	click see also follow share published posted topics filed keywords abstract introduction discussion figure fig
	table section step day week year total hours address directed written starring cast genre length disclaimer
	spoiler edit tl;dr ps. note: byline headline title author isbn publisher language release first second third
	finally lastly
	name age city job pay occupation hometown party born died poll newspaper
	venue venues ticket tickets admission doors cost costs serves servings yield duration entry booking seating menu
	https http ratio rule lesson tip tips reason reasons problem solution answer-key remember again important
	item resolved motion decision agreed agenda action actions vote minutes`)

// months and weekdays start dates.
var (
	months   = set(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)
	weekdays = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun`)
)

// datelines are places that stand alone before a colon or a dash.
var datelines = set(`washington london paris moscow beijing brussels berlin jerusalem tokyo chicago boston houston
	atlanta miami denver seattle rome madrid cairo kabul baghdad seoul geneva`)

// noLabelWords are words that no label of a speaker has in small letters, nor
// at its head: verbs, pronouns, question words.
var noLabelWords = set(`is are was were be been am has have had having do does did doing will would can could should may might must
	shall i we he she they it him them this these those that there here what which who whom whose when where why how if
	because so then not no yes but or about after before into like just only even ever than please thanks thank let
	its it's that's there's i'm you're we're don't can't my your our his her their`)

// labelStarters are starters that a label may start with all the same.
var labelStarters = set(`the a an all both some several another many most one two`)

// crowdWords are nouns for who speaks that the list of roles does not have.
var crowdWords = set(`voice voices man woman men women boy girl both all crowd chorus chair speaker host narrator members
	audience moderator interviewer operator everyone everybody caller participant counsel court unit guard`)

// sceneWords start lines in capitals that are headings and no names.
var sceneWords = set(`int ext int/ext est cut fade dissolve act scene chapter part the prologue epilogue end curtain exit exeunt
	enter montage title later continued blackout intermission prelude interlude volume book`)

// sounds are the words for what is heard beside the words, and for what is not.
var sounds = set(`laughter laughs laughing applause music crosstalk inaudible unintelligible pause pauses silence sighs sigh
	coughs crying cries sobbing cheering cheers booing indiscernible phonetic sic bell whispering beat interruption interjection`)

// starters are words that start a sentence more often than they follow an
// abbreviation within one.
var starters = set(`the a an he she it they we you i this that these those there but and or so then when while if as
	in on at for to from with after before by of his her its their our my your what who how why where not no yes
	although though because since however meanwhile also still yet now once some many most all both one two another
	asked according last he's she's`)

// particles stand inside a name or between two.
var particles = set(`of de la le von van der den du and the then only just`)

// persons are the words for who speaks and who is spoken to, in the languages
// where speech may go on after a tag without a dash.
var persons = set(`i you we my your our me us mine yours ours let je j tu vous nous moi toi mon votre notre nos vos
	ich du wir mir mich dich dein jag du vi ni min din jeg dig io noi voi`)

// speechVerbs are the forms of the verbs that tag a speech most often.
var speechVerbs = set(`said says say saying asked asks cried cries replied replies answered answers added adds
	exclaimed exclaims shouted shouts whispered whispers muttered murmured continued returned repeated observed
	remarked demanded inquired enquired called screamed yelled snapped growled sighed laughed gasped groaned
	interrupted interposed urged insisted declared suggested explained told tells tweeted wrote writes joked quipped
	thought wondered began begged pleaded protested retorted responded ejaculated faltered stammered sobbed moaned
	roared bellowed hissed sneered chuckled giggled grumbled mumbled drawled echoed persisted pursued resumed
	rejoined commented chimed burst broke put went queried questioned mused warned wailed shrieked squeaked piped
	boomed barked teased admitted agreed announced argued claimed concluded confessed noted objected offered
	promised read recalled stated jeered implored reported proceeded screeched remonstrated expostulated panted croaked
	cooed sniffed snorted assented asserted vowed swore prompted corrected countered challenged coaxed soothed apologised
	apologized acknowledged confided breathed urged`)

// capitalAbbreviations are abbreviations that start with a capital.
var capitalAbbreviations = set(`mr mrs ms dr prof rev fr hon st sen rep gov pres atty gen col lt capt cpt cmdr maj
	sgt cpl pvt adm supt det insp mme mlle messrs jr sr inc corp co ltd llc bros assn dept univ ave blvd rd mt ft
	jan feb mar apr jun jul aug sept sep oct nov dec mon tues wed thurs fri ph phd esq ed vol fig calif
	ariz fla mass mich minn conn penn tenn wash colo ill okla ore va vt ont gop`)

// Starts says that a lower-case word often starts a sentence, and seldom follows an abbreviation within one.
func Starts(word string) bool { return starters[word] }

// Particle says that a lower-case word stands inside a name or between two.
func Particle(word string) bool { return particles[word] }

// Personal says that a lower-case word is for who speaks or who is spoken to, in the languages where speech may go on after a tag without a dash.
func Personal(word string) bool { return persons[word] }

// SpeechVerb says that a lower-case word is a form of a verb that tags a speech.
func SpeechVerb(word string) bool { return speechVerbs[word] }

// Abbreviates says that a lower-case word is an abbreviation that starts with a capital, written without its full stop.
func Abbreviates(word string) bool { return capitalAbbreviations[word] }
