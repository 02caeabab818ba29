package verdicts

import (
	"encoding/json"
	"fmt"
	"io"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// A review is a ClaimReview of https://schema.org/ or one of its parts: the
// claim is that somebody said these words, and the rating is the verdict.
type review struct {
	Type     string  `json:"@type,omitempty"` // empty where nobody knows what it is
	Reviewed string  `json:"claimReviewed,omitempty"`
	Item     *review `json:"itemReviewed,omitempty"`
	Rating   *rating `json:"reviewRating,omitempty"`
	Body     string  `json:"reviewBody,omitempty"`

	Name       string   `json:"name,omitempty"`
	Text       string   `json:"text,omitempty"`
	URL        string   `json:"url,omitempty"`
	Author     *review  `json:"author,omitempty"`
	IsPartOf   *review  `json:"isPartOf,omitempty"`
	SpokenBy   *review  `json:"spokenByCharacter,omitempty"`
	BasedOn    []review `json:"isBasedOn,omitempty"`
	Appearance *review  `json:"appearance,omitempty"`
}

// A rating counts the verdicts up to the best.
type rating struct {
	Type  string `json:"@type"`
	Name  string `json:"alternateName"`
	Value int    `json:"ratingValue"`
	Best  int    `json:"bestRating"`
	Worst int    `json:"worstRating"`
}

// writeJSONLD writes a ClaimReview for each quote. It names no author:
// that is whoever publishes the review.
func writeJSONLD(w io.Writer, verdicts []record.Verdict, _ format.Options) error {
	graph := make([]review, len(verdicts))
	for i := range verdicts {
		graph[i] = newReview(&verdicts[i])
	}
	e := json.NewEncoder(w) // escapes what would end a script element
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Context string   `json:"@context"`
		Graph   []review `json:"@graph"`
	}{"https://schema.org/", graph})
}

func newReview(v *record.Verdict) review {
	worst := len(order)
	r := review{
		Type: "ClaimReview", Reviewed: v.Quote, Body: record.Value(v.VerdictWhy),
		Rating: &rating{"Rating", v.Verdict, worst + 1 - numberOf(v.Verdict), worst, 1},
		Item:   &review{Type: "Claim", Text: v.Quote, Appearance: appearance(v)},
	}
	if v.Speaker != "" {
		r.Item.Author = &review{Type: speakerType(v), Name: v.Speaker}
	}
	places := v.Pieces
	if len(places) == 0 && v.Passage != nil {
		places = []record.Passage{*v.Passage}
	}
	for i := range places {
		r.BasedOn = append(r.BasedOn, passageNode(&places[i]))
	}
	return r
}

// appearance returns the document that a quote stands in, where its record says.
func appearance(v *record.Verdict) *review {
	for _, f := range v.Fields {
		if text, _ := f.Cell(); f.Name == "doc" && text != "" {
			return &review{Type: "CreativeWork", Name: text}
		}
	}
	return nil
}

// speakerType returns the type of the speaker of a quote, where its record has it.
func speakerType(v *record.Verdict) string {
	for _, f := range v.Fields {
		var speaker struct{ Kind string }
		if f.Name != "speaker" || json.Unmarshal(f.Value, &speaker) != nil || speaker.Kind == "" {
			continue
		}
		if known := format.SpeakerTypes[speaker.Kind]; known != "" {
			return known
		}
		return "Person"
	}
	return ""
}

// passageNode has an address in the source, as RFC 5147 writes places in text.
func passageNode(p *record.Passage) review {
	n := review{
		Type: "Quotation", Text: p.Text, URL: fmt.Sprintf("%s#char=%d,%d", marking.PathIRI(p.Source), p.Start, p.End),
		IsPartOf: &review{Type: "CreativeWork", Name: p.Source},
	}
	if p.Speaker != nil {
		n.SpokenBy = &review{Name: *p.Speaker}
	}
	return n
}
