// Package crawl visits news sites and yields their articles.
//
//	for a, err := range crawl.Run(ctx, []string{"https://news.example/"}, nil) {
//		…
//	}
//
// # One address's journey
//
// File visit.go lists the steps of a visit in their order. Each has a file of its own,
// takes what it needs of the visit and of the steps before, and returns what came of
// it; an outcome adds that up, and the last step brings it to the frontier.
//
//  1. Seed: the addresses given (seeds.go).
//  2. Frontier: each address waits once, by its rank, at its host (package
//     frontier; memo.go is what the crawl writes on the ticket).
//  3. May it be asked for? The frontier hands it out when the host's clock allows;
//     robots.txt comes first, and forbids or not (may.go, robots.go, package
//     polite). A host of which much fails is judged first (doubt.go).
//  4. Ask: one request, no redirects followed (ask.go, package fetch).
//     Whatever comes back goes into the archive, if there is one (origin.go).
//  5. What is it? Trouble, and so to be tried again, a dead end, a redirect, a list,
//     a page (answer.go, cut.go; failure.go, clock.go, ends.go, redirect.go).
//  6. A list (lists.go) names pages. A page (page.go) has links, and an article or
//     not; and that is a story of its own, one of several pages or versions of one, or
//     what the host shows for lack of a page (story.go, missing.go).
//  7. Links go back to the frontier if they are in scope (links.go, scope.go);
//     packages discover and address say what they are worth and which are the same.
//  8. The article's record is made (record.go, package extract).
//     Where a program takes part in 6 to 8 is in hooks.go.
//  9. When is it to be looked at again (revisit.go)?
//  10. All of that is kept in the one step that ends the visit (complete.go); then the
//     article is yielded.
//
// # What holds
//
// A visit ends in one call of Frontier.Complete, which keeps everything that
// came of it or nothing. So a crawl on a lasting frontier may be killed at any
// time: what was in flight is visited again, what was done is not, and no
// record is kept twice. What Run had kept but not yet yielded when it was
// killed is in Frontier.Records.
//
// What a record says does not depend on the order of visits, so neither on how
// many are made at a time nor on who makes them. Lists (sitemaps, feeds) claim
// things of pages, which extract weighs with the page's own claims; so a host's
// lists come before its pages, alone, as far as they can be known by then: those
// that robots.txt and the seeds on the host name, and what these lists name in
// turn. Only what they claim, of pages on the same host, counts (discover.RankTold
// says which of two wins). Lists that are found later, on pages, add addresses.
// A seed is visited before its lists, and a page keeps, when it is visited again,
// what was claimed of it the first time.
//
// What fails is an address, and waits behind the others of its host (failure.go).
// Only when several have failed in a row, and then the host's front page as well,
// does the host rest; or where it says itself that it wants to, or nothing listens
// there. What is not to be asked for takes none of its time.
//
// No host sees more connections, or shorter gaps, than the options allow, also
// across restarts; each redirect is a visit of its own and passes the same
// checks.
package crawl
