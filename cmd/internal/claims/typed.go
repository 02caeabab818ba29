package claims

import (
	"encoding/json"
	"slices"

	"quotes/internal/record"
)

// numbers are the columns of the program's tables that hold numbers.
var numbers = []string{"confidence", "line", "start", "end", "time", "page"}

// ownColumns says that a table is one that the program wrote.
func ownColumns(head []string) bool {
	return len(head) > 3 && slices.Equal(head[:3], record.Columns()[:3])
}

// Record returns the fields of the quote's record. Of a row that the program wrote
// they have the types of a record: numbers, a speaker with what the row tells of
// it, null for an empty cell. Columns that it does not know stay texts.
func (c *Claim) Record() []record.Field {
	if !c.own {
		return c.Fields
	}
	out := slices.Clone(c.Fields)
	for i, f := range out {
		text := fieldText(c.Fields[i:i+1], f.Name)
		switch {
		case !slices.Contains(record.Columns(), f.Name):
		case text == "":
			out[i].Value = json.RawMessage("null")
		case f.Name == c.named:
			out[i].Value = c.rowSpeaker()
		case slices.Contains(numbers, f.Name) && isNumber(text):
			out[i].Value = json.RawMessage(text)
		}
	}
	return out
}

// Row returns the quote's cells in a table, where they are others than its record.
func (c *Claim) Row() []record.Field {
	if c.own {
		return c.Fields
	}
	return c.Cells
}

// rowSpeaker returns the speaker of a row as that of a record, as far as it tells.
func (c *Claim) rowSpeaker() json.RawMessage {
	told := func(column string) *string {
		if text := fieldText(c.Fields, column); text != "" {
			return &text
		}
		return nil
	}
	value, _ := json.Marshal(struct { // has no error
		Name         string  `json:"name"`
		Role         *string `json:"role"`
		Organization *string `json:"organization"`
		Kind         *string `json:"kind"`
		Key          *string `json:"key,omitempty"`
	}{c.Speaker, told("role"), told("organization"), told("speaker_kind"), told("key")})
	return value
}

// isNumber says that a text is a number as JSON writes it.
func isNumber(text string) bool {
	var n json.Number
	return text[0] != '"' && json.Unmarshal([]byte(text), &n) == nil && text != "null"
}
