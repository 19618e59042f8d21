//go:build !unix

package natstest

import "time"

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }
