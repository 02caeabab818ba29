package userfile

import "testing"

// TestKeysThatWereMeantToMean refuses keys that nearly have a meaning, and keeps
// fields of the user's own.
func TestKeysThatWereMeantToMean(t *testing.T) {
	for _, key := range []string{"alias", "Aliases", "alises", "names", "name's", "Name", "roles", "organisation", "organizations", "pronoun", "pronoms"} {
		if checkKey(key) == nil {
			t.Errorf("%q is taken for a field of the user's own", key)
		}
	}
	for _, key := range []string{"name", "aliases", "role", "organization", "pronouns", "party", "region", "gender", "rule", "game", "org", "title", "nickname", "alliance"} {
		if err := checkKey(key); err != nil {
			t.Error(err)
		}
	}
}
