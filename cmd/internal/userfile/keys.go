package userfile

import (
	"fmt"
	"slices"
	"strings"

	"quotes/cmd/internal/spelling"
)

// personKeys are the keys of a person that have a meaning. Any other is a field of
// the user's own.
var personKeys = []string{"name", "aliases", "role", "organization", "pronouns", "not"}

// checkKey says of a key of a person that it was meant to be one that has a
// meaning: a field of the user's own that nearly is "aliases" would be passed over.
func checkKey(key string) error {
	for _, known := range personKeys {
		if key != known && nearly(strings.ToLower(key), known) && !slices.Contains(personKeys, key) {
			return fmt.Errorf("there is no key %q; write %s", key, known)
		}
	}
	return nil
}

// nearly says that a key is another but for its case, its number or its spelling:
// two letters of a long one may differ, and an s at the end.
func nearly(key, known string) bool {
	if strings.TrimSuffix(strings.TrimSuffix(key, "s"), "'") == strings.TrimSuffix(known, "s") {
		return true
	}
	return len(known) > 6 && spelling.Distance(key, known) <= 2
}
