package crawl

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
)

// Version is the version of this module in the running program: that of its
// release or, where it was built from a checkout, the revision of that. Where the
// build tells neither, as that of "go run" does, it is "devel+" and the beginning
// of the program's own SHA-256. It is never empty.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		if v := versionIn(info); v != "" {
			return v
		}
	}
	return "devel" + digestOfProgram()
})

// versionIn is what a build tells of this module, or "".
func versionIn(info *debug.BuildInfo) string {
	const module = "github.com/tearsheet-news/tearsheet"
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Version != "" && m.Version != "(devel)" {
			return strings.TrimPrefix(m.Version, "v")
		}
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && info.Main.Path == module {
			return s.Value
		}
	}
	return ""
}

// digestOfProgram tells builds apart that have no name; empty where the program
// cannot be read.
func digestOfProgram() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return "+" + hex.EncodeToString(h.Sum(nil)[:6])
}
