package claims

import (
	"encoding/json"
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/internal/record"
)

// Correct gives a quote the speaker that somebody wrote, empty for nobody, and
// has its record say so as that of extract does: speaker and status follow, and
// said_by_program keeps whom the program had named. A record without a status is
// no record of the program's; of it only the speaker follows.
func (c *Claim) Correct(name string) {
	before := c.Speaker
	if name != before {
		c.Speaker, c.Kind, c.Aliases = name, "", nil
		c.eachSpeaker(func(old json.RawMessage) json.RawMessage { return anotherSpeaker(old, name) })
	}
	for _, list := range []*[]record.Field{&c.Fields, &c.Cells} {
		if !slices.ContainsFunc(*list, func(f record.Field) bool { return f.Name == "status" }) {
			continue
		}
		if before != "" && fieldText(*list, "said_by_program") == "" {
			setField(list, "said_by_program", before)
		}
		follow := map[string]string{"status": string(attribute.Corrected), "rule": attribute.UserRule, "why": "you said so", "likely": ""}
		if name != before {
			follow["speaker_kind"], follow["role"], follow["organization"], follow["key"] = kindOf(name), "", "", ""
		}
		for field, value := range follow {
			replaceField(*list, field, value)
		}
		replaceNumber(*list, "confidence", "1")
	}
}

// Rename gives the speaker of a quote, and of its record, another name.
func (c *Claim) Rename(name string) {
	if name == c.Speaker {
		return
	}
	c.Speaker = name
	c.eachSpeaker(func(old json.RawMessage) json.RawMessage {
		var speaker record.Speaker
		if json.Unmarshal(old, &speaker) != nil || speaker.Name == "" {
			return anotherSpeaker(old, name)
		}
		speaker.Name = name
		value, _ := json.Marshal(&speaker) // has no error
		return value
	})
}

// eachSpeaker changes the speaker of the record and of its row.
func (c *Claim) eachSpeaker(change func(json.RawMessage) json.RawMessage) {
	for _, list := range [][]record.Field{c.Fields, c.Cells} {
		for i := range list {
			if list[i].Name == c.named {
				list[i].Value = change(list[i].Value)
			}
		}
	}
}

// kindOf is the kind of somebody whom a person named.
func kindOf(name string) string {
	if name == "" {
		return ""
	}
	return string(attribute.Person)
}

// anotherSpeaker returns a name as a value of the kind that stood there: a text,
// else the speaker of a record, null for nobody.
func anotherSpeaker(old json.RawMessage, name string) json.RawMessage {
	if strings.HasPrefix(string(old), `"`) {
		return textField("", name).Value
	}
	if name == "" {
		return json.RawMessage("null")
	}
	value, _ := json.Marshal(&record.Speaker{ID: "u-" + name, Name: name, Kind: kindOf(name), Named: true, Aliases: []string{}}) // has no error
	return value
}

// fieldText returns a field that is a text; empty where it is none.
func fieldText(list []record.Field, name string) string {
	var text string
	for _, f := range list {
		if f.Name == name {
			_ = json.Unmarshal(f.Value, &text)
		}
	}
	return text
}

// setField sets a field, and adds it where there is none.
func setField(list *[]record.Field, name, value string) {
	if !replaceField(*list, name, value) {
		*list = append(*list, textField(name, value))
	}
}

// replaceField sets a field where there is one.
func replaceField(list []record.Field, name, value string) bool {
	i := slices.IndexFunc(list, func(f record.Field) bool { return f.Name == name })
	if i >= 0 {
		list[i].Value = textField(name, value).Value
	}
	return i >= 0
}

// replaceNumber sets a number where there is one, as a text where a text stands.
func replaceNumber(list []record.Field, name, value string) {
	for i := range list {
		switch {
		case list[i].Name != name:
		case strings.HasPrefix(string(list[i].Value), `"`):
			list[i].Value = textField("", value).Value
		default:
			list[i].Value = json.RawMessage(value)
		}
	}
}
