package main

import (
	"context"
	"errors"
)

func fetch(ctx context.Context, address string, l limits) (rawPage, error) {
	return rawPage{}, errors.New("not yet")
}
