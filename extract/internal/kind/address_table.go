package kind

// hostFamilies are first labels of hosts that tell what a site is for.
var hostFamilies = map[string]string{
	"docs": "manual", "doc": "manual", "wiki": "manual", "developer": "manual", "developers": "manual", "help": "manual", "support": "manual",
	"api": "manual", "learn": "manual", "forum": "forum", "forums": "forum", "community": "forum", "discuss": "forum", "discussions": "forum",
	"shop": "shop", "store": "shop", "buy": "shop", "blog": "story", "blogs": "story", "news": "story",
}

// stepFamilies are steps of addresses that tell what stands below them.
var stepFamilies = map[string]string{
	"tag": "tag", "tags": "tag", "topic": "list", "topics": "list", "category": "list", "categories": "list", "section": "list",
	"archive": "list", "archives": "list", "author": "tag", "authors": "tag", "search": "tag", "list": "list", "subject": "list",
	"page": "tag", "autor": "tag", "autoren": "tag", "auteur": "tag", "autores": "tag", "suche": "tag", "buscar": "tag", "recherche": "tag",
	"schlagwort": "tag", "etiqueta": "tag", "stichwort": "tag", "people": "tag", "profile": "tag", "users": "tag", "user": "tag",
	"rubrik": "list", "thema": "list", "themen": "list", "directory": "list",
	"product": "product", "products": "product", "p": "product", "ip": "product", "dp": "product", "itm": "product", "item": "product",
	"pdp": "product", "app": "product", "produkt": "product", "producto": "product", "prod": "product", "listing": "product",
	"collection": "shop", "collections": "shop", "c": "shop", "cat": "shop", "browse": "shop", "shop": "shop", "store": "shop", "w": "shop",
	"s": "shop", "market": "shop", "shopping": "shop", "product-category": "shop",
	"docs": "manual", "doc": "manual", "documentation": "manual", "reference": "manual", "manual": "manual", "api": "manual", "wiki": "manual",
	"ref": "manual", "library": "manual", "usersguide": "manual", "latest": "manual", "current": "manual", "stable": "manual", "book": "manual",
	"forum": "forum", "forums": "forum", "thread": "forum", "threads": "forum", "t": "forum", "d": "forum", "r": "forum", "questions": "forum",
	"discussion": "forum", "discussions": "forum", "showthread.php": "forum", "viewtopic.php": "forum",
	"blog": "story", "blogs": "story", "news": "story", "article": "story", "articles": "story", "story": "story", "stories": "story",
	"post": "story", "posts": "story", "insights": "story", "resources": "story", "magazine": "story", "nachrichten": "story", "artikel": "story",
	"noticias": "story", "actualite": "story", "opinion": "story", "press": "story", "politics": "story", "sport": "story", "world": "story",
	"knowledge": "story", "guide": "guide", "guides": "guide", "learn": "guide", "how-to": "guide", "tips": "guide", "advice": "guide",
	"services": "service", "service": "service", "solutions": "service", "features": "service", "pricing": "service", "about": "service",
	"contact": "service", "training": "service", "courses": "service", "course": "service", "insurance": "service",
}
