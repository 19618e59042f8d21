// Package lock keeps two processes from writing one file.
package lock

import "errors"

// ErrInUse: another process is writing the file.
var ErrInUse = errors.New("another process is writing it")
