package screenplay

import (
	"context"
	"testing"

	"quotes/internal/source/document"
)

// script has a speech beside another, a note in a paragraph, action, and words
// that no character stands above.
const script = `<?xml version="1.0"?>
<FinalDraft DocumentType="Script"><Content>
<Paragraph Type="Scene Heading"><Text>INT. MILL</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Nobody says this.</Text></Paragraph>
<Paragraph><DualDialogue>
<Paragraph Type="Character"><Text>ADA (O.S.)</Text></Paragraph><Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Is it </Text><ScriptNote><Paragraph><Text>check</Text></Paragraph></ScriptNote><Text Style="Italic">on?</Text></Paragraph>
<Paragraph Type="Character"><Text>BO</Text></Paragraph><Paragraph Type="Dialogue"><Text>It was.</Text></Paragraph>
</DualDialogue></Paragraph>
<Paragraph Type="Action"><Text>It stops.</Text></Paragraph>
</Content><TitlePage><Content><Paragraph><Text> </Text></Paragraph><Paragraph><Text>The Mill</Text></Paragraph></Content></TitlePage></FinalDraft>`

func TestReadFinalDraft(t *testing.T) {
	if !IsFinalDraft(script) {
		t.Fatal("is not known by its first bytes")
	}
	doc, err := ReadFinalDraft(document.Input{Ctx: context.Background(), Data: []byte(script)})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Meta.Title != "The Mill" {
		t.Errorf("title %q", doc.Meta.Title)
	}
	wanted := []struct{ who, words string }{{"ADA", "Is it on?"}, {"BO", "It was."}}
	if len(doc.Voices) != len(wanted) {
		t.Fatalf("%d voices in %q", len(doc.Voices), doc.Text)
	}
	for i, w := range wanted {
		v := doc.Voices[i]
		if who, words := doc.Text[v.LabelStart:v.LabelEnd], doc.Text[v.Start:v.End]; who != w.who || words != w.words {
			t.Errorf("voice %d: %q says %q", i, who, words)
		}
	}
	if d := doc.Voices[0].Directions; len(d) != 1 || doc.Text[d[0][0]:d[0][1]] != "low" {
		t.Errorf("directions %v", d)
	}
}
