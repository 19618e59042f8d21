//go:build !unix || solaris || aix

package lock

import "os"

// File does nothing where the standard library offers no lock.
func File(*os.File) error { return nil }
