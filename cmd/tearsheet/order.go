package main

import (
	"context"
	"iter"
)

// inOrder turns items into results on n goroutines and hands the results to
// emit one by one, in the order of the items. It stops at the first error of
// emit or when ctx ends, and returns that error.
//
// At most 2n items are in work or wait for their turn, so memory does not grow
// with their number, and one slow item holds up the others only that far.
// worker is called once for each goroutine; what it returns may keep buffers.
func inOrder[T, R any](ctx context.Context, items iter.Seq[T], n int, worker func() func(T) R, emit func(R) error) error {
	if n == 1 { // no goroutines, no switches between them
		work := worker()
		for item := range items {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := emit(work(item)); err != nil {
				return err
			}
		}
		return nil
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	return collect(ctx, start(ctx, items, n, worker), emit)
}

// task is an item on its way to a worker, with the place of its result.
type task[T, R any] struct {
	item T
	done chan R
}

// start sets the workers to work and returns the places of the results in the
// order of the items.
func start[T, R any](ctx context.Context, items iter.Seq[T], n int, worker func() func(T) R) <-chan chan R {
	tasks := make(chan task[T, R])
	queue := make(chan chan R, n)
	for range n {
		go func() {
			work := worker()
			for t := range tasks {
				t.done <- work(t.item)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(tasks)
		for item := range items {
			t := task[T, R]{item, make(chan R, 1)}
			select {
			case queue <- t.done:
			case <-ctx.Done():
				return
			}
			tasks <- t
		}
	}()
	return queue
}

func collect[R any](ctx context.Context, queue <-chan chan R, emit func(R) error) error {
	for done := range queue {
		select {
		case r := <-done:
			if err := emit(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}
