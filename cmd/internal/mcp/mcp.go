// Package mcp serves the program to assistants: a Model Context Protocol server
// on a pair of streams, whose tools answer with the program's records. It reads
// texts that it is given and files of folders that are allowed, and nothing else.
package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"quotes/internal/analysis"
	"quotes/internal/record"
)

// Options are what a server may do.
type Options struct {
	Who     analysis.Attributor
	Version string
	Folders []string      // those whose files may be read; none: only texts that are given
	Max     int64         // bytes of a document, and of a message
	Timeout time.Duration // for one call; zero is none
	Jobs    int           // documents to work on side by side
}

// A Server has the tools.
type Server struct {
	opts    Options
	allowed folders
	sdk     *sdk.Server
}

// New returns a server. The error is that of a folder that is none.
func New(opts Options) (*Server, error) {
	allowed, err := newFolders(opts.Folders)
	if err != nil {
		return nil, err
	}
	s := &Server{opts: opts, allowed: allowed}
	s.sdk = sdk.NewServer(&sdk.Implementation{Name: "quotes", Version: opts.Version}, &sdk.ServerOptions{
		Instructions: "Finds quotations in English text and says who said each one, and holds quotations against their sources. Where a text does not say who spoke, nobody is named: do not guess.",
		Capabilities: &sdk.ServerCapabilities{},
	})
	err = errors.Join(addTool(s, "extract_quotes", answerShape{"documents", "document", map[string]string{"truncated": `{"type": "boolean", "description": "Some quotes are left out, to keep the answer short."}`}},
		"List the quotations of a text or file, and who said each one: records as of `quotes extract -f json`.", s.extract),
		addTool(s, "who_said", answerShape{"quotes", "quote", nil},
			"Say who said given words in a text or file, how sure that is and why: quote lines as of `quotes extract -f jsonl`.", s.whoSaid),
		addTool(s, "verify_quotes", answerShape{"verdicts", "verdict", map[string]string{"unread": `{"type": "array", "items": {"type": "string"}, "description": "What is wrong with sources that could not be read."}`}},
			"Hold quotations, or all quotations of a draft, against sources, and say what differs and where the source has it: records as of `quotes verify -f jsonl`. Verdicts exact, punctuation, cleaned, elided and bracketed hold; altered, spliced, misattributed and missing do not.", s.verify))
	return s, err
}

// Serve answers on two streams until the first ends and all calls are answered,
// or ctx ends.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	both := newPipe(ctx, in, out)
	const envelope = 1 << 16 // what a message has beside its text
	err := s.sdk.Run(ctx, &sdk.IOTransport{Reader: both, Writer: both, MaxLineLength: int(min(2*s.opts.Max+envelope, 1<<30))})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// An answerShape is what a tool answers with: a list of records of a shape, and what
// else there is, by the JSON Schemas of its names.
type answerShape struct {
	list, shape string
	others      map[string]string
}

// addTool adds a tool that only reads. What goes wrong in a call is the call's
// result, which an assistant can read; a panic is too, and the server goes on.
func addTool[In any](s *Server, name string, answers answerShape, description string, run func(context.Context, In) (any, error)) error {
	schema, err := record.AnswerSchema(answers.list, answers.shape, answers.others)
	if err != nil {
		return err
	}
	closed := false
	tool := &sdk.Tool{Name: name, Description: description, OutputSchema: schema, Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	sdk.AddTool(s.sdk, tool, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (res *sdk.CallToolResult, out any, err error) {
		defer func() {
			if v := recover(); v != nil {
				res, out, err = nil, nil, fmt.Errorf("the text made the program fail (%v)", v)
			}
		}()
		if s.opts.Timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, s.opts.Timeout)
			defer cancel()
		}
		answer, err := run(ctx, in)
		if errors.Is(err, context.DeadlineExceeded) {
			err = fmt.Errorf("took longer than %v; give a shorter text, or start the server with a longer --timeout", s.opts.Timeout)
		}
		if err != nil {
			return nil, nil, err
		}
		data, err := json.Marshal(answer)
		if err != nil {
			return nil, nil, err
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: string(data)}}}, json.RawMessage(data), nil
	})
	return nil
}
