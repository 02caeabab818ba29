package people

import "testing"

// TestRoleClass holds the classes of roles by their heads.
func TestRoleClass(t *testing.T) {
	for role, want := range map[string]string{
		"mayor of Hull": "politician", "deputy chief executive of NHS Providers": "business", "harbour master": "official",
		"member of parliament": "politician", "spokeswoman for the road office": "spokesperson", "retired plumber": "citizen",
		"lorry driver": "worker", "Sen.": "politician", "Detective Inspector": "official", "wife": "", "": "",
		"head of the bakery": "", "president and chief executive": "politician",
	} {
		if got := RoleClass(role); got != want {
			t.Errorf("%q is %q, want %q", role, got, want)
		}
	}
}
