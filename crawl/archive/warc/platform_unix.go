//go:build unix && !solaris && !aix

package warc

import (
	"os"
	"syscall"
)

// lockFile marks f as being written, for as long as it is open: a killed
// process lets go of it.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == syscall.EWOULDBLOCK {
		return ErrInUse
	}
	return err
}

// syncDir makes new and renamed files in dir last through a crash.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
