//go:build !unix || solaris || aix

package warc

// syncDir does nothing where folders cannot be synced.
func syncDir(string) error { return nil }
