package sink_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink/sinktest"
)

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.jsonl")
	open := func(t *testing.T, f frontier.Frontier) (sink.Sink, func() string) {
		s, err := sink.OpenFile(context.Background(), path, f)
		if err != nil {
			t.Fatal(err)
		}
		return s, func() string {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
	}
	sinktest.Run(t, func(t *testing.T, f frontier.Frontier) (sink.Sink, func() string) {
		return open(t, f)
	}, func(t *testing.T, n int) {
		if err := os.Truncate(path, int64(n)); err != nil && n > 0 {
			t.Fatal(err)
		}
	})
}

func TestStream(t *testing.T) {
	var b bytes.Buffer
	last := int64(0)
	sinktest.Run(t, func(t *testing.T, f frontier.Frontier) (sink.Sink, func() string) {
		s := sink.NewStream(&b, last)
		return s, func() string { last = s.Last(); return b.String() }
	}, nil)
}

// A power cut may take back records whose lines are in the file already.
func TestFileAhead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.jsonl")
	_, four := sinktest.Fill(t, 4)
	f, two := sinktest.Fill(t, 2)
	if err := os.WriteFile(path, []byte(four), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := sink.OpenFile(context.Background(), path, f)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if got, _ := os.ReadFile(path); string(got) != two {
		t.Errorf("the file holds\n%s", got)
	}
}

// The null device has room for every crawl, and of two that share a file the second
// is turned away.
func TestFileShared(t *testing.T) {
	f, lines := sinktest.Fill(t, 2)
	null, err := sink.OpenFile(context.Background(), os.DevNull, f)
	if err != nil || null.Last() != 2 || null.Close() != nil {
		t.Errorf("the null device: %v", err)
	}
	path := filepath.Join(t.TempDir(), "out.jsonl")
	os.WriteFile(path, []byte(lines), 0o666)
	first, err := sink.OpenFile(context.Background(), path, f)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sink.OpenFile(context.Background(), path, f); !errors.Is(err, sink.ErrInUse) {
		t.Errorf("a file in use: %v", err)
	}
	first.Close()
	second, err := sink.OpenFile(context.Background(), path, f)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}

func TestFileOther(t *testing.T) {
	f, lines := sinktest.Fill(t, 2)
	for _, text := range []string{"my notes", "my notes\n", "a\nb\nc\n", lines[:len(lines)-3] + "x\"}\n"} {
		path := filepath.Join(t.TempDir(), "out.jsonl")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := sink.OpenFile(context.Background(), path, f); !errors.Is(err, sink.ErrOther) {
			t.Errorf("%q: %v", text, err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("%q was changed to %q", text, got)
		}
	}
	if _, err := sink.OpenFile(context.Background(), t.TempDir(), f); err == nil {
		t.Error("a folder was opened")
	}
	empty, _ := sinktest.Fill(t, 0)
	path := filepath.Join(t.TempDir(), "out.jsonl")
	os.WriteFile(path, []byte("my notes\n"), 0o666)
	if _, err := sink.OpenFile(context.Background(), path, empty); !errors.Is(err, sink.ErrOther) {
		t.Errorf("a file before the first record: %v", err)
	}
}
