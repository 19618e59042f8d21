package main

import (
	"io"
	"text/tabwriter"
)

// printer prints results: records on w, what failed and the traces by say.
// Each record is one Write, so that a reader of a pipe sees whole ones.
type printer struct {
	w        io.Writer
	say      ui
	format   string
	trace    bool // tell what the stages did
	alone    bool // there is one input
	records  int
	failures int
	passed   *tally // of records of archives that are no pages
}

// print prints one result; its errors are those of writing.
func (p *printer) print(r *result) error {
	if r.passed != "" {
		p.passed.add(r.passed)
		return nil
	}
	if r.err != nil {
		p.failures++
		p.say.failed(r.in.name(), r.err)
	}
	if r.note != nil {
		p.say.failed(r.in.name(), r.note)
	}
	if p.trace {
		p.steps(r)
	}
	if r.output == nil {
		return nil
	}
	_, err := p.w.Write(append([]byte(p.before()), r.output...))
	p.records++
	return err
}

// before is what stands between the record before and the next. Several JSON
// documents are an array; bodies are apart by a form feed, which no body has.
func (p *printer) before() string {
	switch {
	case p.format == "jsonl" || p.alone:
		return ""
	case p.format != "json" && p.records > 0:
		return "\f\n"
	case p.format == "json" && p.records > 0:
		return ","
	case p.format == "json":
		return "["
	}
	return ""
}

// end ends the output.
func (p *printer) end() error {
	if p.format != "json" || p.alone {
		return nil
	}
	end := "]\n"
	if p.records == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(p.w, end)
	return err
}

// steps tells what the stages did with a page.
func (p *printer) steps(r *result) {
	tell(p.say.w, "trace of %s\n", r.in.name())
	w := tabwriter.NewWriter(p.say.w, 0, 0, 2, ' ', 0)
	for _, s := range r.trace {
		tell(w, "  %s\t%s\t%s\t%s\t%q\n", s.Stage, s.Action, s.Rule, s.Element, s.Text)
	}
	w.Flush()
}
