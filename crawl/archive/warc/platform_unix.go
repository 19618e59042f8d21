//go:build unix && !solaris && !aix

package warc

import "os"

// syncDir makes new and renamed files in dir last through a crash.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
