package office

import "testing"

// TestRoleClass holds the classes of roles by their heads.
func TestRoleClass(t *testing.T) {
	for role, want := range map[string]string{
		"mayor of Hull": "politician", "deputy chief executive of NHS Providers": "business", "harbour master": "official",
		"member of parliament": "politician", "spokeswoman for the road office": "spokesperson", "retired plumber": "citizen",
		"lorry driver": "worker", "Sen.": "politician", "Detective Inspector": "official", "wife": "", "": "",
		"head of the bakery": "", "president and chief executive": "business", "president": "politician", "Mexican president": "politician",
		"president of the Larch Society": "business", "City Council president": "politician", "chairman of the Meadow Party": "politician",
		"doctoral candidate": "expert", "police captain": "official", "ship's captain": "worker", "communications director": "spokesperson",
		"director of the State Bureau of Inquiry": "official", "supporter of the mayor and professor of law": "expert", "University of Leam professor": "expert",
		"Rovers manager": "athlete", "football manager": "athlete", "manager of the team": "athlete", "head coach": "athlete", "United’s manager": "athlete",
		"manager of Danbrook Rovers": "athlete", "Parks manager": "official", "council's parks manager": "official", "manager of the shop": "business", "manager of the swimming pool": "business",
		"Health Secretary": "politician", "shadow health secretary": "politician", "shadow work and pensions secretary": "politician", "leader of the opposition": "politician", "Northern Ireland Secretary": "politician",
		"club secretary": "", "secretary": "", "press secretary": "spokesperson", "permanent secretary": "official",
	} {
		if got := RoleClass(role); got != want {
			t.Errorf("%q is %q, want %q", role, got, want)
		}
	}
}

// TestOfficeholder tells nouns of office and occupation from other nouns for people.
func TestOfficeholder(t *testing.T) {
	for noun, want := range map[string][2]bool{
		"mayor": {true, false}, "co-founder": {true, false}, "coordinator": {true, false}, "partner": {true, true}, "member": {true, true},
		"wife": {false, false}, "mother-in-law": {false, false}, "rival": {false, false}, "accused": {false, false}, "ex-lover": {false, false},
		"mayors": {false, false}, "crew": {false, false}, "table": {false, false},
	} {
		if ok, within := Officeholder(noun); ok != want[0] || within != want[1] {
			t.Errorf("%s: %v, %v", noun, ok, within)
		}
	}
}
