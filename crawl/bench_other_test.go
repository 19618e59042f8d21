//go:build !unix

package crawl

import "time"

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }
