package memory

import "testing"

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		inUse uint64
		want  int
	}{
		{0, 500}, {smallest, 500}, {8 << 20, 200}, {Room / 2, 100}, {Room, 100}, {Large, 100}, {2 * Large, 50}, {1 << 40, 25},
	} {
		if got := percent(c.inUse); got != c.want {
			t.Errorf("with %d bytes in use the heap may grow by %d %%, want %d", c.inUse, got, c.want)
		}
	}
}

func TestLiveIsKnown(t *testing.T) {
	if n := live(); n == Room {
		t.Error("the runtime does not tell what is in use")
	}
}
