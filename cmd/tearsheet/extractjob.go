package main

import (
	"bufio"
	"io"
	"iter"
	"os"
)

// extractJob is what a run of extract works on: its inputs and its output.
type extractJob struct {
	pages  iter.Seq[pageInput]
	alone  bool // there is one page at most
	stdin  *bufio.Reader
	out    io.Writer
	passed tally
	closes []func()
}

// open opens the inputs and the output. What the output holds is left out of
// the inputs.
func (o *extractOptions) open(stdin io.Reader, stdout io.Writer) (_ *extractJob, err error) {
	job := &extractJob{stdin: bufio.NewReaderSize(stdin, 64<<10), out: forRecords(stdout)}
	defer func() {
		if err != nil {
			job.close()
		}
	}()
	done := mark{}
	if o.out != "" {
		f, err := openOutFile(o.out)
		if err != nil {
			return nil, named(o.out, err)
		}
		job.closes = append(job.closes, func() { f.Close() })
		job.out, done = f, f.last
	}
	if o.manifest != "" {
		err = job.openManifest(o.manifest)
	} else {
		job.openInputs(newInputs(o, job.stdin, &job.passed), done)
	}
	if err != nil || done == (mark{}) {
		return job, err
	}
	var stop func()
	if job.pages, stop, err = behind(job.pages, done); err != nil {
		return job, named(o.out, err)
	}
	job.closes = append(job.closes, stop)
	return job, nil
}

func (j *extractJob) openManifest(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return named(name, err)
	}
	j.closes = append(j.closes, func() { f.Close() })
	j.pages = readManifest(f, name)
	return nil
}

func (j *extractJob) openInputs(in *inputs, done mark) {
	j.alone = len(in.names) == 1 && !in.isArchive(in.names[0])
	if done != (mark{}) {
		in.from(done.Source)
	}
	j.pages = in.pages()
}

func (j *extractJob) close() {
	for _, c := range j.closes {
		c()
	}
}
