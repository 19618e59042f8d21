package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/peer"
)

// TestDuckDBReads reads a Parquet file with DuckDB, whose npm package is
// installed by
//
//	npm install --prefix crawl/archive/export/testdata/node --ignore-scripts
//
// Without it the test skips; see package peer.
func TestDuckDBReads(t *testing.T) {
	readers := peer.Dir("testdata/node")
	readers.Need(t, "node", "@duckdb/node-api")
	out := bytes.Join(readers.Run(t, "read.mjs", parquetFile(t, whole(), bare())), []byte("\n"))
	want := strings.Join([]string{
		`["url","VARCHAR"]`, `["site","VARCHAR"]`, `["revision","INTEGER"]`,
		`["fetched","TIMESTAMP WITH TIME ZONE"]`, `["seen","TIMESTAMP WITH TIME ZONE"]`,
		`["type","VARCHAR"]`, `["type_score","DOUBLE"]`, `["title","VARCHAR"]`, `["byline","VARCHAR"]`, `["authors","VARCHAR[]"]`,
		`["published","VARCHAR"]`, `["published_day","DATE"]`, `["published_at","TIMESTAMP WITH TIME ZONE"]`,
		`["modified","VARCHAR"]`, `["modified_at","TIMESTAMP WITH TIME ZONE"]`,
		`["category","VARCHAR"]`, `["categories","VARCHAR[]"]`, `["tags","VARCHAR[]"]`, `["language","VARCHAR"]`,
		`["site_name","VARCHAR"]`, `["description","VARCHAR"]`, `["image","VARCHAR"]`, `["text","VARCHAR"]`, `["word_count","INTEGER"]`,
		`["accessible_for_free","BOOLEAN"]`, `["syndicated_from","VARCHAR"]`, `["truncated","VARCHAR"]`, `["noarchive","BOOLEAN"]`,
		`["extractor","VARCHAR"]`, `["sha256","VARCHAR"]`, `["warc","VARCHAR"]`, `["warc_offset","BIGINT"]`,
		`{"url":"https://www.news.example/ferry","site":"news.example","revision":2,"fetched":"2026-03-14 09:26:53.589+00","seen":"2026-03-14 10:26:53.589+00",` +
			`"type":"article","type_score":0.75,"title":"Ferry \"returns\", at last","byline":"By Ada Fern","authors":["Ada Fern","Ben Holt"],` +
			`"published":"2026-03-14T09:30:00+02:00","published_day":"2026-03-14","published_at":"2026-03-14 07:30:00+00",` +
			`"modified":"2026-03-15T10:00:00","modified_at":null,"category":"Coast","categories":["Home","Coast"],"tags":["ferry","1950s"],` +
			`"language":"en","site_name":"The Quay","description":"It is back.","image":"https://news.example/a.jpg",` +
			`"text":"The ferry returned.\n\nIt was *late*.","word_count":6,"accessible_for_free":true,"syndicated_from":"https://agency.example/ferry",` +
			`"truncated":null,"noarchive":true,"extractor":"1.2.3","sha256":"ab12","warc":"a.warc.gz","warc_offset":"348"}`,
		`{"url":"http://[::1]:8080/x","site":"[::1]:8080","revision":1,"fetched":"2026-03-14 09:26:53.589+00","seen":"2026-03-14 09:26:53.589+00",` +
			`"type":"article","type_score":0,"title":null,"byline":null,"authors":[],"published":"last week","published_day":null,"published_at":null,` +
			`"modified":null,"modified_at":null,"category":null,"categories":[],"tags":[],"language":null,"site_name":null,"description":null,"image":null,` +
			`"text":null,"word_count":0,"accessible_for_free":null,"syndicated_from":null,"truncated":null,"noarchive":false,"extractor":null,"sha256":null,"warc":null,"warc_offset":null}`,
	}, "\n")
	if d := cmp.Diff(want, string(out)); d != "" {
		t.Errorf("what DuckDB reads (-want +got):\n%s", d)
	}
}
