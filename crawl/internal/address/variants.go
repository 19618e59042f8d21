package address

// hostPrefixes name the same site for other screens.
var hostPrefixes = []string{"www.", "m.", "mobile.", "amp."}

// indexDocuments are the names under which servers keep a folder's own page.
var indexDocuments = map[string]bool{
	"index.html": true, "index.htm": true, "index.php": true, "index.shtml": true,
	"index.asp": true, "index.aspx": true, "index.jsp": true,
	"default.asp": true, "default.aspx": true, "default.htm": true, "default.html": true,
}

// variantSuffixes end the path of an AMP or print version.
var variantSuffixes = []string{"/amp", ".amp.html", ".amp", "/print"}

// variantParams ask for another rendering of the same page.
var variantParams = map[string]bool{
	"amp":          true,
	"outputtype":   true, // Arc: outputType=amp
	"print":        true,
	"printmode":    true,
	"printable":    true,
	"mobile":       true,
	"nomobile":     true,
	"noamp":        true, // AMP pages link to the full page with noamp=mobile
	"usqp":         true, // set by AMP caches
	"amp_js_v":     true,
	"amp_gsa":      true,
	"commentpage":  true, // the story again, with other comments
	"replytocom":   true, // WordPress: the story again, with an open form
	"showcomments": true,
}
