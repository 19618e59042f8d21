package kind

// typeFamilies sorts the types of schema.org that tell kinds of page apart.
// Families are kept coarse: most types are too rare to be weighed.
var typeFamilies = map[string]string{
	"NewsArticle": "news", "ReportageNewsArticle": "news", "OpinionNewsArticle": "news", "AnalysisNewsArticle": "news",
	"BackgroundNewsArticle": "news", "ReviewNewsArticle": "news", "LiveBlogPosting": "news",
	"Article": "article", "BlogPosting": "article", "Report": "article", "Review": "review", "ScholarlyArticle": "article",
	"Recipe": "article", "TechArticle": "manual", "HowTo": "manual", "APIReference": "manual",
	"Product": "product", "ProductGroup": "product", "IndividualProduct": "product", "SomeProducts": "product", "Offer": "product",
	"Book": "product", "Vehicle": "product", "SoftwareApplication": "software", "WebApplication": "software",
	"MobileApplication": "software", "VideoGame": "software", "SoftwareSourceCode": "software",
	"CollectionPage": "collection", "ItemList": "list", "OfferCatalog": "list", "SearchResultsPage": "collection", "Blog": "blog",
	"DiscussionForumPosting": "forum", "QAPage": "forum", "Answer": "forum", "Comment": "comment", "FAQPage": "questions", "Question": "questions",
	"Service": "service", "ProfessionalService": "service", "LocalBusiness": "business", "Course": "service", "Event": "event",
	"SingleFamilyResidence": "product", "ProfilePage": "profile", "AboutPage": "profile", "ContactPage": "profile",
	"WebPage": "web page", "WebSite": "web site",
}

// systems are programs that make one kind of page only, as they name
// themselves, in lower case.
var systems = []struct{ prefix, family string }{
	{"discourse", "forum"}, {"vbulletin", "forum"}, {"xenforo", "forum"}, {"phpbb", "forum"}, {"mybb", "forum"}, {"flarum", "forum"},
	{"invision", "forum"}, {"simple machines", "forum"},
	{"mediawiki", "wiki"}, {"dokuwiki", "wiki"}, {"moinmoin", "wiki"}, {"xwiki", "wiki"},
	{"rustdoc", "manual"}, {"javadoc", "manual"}, {"docusaurus", "manual"}, {"mkdocs", "manual"}, {"sphinx", "manual"}, {"docutils", "manual"},
	{"mdbook", "manual"}, {"doxygen", "manual"}, {"docbook", "manual"}, {"vitepress", "manual"}, {"gitbook", "manual"}, {"antora", "manual"},
	{"shopify", "shop"}, {"magento", "shop"}, {"prestashop", "shop"}, {"shopware", "shop"}, {"opencart", "shop"}, {"bigcommerce", "shop"},
}

// bodyFamilies are classes that common systems give the body element: WordPress
// all but the last lines, Drupal, MediaWiki, Shopify, and what many others have.
var bodyFamilies = map[string]string{
	"single": "single", "single-post": "post", "post-template-default": "post", "single-format-standard": "post",
	"postid": "post", "page": "page", "page-template-default": "page", "page-child": "page", "page-template": "page",
	"home": "home", "front": "home", "path-frontpage": "home", "homepage": "home", "front-page": "home", "frontpage": "home",
	"archive": "list", "category": "list", "tag": "list", "author": "list", "search": "list", "search-results": "list", "blog": "list",
	"date": "list", "post-type-archive": "list", "paged": "list", "section-front": "list",
	"woocommerce-page": "shop", "single-product": "product", "product-template-default": "product", "template-product": "product",
	"template-collection": "shop", "woocommerce": "shop",
	"page-node-type-article": "post", "node-type-article": "post", "article": "post", "article-page": "post", "single-article": "post",
	"page--article": "post", "post-template": "post", "view-item": "post",
	"mediawiki": "wiki", "question-page": "forum", "page-node-type-page": "page", "product": "product", "template-article": "post",
}
