package address

import "strings"

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

// pathSessions are sessions that servlet containers and ASP.NET write into the
// path.
var pathSessions = []string{"jsessionid", "phpsessid"}

// noiseFamilies are first parts of parameters that campaigns and analytics add.
var noiseFamilies = []string{
	"utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs",
	"at_campaign", "at_medium", "at_custom", "at_link", "at_format", "at_ptr", // AT Internet
	"wt_", "wt.", // Webtrekk, Webtrends
	"ga_", "_ga", "_gl",
	"fb_", "aspsessionid",
}

// noiseParams tell a visit, a referrer or a session.
var noiseParams = map[string]bool{
	// click identifiers of advertising and social networks
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true,
	"wbraid": true, "msclkid": true, "yclid": true, "ysclid": true, "twclid": true,
	"ttclid": true, "igshid": true, "igsh": true, "li_fat_id": true, "srsltid": true,
	"epik": true, "rdt_cid": true, "sc_cid": true,
	// newsletters
	"mc_cid": true, "mc_eid": true, "mkt_tok": true, "vero_id": true, "vero_conv": true,
	"oly_enc_id": true, "oly_anon_id": true, "hss_channel": true, "trk_contact": true,
	// publishers' own campaign marks
	"cmp": true, "cmpid": true, "ncid": true, "ocid": true, "smid": true, "smtyp": true,
	"icid": true, "ito": true, "xtor": true, "ns_campaign": true, "ns_mchannel": true,
	"ns_source": true, "ns_linkname": true, "ref_src": true, "ref_url": true,
	"spm": true, "share_token": true, "shareid": true, "referrer": true, "referer": true,
	"taid": true, "guccounter": true, "guce_referrer": true, "guce_referrer_sig": true,
	// sessions
	"phpsessid": true, "jsessionid": true, "sessionid": true, "session_id": true,
	"sessid": true, "cfid": true, "cftoken": true, "zenid": true, "oscsid": true,
}

// maybeSessions name a session on some sites and a story on others: "sid" is a
// story to Slash ("?sid=26/11/28/0123456") and PHP-Nuke ("?sid=5"). The value
// tells.
var maybeSessions = map[string]bool{"sid": true}

// minSession is the length of the shortest identifiers of sessions, in bytes:
// frameworks draw 64 bits or more and write them in hexadecimal or base 64.
const minSession = 16

// isSession reports whether a value was drawn at random: it is long, of letters
// and digits in one piece, or of hexadecimal digits in several.
func isSession(value string) bool {
	letters, digits, others, hex := 0, 0, 0, true
	for i := range len(value) {
		switch c := value[i]; {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
			hex = hex && c|0x20 <= 'f'
		case c == '-' || c == ',':
			others++
		default:
			return false
		}
	}
	return len(value) >= minSession && letters > 0 && digits > 0 && (others == 0 || hex)
}

// isNoise reports whether a parameter tells no pages apart. name is in lower
// case.
func isNoise(name, value string) bool {
	if noiseParams[name] || maybeSessions[name] && isSession(value) {
		return true
	}
	for _, f := range noiseFamilies {
		if strings.HasPrefix(name, f) {
			return true
		}
	}
	return false
}
