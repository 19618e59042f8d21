//go:build !unix || solaris || aix

package warc

import "os"

// lockFile does nothing where the standard library offers no lock. Repair must
// then not be called on a folder that is being written to.
func lockFile(*os.File) error { return nil }

// syncDir does nothing where folders cannot be synced.
func syncDir(string) error { return nil }
