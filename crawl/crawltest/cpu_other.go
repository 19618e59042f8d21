//go:build !unix

package crawltest

import "time"

// CPUTime is not known here.
func CPUTime() time.Duration { return 0 }
