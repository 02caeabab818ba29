package aside

import (
	"strings"

	"quotes/internal/lazy"
)

// notices are what programs write between or in place of the messages of a
// chat: an omitted picture, a deleted message, a count of reactions.
var notices = lazy.MustCompile(`(?i)^[<\[(*_\x{200e}]*(?:` +
	`(?:image|video|audio|sticker|gif|document|media|contact card|photo|picture|voice message|file|attachment)s? (?:omitted|not included|attached|removed)|` +
	`(?:this|you deleted this|that) message(?: was (?:deleted|removed|edited))?|` +
	`message (?:deleted|removed)|missed (?:voice|video|group)? ?call.*|` +
	`(?:you|[\p{L}+~][^.!?:“"]{0,40}?) (?:changed (?:the (?:subject|topic)|(?:the|this) group(?:’s|'s)?(?: name| icon| description)?|their phone number)\b.*|created (?:this |the )?group\b.*|joined using this group.*|left the group)|` +
	`messages and calls are end-to-end encrypted.*|` +
	`\d+ (?:repl(?:y|ies)|reactions?|likes?|comments?)|(?:last reply|view thread).*|` +
	`(?:like|reply|share|report|edited|pinned|new|seen|delivered|read)|` +
	`(?::[a-z0-9_+-]+:\s*\d*\s*)+|(?:[^\p{L}\p{N}\p{P}\s]+\s*\d+\s*)+` +
	`)[>\])*_.]*$`)

// IsNotice says that a line, or what stands after a label, is written by the
// program that kept the chat.
func IsNotice(in string) bool {
	in = strings.TrimSpace(in)
	return in != "" && len(in) < noticeBytes && notices.MatchString(in)
}

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
