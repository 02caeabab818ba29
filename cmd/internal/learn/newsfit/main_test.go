package newsfit

import (
	"testing"

	"quotes/cmd/internal/learn/learntest"
)

func TestMain(m *testing.M) { learntest.Main(m) }
