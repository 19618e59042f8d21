package crawltest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Judge looks for what a crawl must not do and returns one line for each. delay
// is the shortest gap that is allowed between two requests to a host, conns the
// most connections, repeats how often one address may be asked for.
func (w *World) Judge(delay time.Duration, conns, repeats int) (faults []string) {
	byHost := map[string][]Hit{}
	for _, h := range w.Hits() {
		byHost[h.Host] = append(byHost[h.Host], h)
	}
	for _, s := range w.Sites {
		hits := byHost[s.Host]
		slices.SortFunc(hits, func(a, b Hit) int { return a.Start.Compare(b.Start) })
		if n := w.Peak(s.Host); n > conns {
			faults = append(faults, fmt.Sprintf("%s: %d connections", s.Host, n))
		}
		count := map[string]int{}
		for i, h := range hits {
			if i > 0 && h.Start.Sub(hits[i-1].Start) < max(delay, s.Delay) {
				faults = append(faults, fmt.Sprintf("%s: %s %v after %s", s.Host, h.Path, h.Start.Sub(hits[i-1].Start), hits[i-1].Path))
			}
			if strings.HasPrefix(h.Path, "/private/") || strings.HasPrefix(h.Path, "/search") {
				faults = append(faults, fmt.Sprintf("%s: %s is forbidden", s.Host, h.Path))
			}
			if h.Status != 503 {
				count[h.Path]++
			}
		}
		for p, n := range count {
			if n > repeats {
				faults = append(faults, fmt.Sprintf("%s: %s %d times", s.Host, p, n))
			}
		}
		if len(hits) > 0 && hits[0].Path != "/robots.txt" {
			faults = append(faults, fmt.Sprintf("%s: %s came before robots.txt", s.Host, hits[0].Path))
		}
	}
	slices.Sort(faults)
	return faults
}
