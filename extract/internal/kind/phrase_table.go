package kind

// maxPhrase is the length of the longest of phrases, in words.
const maxPhrase = 4

// phrases are lines by which a reader knows a kind of page, in lower case and
// without the marks around them.
var phrases = map[string]string{
	"add to cart": "buying", "add to basket": "buying", "add to bag": "buying", "buy now": "buying", "in stock": "buying", "out of stock": "buying",
	"sold out": "buying", "quantity": "buying", "free shipping": "buying", "checkout": "buying", "view cart": "buying", "cart": "buying",
	"your cart": "buying", "your cart is empty": "buying", "sale price": "buying", "regular price": "buying", "add to wishlist": "buying",
	"in den warenkorb": "buying", "ajouter au panier": "buying", "añadir al carrito": "buying", "aggiungi al carrello": "buying",
	"wishlist": "buying", "size guide": "buying", "customer reviews": "buying", "write a review": "buying", "shipping": "buying",
	"sort by": "sorting", "filter": "sorting", "filters": "sorting", "sort": "sorting", "clear all": "sorting", "apply": "sorting",
	"price": "sorting", "refine by": "sorting", "show more": "sorting", "load more": "sorting", "view all": "sorting", "results": "sorting",
	"reply": "replying", "quote": "replying", "joined": "replying", "posts": "replying", "messages": "replying", "report": "replying",
	"thread starter": "replying", "log in to reply": "replying", "new topic": "replying", "senior member": "replying", "answers": "replying",
	"share this post": "replying", "permalink": "replying", "member": "replying", "solution": "replying", "asked": "replying",
	"get started": "offering", "request a demo": "offering", "book a demo": "offering", "get a quote": "offering", "pricing": "offering",
	"contact sales": "offering", "learn more": "offering", "try for free": "offering", "start free trial": "offering", "sign up": "offering",
	"get a free quote": "offering", "try it free": "offering", "sign up free": "offering", "request a quote": "offering", "features": "offering",
	"read more": "telling", "continue reading": "telling", "weiterlesen": "telling", "lire la suite": "telling", "leer más": "telling",
	"min read": "telling", "leggi tutto": "telling", "read article": "telling",
	"on this page": "explaining", "table of contents": "explaining", "edit this page": "explaining", "edit page": "explaining", "in this article": "explaining",
	"next page": "explaining", "documentation": "explaining", "edit": "explaining", "api reference": "explaining", "examples": "explaining",
	"parameters": "explaining", "return value": "explaining", "synopsis": "explaining", "see also": "explaining",
	"share this article": "sharing", "share this": "sharing", "share": "sharing", "related articles": "sharing", "related posts": "sharing",
	"leave a comment": "sharing", "leave a reply": "sharing", "you may also like": "sharing", "about the author": "sharing", "tags": "sharing",
}
