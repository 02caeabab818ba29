package terminal

// DefaultWidth is the table's width where there is no terminal.
const DefaultWidth = 100

// The styles of a terminal.
const (
	Plain  = ""
	Bold   = "\x1b[1m"
	Dim    = "\x1b[2m"
	Yellow = "\x1b[33m"
	Reset  = "\x1b[0m"
)
