package address

import "strings"

// pathSessions are sessions that servlet containers and ASP.NET write into the
// path.
var pathSessions = []string{"jsessionid", "phpsessid"}

// noiseFamilies are first parts of parameters that campaigns and analytics add.
var noiseFamilies = []string{
	"utm_", "mtm_", "piwik_", "matomo_", "hsa_", "_hs",
	"at_campaign", "at_medium", "at_custom", "at_link", "at_format", "at_ptr", // AT Internet
	"wt_", "wt.", // Webtrekk, Webtrends
	"ga_", "_ga", "_gl",
	"gad_", // Google Ads: gad_source, gad_campaignid
	"fb_", "aspsessionid",
}

// noiseParams tell a visit, a referrer or a session.
var noiseParams = map[string]bool{
	// click identifiers of advertising and social networks
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true,
	"wbraid": true, "msclkid": true, "yclid": true, "ysclid": true, "twclid": true,
	"ttclid": true, "igshid": true, "igsh": true, "li_fat_id": true, "srsltid": true,
	"epik": true, "rdt_cid": true, "sc_cid": true,
	// Matomo, of old; "pk_no" is the number of a story
	"pk_campaign": true, "pk_kwd": true, "pk_keyword": true, "pk_source": true, "pk_medium": true,
	"pk_content": true, "pk_cid": true,
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
