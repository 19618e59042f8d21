package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// pages holds a folder for each class of trouble: page.html and, in
// expected.json, the address it is given with ("url") and the keys of the
// record that the trouble is about. Keys that are not there are not compared.
const pages = "../testdata/pages"

func TestPages(t *testing.T) {
	folders, err := os.ReadDir(pages)
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) == 0 {
		t.Fatal("no pages: has the folder moved?")
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			dir := filepath.Join(pages, folder.Name())
			var want map[string]any
			if err := json.Unmarshal(readFile(t, dir, "expected.json"), &want); err != nil {
				t.Fatal(err)
			}
			address, ok := want["url"].(string)
			if !ok || len(want) < 2 {
				t.Fatal("expected.json has no url or nothing beside it")
			}
			got := recordOf(t, readFile(t, dir, "page.html"), address)
			for key := range want {
				if !reflect.DeepEqual(want[key], got[key]) {
					t.Errorf("%s is\n%v, want\n%v", key, got[key], want[key])
				}
			}
		})
	}
}

func readFile(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// recordOf is the record of a page as its JSON reads.
func recordOf(t *testing.T, body []byte, address string) map[string]any {
	t.Helper()
	article, err := Extract(body, address, "text/html", nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(article)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	return got
}
