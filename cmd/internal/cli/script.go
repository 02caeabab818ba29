package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/flagvalue"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/script"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// scriptOptions are what the script command was asked to do.
type scriptOptions struct {
	streams *streams
	book    string
	source  source.Options
	who     analysis.Attributor
	script  script.Options
	format  script.Format
	folder  script.Folder
	chapter script.Numbers
	quiet   bool
}

// scriptFlags are the command's flags as they were typed.
type scriptFlags struct {
	inputFlags
	attributionFlags
	format, output, voices string
	title, author          string
	chapter                script.Numbers
	kinds                  flagvalue.Kinds
	quiet, force           bool
}

func newScriptCmd(s *streams, run func(context.Context, *scriptOptions) error) *cobra.Command {
	f := &scriptFlags{}
	cmd := &cobra.Command{
		Use:   "script BOOK -o DIR/",
		Short: "Make a script for the ear of a book, by chapter and voice",
		Long: `script cuts a book into what one voice reads each: headings, speeches, and what
the narrator says between them. A file holds a chapter, and cast.csv lists who
speaks, how much, and how it sounds. Quotation marks are left out, and so are the
licence, the table of contents, the imprint, and notes with their marks: [1], *, ¹,
[Footnote A: ...], lists under NOTES. A speech of nobody the text names has the
speaker Unknown.

The number that --chapter takes is the one before the name of a chapter's file; 0
is what stands before the first chapter.

Formats of the output:
` + scriptHelp(),
		Example: `  quotes script novel.txt -o script/                    # a table of each chapter
  quotes script novel.epub -o script/ -f fountain
  quotes script novel.epub -o script/ --chapter 3         # one chapter, with the cast of the book
  quotes script novel.epub -o script/ --people people.yaml
  quotes script novel.txt -o ssml/ -f ssml --voices voices.yaml   # lines like: Ann Ek: en-GB-SoniaNeural
  quotes script novel.txt -o ssml/ -f ssml --voices script/cast.csv`,
		Args: atMost(1),
		RunE: parsed(s, func(args []string) bool { return len(args) == 0 && s.inTerminal() }, f.options, run),
	}
	f.add(cmd)
	return cmd
}

// scriptHelp lists the formats, a line each.
func scriptHelp() string {
	var b strings.Builder
	for _, f := range script.Formats() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.Help)
	}
	return strings.TrimRight(b.String(), "\n")
}

func (f *scriptFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	enum(cmd, &f.format, "format", "f", script.Names()[0], script.Names(), "format of the files")
	flags.StringVarP(&f.output, "output", "o", "", "folder to write to")
	flags.StringVar(&f.voices, "voices", "", "voices by name or alias: YAML with lines \"Name: voice\", or cast.csv with its column voice filled in; default is everybody else")
	flags.Var(&f.chapter, "chapter", "write only this chapter, or these (2-5); the whole book is read, and the cast is its")
	flags.StringVar(&f.title, "title", "", "title of the book (what its file tells)")
	flags.StringVar(&f.author, "author", "", "who wrote it (likewise)")
	flags.BoolVar(&f.force, "force", false, "write over files that the program did not write, or that were changed since")
	f.kinds = flagvalue.Kinds(record.DefaultKinds())
	flags.Var(f.kinds, "kinds", "what has a voice of its own: direct, mixed, indirect, term; the narrator reads the rest")
	f.attributionFlags.add(cmd)
	asBook := flags.Lookup("genre")
	f.genre, asBook.DefValue = string(attribute.Fiction), string(attribute.Fiction)
	f.inputFlags.add(cmd)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no notices, only errors")
}

// options returns what the flags and arguments say, checked as a whole.
func (f *scriptFlags) options(s *streams, args []string) (*scriptOptions, error) {
	opts := &scriptOptions{streams: s, book: source.Stdin, quiet: f.quiet, chapter: f.chapter, script: script.Options{Kinds: record.Kinds(f.kinds), Title: f.title, Author: f.author}}
	if len(args) > 0 {
		opts.book = args[0]
	}
	opts.folder = script.Folder{Path: f.output, Input: opts.book, Voices: f.voices, People: f.people, Force: f.force}
	if f.output == "" || f.output == source.Stdin {
		return nil, usagef("no folder to write to; name one with -o DIR/")
	}
	opts.format, _ = script.ByName(f.format) // enum takes no other name
	var err error
	if opts.source, err = f.inputFlags.options(s); err != nil {
		return nil, err
	}
	if f.voices != "" && f.format == "abogen" {
		return nil, usagef("--voices with -f abogen: abogen reads a text with one voice, so no voice could be given; take another format")
	}
	if f.voices != "" {
		if opts.script.Voices, err = script.ReadVoices(f.voices); err != nil {
			return nil, usagef("--voices: %s: %v", f.voices, err)
		}
	}
	opts.who, err = newAttributor(&f.attributionFlags, f.kinds[attribute.Indirect])
	return opts, err
}

// runScript does the command's work.
func runScript(ctx context.Context, opts *scriptOptions) error {
	if info, err := os.Stat(opts.book); err == nil && info.IsDir() {
		return usagef("%s: is a folder; name one book", opts.book)
	}
	var book *script.Book
	for item := range source.Items([]string{opts.book}, opts.source) {
		if book != nil {
			return usagef("%s: holds more than one document; name a file with one book", opts.book)
		}
		a, err := userfile.Analyse(ctx, item, opts.who)
		if err != nil {
			return err
		}
		book = script.New(a, opts.script)
	}
	if book == nil || len(book.Chapters) == 0 {
		return usagef("%s: has nothing to read", opts.book)
	}
	some := book.Only(opts.chapter)
	if len(some.Chapters) == 0 {
		return usagef("--chapter %s: the book has no such chapter; its last is %d", &opts.chapter, book.Chapters[len(book.Chapters)-1].Number)
	}
	return opts.write(some)
}

// write writes the files of a script and says what there is now. A name of the
// voices that is nobody's is an error that keeps nothing from being written.
func (o *scriptOptions) write(book *script.Book) error {
	written, err := o.folder.Save(book, o.format)
	if err != nil {
		return err
	}
	if !o.quiet {
		o.streams.say("%s", book.Counted(o.folder.Path))
		o.streams.sayUnused(o.who, false)
		o.streams.sayMissing(&o.source)
		if old := o.folder.Old(book, written); len(old) > 0 && !o.chapter.Given() { // the other chapters may be there
			o.streams.say("%s: not of this run, but of an earlier one or another format; remove what is old, or take another folder", output.ListNames(old))
		}
	}
	unused := o.script.Voices.Unused(book)
	for _, line := range unused {
		o.streams.say("--voices: %s: %s", o.folder.Voices, line)
	}
	if len(unused) > 0 {
		return &reportedError{ExitError}
	}
	return nil
}
