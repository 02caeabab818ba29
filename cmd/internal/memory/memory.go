// Package memory tells the garbage collector how much room a small run has.
package memory

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Room is the size in bytes that the heap may grow to before it is collected,
// however little of it is in use. What the program keeps for articles is a
// third of it, and with the program itself they take less than 60 MB.
const Room = 24 << 20

// usual is the collector's own setting: the heap may double. From Large on it may
// grow by as many bytes, or by a quarter where that is more, so that one long
// text does not take twice what it needs.
const (
	usual   = 100
	Large   = 128 << 20
	quarter = 25
)

// KeepRoom has the collector wait until the heap has grown to Room; where more
// than half of that is in use, it works as it does by itself. A program calls
// it once. It does nothing where GOGC is set.
func KeepRoom() {
	if os.Getenv("GOGC") == "" {
		adjust(smallest)
	}
}

// smallest is the heap that the collector counts with where less is in use.
const smallest = 4 << 20

// adjust sets how far the heap may grow beyond what is in use, and does so anew
// after every collection.
func adjust(inUse uint64) {
	debug.SetGCPercent(percent(inUse))
	watch()
}

// percent returns by how many per cent the heap may grow.
func percent(inUse uint64) int {
	inUse = max(inUse, smallest)
	if inUse > Room/2 {
		return int(max(quarter, min(usual, Large*usual/inUse)))
	}
	return int((Room - inUse) * 100 / inUse)
}

// A watcher is garbage from the start: it is finalized after each collection.
type watcher struct{ _ [64]byte } // too large to share its place with others

func watch() {
	w := new(watcher)
	runtime.SetFinalizer(w, func(*watcher) { adjust(live()) })
}

// live returns the bytes that the last collection found in use.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return Room // a runtime that does not tell
	}
	return sample[0].Value.Uint64()
}
