package extract

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
	"github.com/tearsheet-news/tearsheet/extract/internal/render/markdown"
)

// setBody writes the story down. HTML and Markdown are only made for those who
// ask.
func (a *Article) setBody(r *reading.Reading, opts *Options) {
	for i := range r.Blocks {
		a.Blocks = append(a.Blocks, toBlock(&r.Blocks[i]))
	}
	a.Text = r.Text
	a.WordCount = render.Words(a.Text)
	if !opts.HTML && !opts.Markdown {
		return
	}
	tree := render.Tree(r.Story.Page, r.Blocks)
	if opts.HTML {
		a.HTML = render.HTML(tree)
	}
	if opts.Markdown {
		a.Markdown = markdown.Write(tree)
	}
}

func toBlock(b *block.Block) Block {
	out := Block{Kind: BlockKind(b.Kind), Level: b.Level, Ordered: b.Ordered, Text: b.Text}
	if b.Picture != nil {
		out.Image = toImage(b.Picture)
	}
	return out
}

func toImage(pic *picture.Picture) *Image {
	return &Image{URL: pic.URL, Alt: pic.Alt, Caption: pic.Caption, Credit: pic.Credit, Width: pic.Width, Height: pic.Height}
}
