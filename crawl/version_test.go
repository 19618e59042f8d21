package crawl

import (
	"regexp"
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	const module = "github.com/tearsheet-news/tearsheet"
	for _, tt := range []struct {
		name string
		info debug.BuildInfo
		want string
	}{
		{"a release", debug.BuildInfo{Main: debug.Module{Path: module, Version: "v1.2.3"}}, "1.2.3"},
		{"a dependency", debug.BuildInfo{Main: debug.Module{Path: "other.example/x", Version: "v9.0.0"},
			Deps: []*debug.Module{{Path: module, Version: "v1.2.3"}}}, "1.2.3"},
		{"a checkout", debug.BuildInfo{Main: debug.Module{Path: module, Version: "(devel)"},
			Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123abc"}}}, "0123abc"},
		{"the checkout of another", debug.BuildInfo{Main: debug.Module{Path: "other.example/x"},
			Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123abc"}}}, ""},
		{"go run", debug.BuildInfo{Main: debug.Module{Path: module, Version: "(devel)"}}, ""},
	} {
		if got := versionIn(&tt.info); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	// Tests are built as "go run" builds.
	if got := Version(); !regexp.MustCompile(`^devel\+[0-9a-f]{12}$`).MatchString(got) {
		t.Errorf("a build without a version is %q", got)
	}
}
