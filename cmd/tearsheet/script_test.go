package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// The scripts in testdata run the real program; each reads like a page of its
// documentation. They have some commands more than usual:
//
//	gzip FILE           packs FILE to FILE.gz
//	gunzip FILE         unpacks FILE.gz to FILE
//	warc FILE ANSWERS   makes a web archive, see packWARC
//	misread DIR         makes a library one of a worse extractor, see misread
//	truncate FILE N     cuts FILE after N bytes
//	fill FILE N TEXT    writes TEXT N times
//	damage DIR          damages the WARC files of the crawl in DIR
//	lacks DIR TEXT      looks for TEXT in the files in DIR, unpacked, in vain
//	url FILE            sets $URL to the address of the first record in FILE
//
// and in $SITE the address of a small web site, site below, in $NEWS that of a
// larger one with forty stories, and in $WWW that of the script's own folder www,
// with its host in $WWWHOST. $PROXY and $SOCKS are proxies that want a login.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tearsheet": main})
}

func TestScripts(t *testing.T) {
	server := httptest.NewServer(site())
	t.Cleanup(server.Close)
	news, err := crawltest.New(crawltest.Plan{Stories: 40, Sitemap: true, Private: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(news.Close)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			own := httptest.NewServer(folder(filepath.Join(env.WorkDir, "www")))
			env.Defer(own.Close)
			env.Setenv("WWW", own.URL)
			env.Setenv("WWWHOST", strings.TrimPrefix(own.URL, "http://"))
			for name, kind := range map[string]string{"PROXY": "http", "SOCKS": "socks5"} {
				proxy, err := crawltest.NewProxy(kind, "reader", "hunter2")
				if err != nil {
					return err
				}
				env.Defer(proxy.Close)
				env.Setenv(name, proxy.URL().String())
			}
			env.Setenv("SITE", server.URL)
			env.Setenv("NEWS", news.Sites[0].Home())
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"gzip":     func(ts *testscript.TestScript, _ bool, args []string) { pack(ts, args[0]) },
			"gunzip":   unpack,
			"warc":     packWARC,
			"misread":  misread,
			"damage":   damage,
			"url":      firstURL,
			"lacks":    lacks,
			"truncate": func(ts *testscript.TestScript, _ bool, args []string) { truncate(ts, args[0], args[1]) },
			"fill":     func(ts *testscript.TestScript, _ bool, args []string) { fillFile(ts, args[0], args[1], args[2]) },
		},
	})
}

func pack(ts *testscript.TestScript, name string) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write([]byte(ts.ReadFile(name)))
	ts.Check(err)
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(name+".gz"), out.Bytes(), 0o666))
}

func lacks(ts *testscript.TestScript, _ bool, args []string) {
	files := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if z, zerr := gzip.NewReader(bytes.NewReader(data)); err == nil && zerr == nil {
			data, err = io.ReadAll(z)
		}
		if files++; bytes.Contains(data, []byte(args[1])) {
			return fmt.Errorf("%s has %q in it", path, args[1])
		}
		return err
	}))
	if files == 0 {
		ts.Fatalf("there is nothing in %s", args[0])
	}
}

func truncate(ts *testscript.TestScript, name, size string) {
	n, err := strconv.ParseInt(size, 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(name), n))
}

func fillFile(ts *testscript.TestScript, name, times, text string) {
	n, err := strconv.Atoi(times)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(strings.Repeat(text, n)), 0o666))
}

const sitePage = `<title>Ferry returns</title><h1>Ferry returns</h1><article>
<p>The ferry to the island returned on Friday after a month of repairs, the harbour office said.</p>
<p>Tickets cost as much as before, and <a href="times">the timetable</a> has not changed either.</p></article>`

// folder serves the pages in dir as they are at the moment. Unlike
// http.FileServer it gives no dates, which would be too coarse to tell that a
// page has changed since it was asked for.
func folder(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean(r.URL.Path))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
	})
}

// site is a web site with the troubles of the web.
func site() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "User-agent: tearsheet\nDisallow: /private/\n")
	})
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, sitePage)
		if !strings.HasPrefix(r.UserAgent(), "Tearsheet/") {
			fmt.Fprint(w, "<p>A page for browsers only, as this paragraph was written to tell.</p>")
		}
	})
	mux.HandleFunc("/members/{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>Members</title><a href="/members/ferry-returns-on-friday">Ferry</a>`)
	})
	mux.HandleFunc("/members/ferry-returns-on-friday", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("session"); err != nil || c.Value != "hunter2" || r.Header.Get("X-Reader") != "hunter2" {
			http.Error(w, "members only", http.StatusForbidden)
			return
		}
		fmt.Fprint(w, `<!DOCTYPE html><meta property="article:published_time" content="2026-03-14">`, sitePage)
	})
	mux.Handle("/old", http.RedirectHandler("/ferry", http.StatusMovedPermanently))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/to-private", http.RedirectHandler("/private/ferry", http.StatusFound))
	mux.Handle("/to-file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.HandleFunc("/short", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "5000")
		fmt.Fprint(w, sitePage)
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		for range 100 {
			fmt.Fprint(z, strings.Repeat("<p>", 1<<20))
		}
	})
	return mux
}
