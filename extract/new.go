package extract

// New scans the text.
func New(text string) *Document { return &Document{Text: text, Language: "en"} }
