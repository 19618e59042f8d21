package warc

import (
	"archive/zip"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// datapackage.json, as WACZ 1.1.1 and Frictionless Data Package have it.
type manifest struct {
	Profile     string     `json:"profile"`
	Version     string     `json:"wacz_version"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Software    string     `json:"software"`
	Created     string     `json:"created"`
	Modified    string     `json:"modified"`
	MainPageURL string     `json:"mainPageUrl,omitempty"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// datapackage-digest.json, which makes the whole package checkable.
type manifestDigest struct {
	Path string `json:"path"`
	Hash string `json:"hash"`
}

// Lines of pages.jsonl.
type pagesHeader struct {
	Format string `json:"format"`
	ID     string `json:"id"`
	Title  string `json:"title"`
}

type pageJSON struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Time  string `json:"ts"`
	Title string `json:"title,omitempty"`
	Text  string `json:"text,omitempty"`
}

// addManifest writes the list of all files and the digest of that list.
func (z *waczWriter) addManifest(pkg Package) error {
	const name = "datapackage.json"
	created := pkg.Created.UTC().Format(time.RFC3339)
	m := manifest{
		Profile: "data-package", Version: "1.1.1",
		Title: pkg.Title, Description: pkg.Description, Software: pkg.Software,
		Created: created, Modified: created,
		MainPageURL: pkg.MainPageURL, Resources: z.resources,
	}
	if m.Software == "" {
		m.Software = "tearsheet"
	}
	if err := z.addJSON(name, m); err != nil {
		return err
	}
	own := z.resources[len(z.resources)-1]
	return z.addJSON("datapackage-digest.json", manifestDigest{name, own.Hash})
}

func (z *waczWriter) addJSON(name string, v any) error {
	return z.add(name, zip.Deflate, func(w io.Writer) error { return writeLine(w, v) })
}

func writeLine(w io.Writer, v any) error {
	_, err := w.Write(append(marshal(v), '\n'))
	return err
}

// resourceName makes the name that Frictionless asks for: lower-case letters,
// digits, dot, dash and underscore.
func resourceName(file string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, strings.ToLower(filepath.Base(file)))
}
