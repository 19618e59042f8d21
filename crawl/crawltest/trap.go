package crawltest

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// story serves a story, one of its pages or one of its versions.
func (s *Site) story(w http.ResponseWriter, r *http.Request) bool {
	v := view{base: "http://" + s.Host, n: 1, nav: s.nav()}
	path := strings.TrimSuffix(r.URL.Path, "/")
	if s.Scheme != "" {
		path = r.URL.RequestURI()
	}
	if s.Variants {
		path, v.amp = strings.CutSuffix(path, "/amp")
		v.print = r.URL.Query().Has("print")
	}
	if rest, moved := strings.CutPrefix(path, "/old"); moved && s.Variants {
		http.Redirect(w, r, rest, http.StatusMovedPermanently)
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.byPath[path]
	if st == nil {
		if i := strings.LastIndexByte(path, '/'); i > 0 {
			if n, err := strconv.Atoi(path[i+1:]); err == nil && n > 1 {
				if st = s.byPath[path[:i]]; st != nil && n <= st.Parts {
					v.n = n
				} else {
					st = nil
				}
			}
		}
	}
	if st == nil {
		return false
	}
	if s.Variants && strings.HasSuffix(r.URL.Path, "/") && !v.amp {
		http.Redirect(w, r, path, http.StatusMovedPermanently)
		return true
	}
	if st.Gone && s.Soft {
		s.sorry(w, r)
		return true
	}
	if st.Gone {
		http.NotFound(w, r)
		return true
	}
	if tag := fmt.Sprintf(`"%d"`, st.Version); s.notModified(w, r, tag) {
		return true
	}
	v.nav += st.Furniture
	v.canon = s.Claims.of(s, st)
	v.rel = s.Scheme.neighbours(v.base, st, s.Stories)
	page := templates[s.Template%len(templates)](st, v)
	fmt.Fprint(w, strings.Replace(page, "</body>", st.Furniture+"</body>", 1))
	return true
}

func (s *Site) notModified(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	return false
}

func (s *Site) trapLinks() string {
	return ` <a href="/calendar/2025/01">Calendar</a> <a href="/shop-window?color=red">Filter</a>` +
		` <a href="/loop/a/">Loop</a> <a href="/world;jsessionid=A1?sid=c0ffee00c0ffee00c0ffee00c0ffee07">Session</a> <a href="/gone-for-good">Gone</a> <a href="/world/2025/01/the-story-behind-the-gate">Gate</a>`
}

// sorry is a page with running text, like a short story, in place of any that is
// not there.
func (s *Site) sorry(w http.ResponseWriter, r *http.Request) {
	day := ""
	if s.Dated {
		now := time.Now()
		day = fmt.Sprintf(`<time datetime="%s">%s</time>`, now.Format(time.DateOnly), now.Format("January 2, 2006"))
	}
	teaser, title := "", "Page not found"
	if s.Teaser {
		st := s.Stories[0]
		teaser = fmt.Sprintf(`<div class="card"><a href="%s">%s</a> <time datetime="%s">%s</time></div>`,
			st.Path, st.Title, st.Published.Format(time.DateOnly), st.Published.Format("January 2, 2006"))
		title = "Low tide" // and its title is no help
	}
	fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>%s | The Sim Post</title></head><body>%s<main><article><h1>We cannot find that page</h1>%s
<p>Nothing is kept under the address %s on this site, which may be a slip of the keyboard or an old bookmark of yours.</p>
<p>Stories are withdrawn now and then at the wish of those they tell of, and the sections have moved about a little in the past years.</p>
<p>You may begin again at the front page, or write to the desk, where somebody will look for what you have missed.</p></article>%s</main></body></html>`,
		title, s.nav(), day, r.URL.Path, teaser)
}

// gate is what asks readers to prove that they are human, with running text and the
// status of a page.
func gate(w http.ResponseWriter) {
	fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><head><title>Just a moment...</title></head><body><main><article><h1>One more step before you go on</h1>
<p>The Sim Post wants to be sure that you are a reader and not a machine, which takes only a few seconds of your time.</p>
<p>Please switch on cookies and scripts in your browser, and then load this page again to go on to the story you have chosen.</p>
<p>If you have come here by mistake, or think that this should not have happened, write to the desk and name the number below.</p></article></main></body></html>`)
}

// trap serves pages without end and without stories.
func (s *Site) trap(w http.ResponseWriter, r *http.Request) bool {
	if !s.Traps {
		return false
	}
	page := func(links ...string) {
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>The Sim Post</title></head><body>%s`, s.nav())
		for _, l := range links {
			fmt.Fprintf(w, `<a href="%s">more</a> `, l)
		}
		fmt.Fprint(w, `</body></html>`)
	}
	switch p := strings.Trim(r.URL.Path, "/"); {
	case strings.HasPrefix(p, "calendar/"):
		month, err := time.Parse("2006/01", strings.TrimPrefix(p, "calendar/"))
		if err != nil {
			return false
		}
		page("/calendar/"+month.AddDate(0, 1, 0).Format("2006/01"), "/calendar/"+month.AddDate(0, -1, 0).Format("2006/01"))
	case p == "shop-window":
		var links []string
		for _, add := range []string{"color=red", "color=blue", "size=1", "size=2", "brand=x", "sort=up"} {
			links = append(links, "/shop-window?"+r.URL.RawQuery+"&"+add)
		}
		page(links...)
	case strings.HasPrefix(p, "loop/"):
		page("deeper/", "../other/again/")
	case p == "world/2025/01/the-story-behind-the-gate":
		gate(w)
	case p == "gone-for-good": // a soft 404
		page()
	default:
		return false
	}
	return true
}
