package yaml

import (
	"bytes"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"
)

// ErrShape says that a document is not a map, or that what should be a list is none.
var ErrShape = errors.New("has another shape")

// SetInList changes the list under a key of a document that is a map: the last
// item that matches becomes item, which stands at the end where none does; a nil
// item takes all that match out. What else the document holds stays, with its
// comments, though blank lines may go. An empty document is an empty map.
func SetInList(data []byte, key string, match func(fields map[string]string) bool, item any) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	if doc.Kind == 0 {
		doc = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	list, err := listUnder(doc.Content[0], key)
	if err != nil {
		return nil, err
	}
	if err := setIn(list, match, item); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	err = errors.Join(enc.Encode(&doc), enc.Close())
	return out.Bytes(), err
}

// listUnder returns the list under a key, which is made where it is not there.
func listUnder(top *yaml.Node, key string) (*yaml.Node, error) {
	if top.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%w: it is no map", ErrShape)
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value != key {
			continue
		}
		list := top.Content[i+1]
		if list.Tag == "!!null" {
			*list = yaml.Node{Kind: yaml.SequenceNode, HeadComment: list.HeadComment, LineComment: list.LineComment, FootComment: list.FootComment}
		}
		if list.Kind != yaml.SequenceNode {
			return nil, fmt.Errorf("%w: %s is no list", ErrShape, key)
		}
		return list, nil
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	top.Content = append(top.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, list)
	return list, nil
}

// setIn sets, appends or takes out an item of a list.
func setIn(list *yaml.Node, match func(map[string]string) bool, item any) error {
	at := -1
	kept := make([]*yaml.Node, 0, len(list.Content))
	for _, n := range list.Content {
		fields := map[string]string{}
		matched := n.Decode(&fields) == nil && match(fields)
		if matched && item == nil {
			continue
		}
		if matched {
			at = len(kept)
		}
		kept = append(kept, n)
	}
	list.Content = kept
	if item == nil {
		return nil
	}
	var made yaml.Node
	if err := made.Encode(item); err != nil {
		return err
	}
	if len(kept) == 0 && list.Style&yaml.FlowStyle != 0 { // [] becomes lines, and what is said beside it stands above them
		list.Style &^= yaml.FlowStyle
		made.HeadComment, list.LineComment = list.LineComment, ""
	}
	if at >= 0 {
		made.HeadComment, made.LineComment, made.FootComment = kept[at].HeadComment, kept[at].LineComment, kept[at].FootComment
		*kept[at] = made
		return nil
	}
	list.Content = append(list.Content, &made)
	return nil
}
