package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// shipEvery is between two looks for archive files that are finished.
const shipEvery = 10 * time.Second

// shipWhile ships the finished archive files of dir until ctx ends.
func shipWhile(ctx context.Context, f *jetstream.Frontier, dir string) error {
	shipped := map[string]bool{}
	for ctx.Err() == nil {
		if err := ship(ctx, f, dir, shipped); err != nil && ctx.Err() == nil {
			return err
		}
		select {
		case <-time.After(shipEvery):
		case <-ctx.Done():
		}
	}
	return nil
}

// ship sends the finished archive files of dir that were not sent yet.
func ship(ctx context.Context, f *jetstream.Frontier, dir string, shipped map[string]bool) error {
	files, err := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
	if err != nil {
		return err
	}
	for _, path := range files {
		if shipped[path] {
			continue
		}
		if err := shipFile(ctx, f, path); err != nil {
			return err
		}
		shipped[path] = true
	}
	return nil
}

func shipFile(ctx context.Context, f *jetstream.Frontier, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return f.ShipPiece(ctx, filepath.Base(path), file)
}

// fetchPieces brings the archive files that workers have shipped into dir. A file
// has its name only when it is whole, and its index beside it.
func fetchPieces(ctx context.Context, f *jetstream.Frontier, dir string) error {
	names, err := f.Pieces(ctx)
	if err != nil || len(names) == 0 {
		return err
	}
	folder := filepath.Join(dir, archive.Folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, name := range slices.Compact(names) {
		path := filepath.Join(folder, filepath.Base(name))
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return err
			}
			continue
		}
		if err := fetchPiece(ctx, f, name, path); err != nil {
			return err
		}
	}
	return nil
}

func fetchPiece(ctx context.Context, f *jetstream.Frontier, name, path string) error {
	part := path + ".part"
	file, err := os.Create(part)
	if err != nil {
		return err
	}
	err = f.FetchPiece(ctx, name, file)
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		os.Remove(part)
		return err
	}
	return warc.Adopt(part, path)
}
