package output

import (
	"errors"

	"quotes/cmd/internal/format"
	"quotes/internal/record"
	"quotes/internal/source"
)

// recordWriter writes records and failures in one format.
type recordWriter struct{ format.Writer }

func (w recordWriter) writeFailure(f record.Failure) error {
	if fw, ok := w.Writer.(format.FailureWriter); ok {
		return fw.WriteFailure(f)
	}
	return nil
}

// A streamSink writes to standard output.
type streamSink struct {
	records recordWriter
	buf     *uncut
	now     bool // show each document at once
}

func newStreamSink(opts *Options) *streamSink {
	buf := &uncut{w: opts.Stdout}
	return &streamSink{recordWriter{opts.Format.Open(buf, opts.Looks)}, buf, opts.Watched || opts.Lines}
}

func (s *streamSink) Write(_ source.Item, doc *record.Document) error {
	return s.ended(s.records.Write(doc))
}

func (s *streamSink) Fail(_ source.Item, f record.Failure) error {
	return s.ended(s.records.writeFailure(f))
}

// ended notes that a document is written.
func (s *streamSink) ended(err error) error {
	if err != nil {
		return err
	}
	return s.buf.end(s.now)
}

func (s *streamSink) Close(end Ending) error {
	var err error
	if end != Broken {
		err = s.records.Close()
	}
	return errors.Join(err, s.buf.flush())
}

func (s *streamSink) Paths() []string { return nil }
