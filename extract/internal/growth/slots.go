package main

const (
	top  = `<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry stays in port</title>`
	lede = `<body><main><article><h1>Ferry stays in port</h1><p class=byline>By Ada Quill</p><time>3 May 2024</time>`
	rest = `<p>The ferry to the outer islands stayed in port on Friday, because the crew had found a crack in the hull.</p>` +
		`<p>It will sail again, the harbour office said, when a diver has looked at the repair and the wind has turned.</p></article></main>`
)

// slots are the places of a page at which a structure can stand, by name.
var slots = map[string]string{
	"head":         top + `{units}` + lede + rest,
	"before":       top + `<body>{units}` + lede + rest,
	"headline":     top + lede + `{units}` + rest,
	"story":        top + lede + rest + `{units}` + rest,
	"paragraph":    top + lede + rest + `<p>They said: {units} and so on.</p>` + rest,
	"cell":         top + lede + rest + `<table><tr><td>Port<td>Ship<tr><td>{units}</table>` + rest,
	"pre":          top + lede + rest + `<pre>{units}</pre>` + rest,
	"item":         top + lede + rest + `<ul><li>Port<li>{units}</ul>` + rest,
	"quote":        top + lede + rest + `<blockquote>{units}</blockquote>` + rest,
	"figure":       top + lede + rest + `<figure>{units}</figure>` + rest,
	"line":         top + lede + `<div>{units}</div>` + rest,
	"behind":       top + lede + rest + `{units}`,
	"alone":        `{units}`,
	"title":        `<title>{units}</title>` + lede + rest,
	"h1":           top + `<body><article><h1>{units}</h1><p class=byline>By Ada Quill</p>` + rest,
	"byline":       top + `<body><article><h1>Ferry stays in port</h1><p class=byline>By {units}</p>` + rest,
	"time":         top + `<body><article><h1>Ferry stays in port</h1><time>{units}</time>` + rest,
	"breadcrumb":   top + `<body><nav class=breadcrumb><a href=/>Home</a> {units}</nav>` + lede + rest,
	"tags":         top + lede + rest + `<ul class=tags>{units}</ul>`,
	"caption":      top + lede + `<figure><img src=/a.jpg width=900><figcaption>{units}</figcaption></figure>` + rest,
	"class":        top + lede + `<p class="{units}">Said the captain of the ferry, who was asked on Friday.</p>` + rest,
	"href":         top + lede + `<p>Said <a href="{units}">the captain of the ferry</a>, who was asked on Friday.</p>` + rest,
	"alt":          top + lede + `<img src=/a.jpg width=900 height=600 alt="{units}">` + rest,
	"srcset":       top + lede + `<img width=900 height=600 srcset="{units}">` + rest,
	"attributes":   top + lede + `<p {units}>Said the captain of the ferry, who was asked on Friday.</p>` + rest,
	"author":       top + `<meta name=author content="{units}">` + lede + rest,
	"keywords":     top + `<meta name=keywords content="{units}">` + lede + rest,
	"description":  top + `<meta name=description content="{units}">` + lede + rest,
	"section":      top + `<meta property=article:section content="{units}">` + lede + rest,
	"published":    top + `<meta property=article:published_time content="{units}">` + lede + rest,
	"canonical":    top + `<link rel=canonical href="{units}">` + lede + rest,
	"jsonld":       top + `<script type=application/ld+json>{units}</script>` + lede + rest,
	"ld list":      top + `<script type=application/ld+json>[{units}{}]</script>` + lede + rest,
	"ld headline":  top + `<script type=application/ld+json>{"@type":"NewsArticle","headline":"{units}"}</script>` + lede + rest,
	"ld body":      top + `<script type=application/ld+json>{"@type":"NewsArticle","articleBody":"{units}"}</script>` + lede + rest,
	"ld author":    top + `<script type=application/ld+json>{"@type":"NewsArticle","author":"{units}"}</script>` + lede + rest,
	"ld authors":   top + `<script type=application/ld+json>{"@type":"NewsArticle","author":[{units}"Ada Quill"]}</script>` + lede + rest,
	"ld keywords":  top + `<script type=application/ld+json>{"@type":"NewsArticle","keywords":[{units}"port"]}</script>` + lede + rest,
	"ld published": top + `<script type=application/ld+json>{"@type":"NewsArticle","datePublished":[{units}"2024-05-03"]}</script>` + lede + rest,
	"script":       top + `<script>{units}</script>` + lede + rest,
	"data layer":   top + `<script>dataLayer = [{ {units} "a": 1}]</script>` + lede + rest,
	"app state":    top + `<body><script id=__NEXT_DATA__ type=application/json>{"props":[{units}1]}</script>`,
	"style":        top + `<style>{units}</style>` + lede + rest,
	"comment":      top + lede + `<!-- {units} -->` + rest,
}
