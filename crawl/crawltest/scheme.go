package crawltest

import (
	"fmt"
	"slices"
	"strings"
)

// Scheme is how a system makes the addresses of stories. Empty is that of most: a
// section, a date and a slug.
type Scheme string

// The schemes.
const (
	SchemeSlash  Scheme = "slash"   // /article.pl?sid=26/11/28/0123456
	SchemeNumber Scheme = "sid"     // /story?sid=5
	SchemeNuke   Scheme = "nuke"    // /modules.php?name=News&file=article&sid=5
	SchemePost   Scheme = "post"    // /?p=12, and neighbours by rel=prev and rel=next
	SchemeFolder Scheme = "folders" // /story/5, likewise
)

// path is the address of the n-th story.
func (c Scheme) path(st *Story, n int) string {
	switch c {
	case SchemeSlash:
		return fmt.Sprintf("/article.pl?sid=%s/%07d", st.Published.Format("06/01/02"), 7*n)
	case SchemeNumber:
		return fmt.Sprintf("/story?sid=%d", n+1)
	case SchemeNuke:
		return fmt.Sprintf("/modules.php?name=News&file=article&sid=%d", n+1)
	case SchemePost:
		return fmt.Sprintf("/?p=%d", 3*n+2)
	}
	return fmt.Sprintf("/story/%d", n+1)
}

// neighbours are the stories before and after st, for the head of its page.
func (c Scheme) neighbours(base string, st *Story, all []*Story) (head string) {
	if c != SchemePost && c != SchemeFolder {
		return ""
	}
	i := slices.Index(all, st)
	if i > 0 {
		head += fmt.Sprintf(`<link rel="prev" href="%s">`, base+all[i-1].Path)
	}
	if i+1 < len(all) {
		head += fmt.Sprintf(`<link rel="next" href="%s">`, base+all[i+1].Path)
	}
	return head
}

// Claim is what a site names as the canonical address of each of its stories.
// Empty is their own.
type Claim string

// The claims.
const (
	ClaimSection Claim = "section" // the section it is in
	ClaimFirst   Claim = "first"   // that of the first story, on all
	ClaimScript  Claim = "script"  // the address without its parameters
	ClaimGone    Claim = "gone"    // one at which nothing is
)

func (c Claim) of(s *Site, st *Story) string {
	switch c {
	case ClaimSection:
		return s.Home() + st.Section
	case ClaimFirst:
		return "http://" + s.Host + s.Stories[0].Path
	case ClaimScript:
		path, _, _ := strings.Cut(st.Path, "?")
		return "http://" + s.Host + path
	case ClaimGone:
		return s.Home() + "template-of-all-our-stories"
	}
	return ""
}
