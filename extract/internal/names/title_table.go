package names

// credentials are degrees and licences behind a name, in lower case without
// full stops. The corpus' gold leaves them out, as do citation styles.
var credentials = setOf(
	"md phd dphil edd jd do od rd rn np mw dds dmd dvm vmd lvt vts mph msn bsn dnp rdn ldn ld ms msc ma mba mfa med ba bs bsc bfa beng meng llb llm",
	"lcsw lmft lpc lmhc psyd cpa cfa cfp cepf cpp psp cissp pmp cscs cpt facs facp faclm fand foma dabom dacvb smt esq e-ryt ryt 200 500 phr sphr",
	"frcp frs obe mbe cbe kbe qc kc mp mep mbbs mbchb bds pa-c aprn fnp crnp ccn cns cdces cde ifbb ace nasm ibclc ccim cmt cims",
	"dipl-ing mag dr.med faan faap facog pharmd pt dpt ot otr slp ccc-slp bcba lac lmt ceng pe aia leed realtor",
)

// suffixes belong to the name before them, comma or not.
var suffixes = setOf("jr jr. sr sr. ii iii iv júnior junior neto filho sobrinho")

// particles are words in lower case within a family name. Those that are
// given names or initials elsewhere are left out.
var particles = setOf(
	"van von der den de del della delle dei degli di da do dos das du des la le los las y e ten ter tot te zu zum zur vom af av",
	"bin ibn bint al el ben ul 't v d' op in thoe",
)

// macNames are families that keep a capital after "Mac". Others with these
// three letters at the start (Machado, Macias, Mackey) do not.
var macNames = setOf(
	"macdonald macdougall macgregor macarthur macaulay macbride macdonell macfarlane macintyre macintosh macleod maclean maclachlan macmillan",
	"macneil macneill macpherson macrae macallister macalister maccallum maccormack macdermott macduff maceachern macgillivray macinnes",
	"macisaac maciver macnab macnamara macnaughton macphail macqueen mactavish macvicar macwilliams",
)

// placeNames are places whose names have the shape of a person's.
var placeNames = phrasesOf(
	"new york", "new york city", "new delhi", "new orleans", "new zealand", "los angeles", "las vegas", "san francisco", "san diego", "san jose",
	"san antonio", "san juan", "santa fe", "salt lake city", "kansas city", "st louis", "st petersburg", "hong kong", "tel aviv", "kuala lumpur",
	"phnom penh", "addis ababa", "abu dhabi", "saudi arabia", "buenos aires", "são paulo", "sao paulo", "rio de janeiro", "porto alegre",
	"belo horizonte", "cape town", "south africa", "sri lanka", "la paz", "mexico city", "ciudad de méxico", "panama city", "costa rica",
	"puerto rico", "den haag", "the hague", "frankfurt am main", "united states", "united kingdom", "great britain", "northern ireland",
	"нижний новгород", "washington d.c", "washington dc",
)

// placeWords are words that come before a place: "in Berlin".
var placeWords = setOf("in en em à au aux i aus from a")
