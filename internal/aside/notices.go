package aside

import (
	"strings"
	"unicode"

	"quotes/internal/lazy"
)

// notices are what programs write between or in place of the messages of a
// chat: an omitted picture, a deleted message, a count of reactions.
var notices = lazy.MustCompile(`(?i)^[<\[(*_\x{200e}]*(?:` +
	`(?:image|video|audio|sticker|gif|document|media|contact card|photo|picture|voice message|file|attachment)s? (?:omitted|not included|attached|removed)|` +
	`(?:this|you deleted this|that) message(?: was (?:deleted|removed|edited))?|` +
	`message (?:deleted|removed)|missed (?:voice|video|group)? ?call.*|` +
	`messages and calls are end-to-end encrypted.*|` +
	`\d+ (?:repl(?:y|ies)|reactions?|likes?|comments?)|(?:last reply|view thread).*|` +
	`(?:like|reply|share|report|edited|pinned|new|seen|delivered|read)|` +
	`(?::[a-z0-9_+-]+:\s*\d*\s*)+|(?:[^\p{L}\p{N}\p{P}\s]+\s*\d+\s*)+` +
	`)[>\])*_.]*$`)

// IsNotice says that a line, or what stands after a label, is written by the
// program that kept the chat.
func IsNotice(in string) bool {
	in = strings.TrimSpace(in)
	if stamp, words, ok := strings.Cut(in, "] "); ok && stamp[0] == '[' && strings.IndexFunc(stamp, unicode.IsDigit) == 1 {
		in = words
	}
	return in != "" && len(in) < noticeBytes && (changesGroup(in) || isServer(in) || notices.MatchString(in))
}

// isServer says that a line is a server's, as clients of IRC keep them: -!- ada has
// quit, --- Log closed, *** ada is now known as ada_.
func isServer(in string) bool {
	for _, sign := range [...]string{"-!- ", "--- ", "*** ", "--> ", "<-- ", "==> "} {
		if strings.HasPrefix(in, sign) {
			return true
		}
	}
	return false
}

// groupChanges are what a program says of a member who does something to the chat.
var groupChanges = [...]string{" changed the group", " changed this group", " changed the subject", " changed the topic", " created group", " created the group", " created this group",
	" joined using this group", " left the group"}

// changesGroup says that a line tells what a member does to the chat itself.
func changesGroup(in string) bool {
	if !strings.Contains(in, " group") && !strings.Contains(in, " changed the ") {
		return false
	}
	for _, change := range groupChanges {
		if who, _, ok := strings.Cut(in, change); ok && len(who) <= memberBytes && !strings.ContainsAny(who, ".,!?:“\"") && !strings.HasPrefix(who, "I ") && who != "I" {
			return true
		}
	}
	return false
}

// memberBytes is how long the name of a member of a chat may be.
const memberBytes = 40

// procedures start the lines of records of parliaments that tell what was done.
var procedures = [...]string{"moved accordingly", "question put", "question again", "question accordingly", "question, that", "motion made", "motion agreed", "motion, by leave",
	"motion lost", "amendment agreed", "amendment, by leave", "amendment negatived", "amendments made", "the house divided", "the committee divided", "the house then",
	"the house adjourned", "house adjourned", "sitting suspended", "sitting adjourned", "the sitting", "bill read", "bill accordingly", "clause ordered", "clauses ordered",
	"leave granted", "the meeting rose", "the meeting was", "the committee rose", "the hearing was", "whereupon", "adjourned accordingly", "resolved in", "so ordered"}

// IsProcedure says that a line tells what a chamber did.
func IsProcedure(in string) bool {
	lower := strings.ToLower(strings.TrimLeft(in[:min(len(in), procedureBytes)], "*_([ "))
	for _, head := range procedures {
		if strings.HasPrefix(lower, head) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(in, "—–-. "), " interjecting")
}

// footers start the lines under a transcript that nobody speaks.
var footers = [...]string{"copyright ", "© ", "(c) ", "transcribed by", "transcript by", "transcript provided", "transcription by", "end of side", "end of tape", "all rights reserved", "this transcript", "end of transcript",
	"this interview", "this conversation", "interview by", "edited by", "produced by", "source:", "#"}

// IsFooter says that a line is the foot of a transcript.
func IsFooter(in string) bool {
	lower := strings.ToLower(strings.TrimLeft(in, "*_([ "))
	for _, head := range footers {
		if strings.HasPrefix(lower, head) {
			return true
		}
	}
	return strings.Contains(lower, "://") && len(strings.Fields(in)) < footerWords || strings.Trim(in, "-–—*_=~. ") == ""
}

// footerWords is how many words a line with an address may have that is a foot.
const footerWords = 12

// How long a notice of a program is at the most, and how far the start of a
// line of procedure is read.
const (
	noticeBytes    = 140
	procedureBytes = 60
)
