package names

// agencies are news agencies that sign stories, in lower case.
var agencies = setOf(
	"ap afp dpa apa sda ats sid kna epd rtr reuters upi pa tass ria efe ansa agi adnkronos lusa anp belga ritzau ntb tt stt ctk čtk tasr sita",
	"pap mti agerpres hina tanjug beta srna fena bta бта тасс риа интерфакс interfax унн укрінформ ukrinform unian уніан aa iha dha anka",
	"ana-mpe αμπε απε-μπε xinhua 新华社 新華社 中新社 中新网 中央社 央视新闻 kyodo 共同通信 共同 時事通信 時事 時事通信社 共同通信社 yonhap 연합뉴스 뉴시스 뉴스1",
	"pti ani ians uni antara bernama vna ttxvn cna wafa sana kuna wam spa qna map aps mena irna isna fars tasnim petra",
	"europapress aap nzpa cp nan apn ips ipsnews inps telam télam notimex prensa-latina kathpress afx awp dapd ddp ots dts dts-nachrichtenagentur kna-bild bloomberg belganews",
	"lno lni lnw lsw lrs lby lhe lth lah", // the regional services of dpa
)

// agencyNames are agencies of several words.
var agencyNames = phrasesOf(
	"the associated press", "associated press", "agence france-presse", "agence france presse", "deutsche presse-agentur",
	"press association", "pa media", "the canadian press", "canadian press", "press trust of india", "asian news international",
	"agencia efe", "europa press", "agenzia ansa", "anadolu ajansı", "anadolu agency", "anadolu ajansi", "ria novosti", "риа новости",
	"australian associated press", "united press international", "sport-informations-dienst", "austria presse agentur",
	"keystone-sda", "agência brasil", "agência lusa", "agencia reforma", "kyodo news", "jiji press", "xinhua news agency",
	"yonhap news agency", "dow jones", "news agency of nigeria", "prensa latina", "thomson reuters", "reuters news agency",
	"bloomberg news", "czech news agency",
)

// anyAgency are the words for agencies that are not named: "Jane Doe and
// agencies".
var anyAgency = setOf("agencies agenturen agentur agence agences agencias agenzie agências agentschappen wire wires")

// surnames are agencies whose name is a family name, a first name or a common
// word as well; behind a name and without a comma they are a part of it.
var surnames = setOf("bloomberg petra ani uni sid map beta sana anka pa spa sita fars efe hina cp nan tt aa ap ats")

// pictureAgencies own photos. A claim that names one is a photo credit.
var pictureAgencies = phrasesOf(
	"getty images", "getty", "istock", "istockphoto", "shutterstock", "adobe stock", "picture alliance", "picture-alliance",
	"imago", "imago images", "alamy", "depositphotos", "unsplash", "pexels", "pixabay", "dreamstime", "epa-efe", "epa", "fotolia", "zuma press",
)

// acronyms are abbreviations with a vowel in them that stay in capitals when a
// name is put right; without one, keepsCapitals sees it by itself.
var acronyms = setOf(
	"abc bbc cnn nbc cbs pbs npr fox rtl ard zdf wdr mdr ndr swr orf srf rai rte itv cbc nhk usa uk eu nato nasa unicef unesco fifa uefa",
	"emea dach ceo hr ii iii iv tv",
)
