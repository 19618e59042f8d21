package warc

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// plain is an uncompressed file of n resource records, "body 0" and on.
func plain(n int, eol string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(plainRecord(i, fmt.Sprintf("body %d", i), eol))
	}
	return b.String()
}

func plainRecord(i int, body, eol string) string {
	return claiming(i, len(body), body, eol)
}

// claiming is a record whose Content-Length is size, whatever body is.
func claiming(i, size int, body, eol string) string {
	return strings.Join([]string{
		"WARC/1.0", "WARC-Type: resource",
		fmt.Sprintf("WARC-Record-ID: <urn:uuid:%08d-0000-4000-8000-000000000000>", i),
		"WARC-Date: 2016-08-27T10:11:12Z",
		fmt.Sprintf("WARC-Target-URI: <https://press.example/%d>", i),
		"Content-Type: text/plain",
		fmt.Sprintf("Content-Length: %d", size),
		"", body, "", "",
	}, eol)
}

func gz(texts ...string) []byte {
	var b bytes.Buffer
	for _, text := range texts {
		zw := gzip.NewWriter(&b)
		io.WriteString(zw, text)
		zw.Close()
	}
	return b.Bytes()
}

// zst has a frame of Zstandard for each text, packed against a dictionary if there
// is one.
func zst(dict []byte, texts ...string) []byte {
	options := []zstd.EOption{zstd.WithEncoderConcurrency(1)}
	if dict != nil {
		options = append(options, zstd.WithEncoderDict(dict))
	}
	z, err := zstd.NewWriter(nil, options...)
	if err != nil {
		panic(err)
	}
	var b []byte
	for _, text := range texts {
		b = z.EncodeAll([]byte(text), b)
	}
	return b
}

// trained is a dictionary for the records of these tests.
var trained = sync.OnceValue(func() []byte {
	history := []byte(plain(20, "\r\n"))
	var samples [][]byte
	for i := range 60 {
		samples = append(samples, []byte(record(i)))
	}
	dict, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: samples, History: history, Offsets: [3]int{1, 4, 8}})
	if err != nil {
		panic(err)
	}
	return dict
})

// dictionary is the frame that holds one.
func dictionary(text []byte) []byte {
	return concat(dictionaryMagic, binary.LittleEndian.AppendUint32(nil, uint32(len(text))), text)
}

// arc is a record of an ARC file, or for no number the one that begins it.
func arc(number string) string {
	if number == "" {
		return "filedesc://test.arc 0.0.0.0 20010314092653 text/plain 76\n1 0 Origin\n" +
			"URL IP-address Archive-date Content-type Archive-length\n        \n\n"
	}
	return "https://press.example/" + number + " 192.0.2.1 20010314092653 text/plain 6\nbody " + number + "\n"
}

func chopped(text string, size int) []string {
	var parts []string
	for len(text) > size {
		parts, text = append(parts, text[:size]), text[size:]
	}
	return append(parts, text)
}

func concat(parts ...any) []byte {
	var b []byte
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			b = append(b, p...)
		case []byte:
			b = append(b, p...)
		}
	}
	return b
}

func record(i int) string { return plainRecord(i, fmt.Sprintf("body %d", i), "\r\n") }

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0x55
	return b
}

// Files of every make, sound and damaged: which records are read (by the number
// in their URL), and what is told of the rest.
var readerTests = []struct {
	name  string
	file  []byte
	want  string
	kinds []ProblemKind
}{
	{"empty file", nil, "", nil},
	{"uncompressed", []byte(plain(3, "\r\n")), "012", nil},
	{"bare line feeds", []byte(plain(3, "\n")), "012", nil},
	{"a member for each record", gz(record(0), record(1), record(2)), "012", nil},
	{"one big gzip stream", gz(plain(3, "\r\n")), "012", nil},
	{"members cut without regard to records", gz(chopped(plain(3, "\r\n"), 50)...), "012", nil},
	{"an empty member between", gz(record(0), "", record(1)), "01", nil},
	{"padding between plain records", concat(record(0), "\r\n\r\n\r\n", record(1)), "01", nil},
	{"padding behind a member", concat(gz(record(0)), "\n\n", gz(record(1))), "01", nil},
	{"plain and gzip mixed", concat(record(0), gz(record(1)), record(2)), "012", nil},
	{"folded header line", []byte(strings.Replace(record(0), "text/plain", "text/plain;\r\n charset=utf-8", 1)), "0", nil},
	{"header line without a colon", []byte(strings.Replace(record(0), "Content-Type:", "Content-Type", 1)), "0", nil},
	{"lower-case names", []byte(strings.ToLower(strings.TrimPrefix(record(0), "WARC/1.0"))), "", []ProblemKind{garbage}},

	{"garbage first", concat("<html>not a WARC</html>\n", record(0), record(1)), "01", []ProblemKind{garbage}},
	{"garbage between members", concat(gz(record(0)), "garbage", gz(record(1))), "01", []ProblemKind{garbage}},
	{"zeros behind the last member", concat(gz(record(0)), make([]byte, 9000)), "0", []ProblemKind{garbage}},
	{"only garbage", bytes.Repeat([]byte("no such thing\n"), 20000), "", []ProblemKind{garbage}},
	{"a member of something else", concat(gz("<html></html>"), gz(record(1))), "1", []ProblemKind{garbage}},
	{"text between records in a stream", gz(record(0) + "stray\r\n" + record(1)), "1", []ProblemKind{badLength}},

	{"Content-Length too small", concat(record(0), claiming(1, 3, "body 1", "\r\n"), record(2)), "02", []ProblemKind{badLength}},
	{"Content-Length too large", concat(record(0), claiming(1, 300, "body 1", "\r\n"), record(2), record(3)), "023", []ProblemKind{badLength}},
	{"Content-Length past the end", concat(record(0), claiming(1, 1e6, "body 1", "\r\n"), record(2)), "02", []ProblemKind{badLength}},
	{"too small in a member", gz(record(0), claiming(1, 3, "body 1", "\r\n"), record(2)), "02", []ProblemKind{badLength}},
	{"too large in a member", gz(record(0), claiming(1, 300, "body 1", "\r\n"), record(2)), "02", []ProblemKind{badLength}},
	{"too small in one stream", gz(record(0) + claiming(1, 3, "body 1", "\r\n") + record(2)), "02", []ProblemKind{badLength}},
	{"it swallows the line breaks", concat(claiming(0, 10, "body 0", "\r\n"), record(1)), "1", []ProblemKind{BadTrailer}},
	{"no Content-Length", concat(record(0), strings.Replace(record(1), "Content-Length", "Length", 1), record(2)), "02", []ProblemKind{badHeader}},
	{"negative Content-Length", gz(record(0), claiming(1, -1, "body 1", "\r\n"), record(2)), "02", []ProblemKind{badHeader}},
	{"endless header line", gz(record(0), "WARC/1.0\r\n"+strings.Repeat("x", 3<<20), record(2)), "02", []ProblemKind{badHeader}},

	{"member damaged in the middle", concat(gz(record(0)), flip(gz(record(1)), 60), gz(record(2))), "02", []ProblemKind{badGzip}},
	{"member with a wrong checksum", concat(gz(record(0)), flip(gz(record(1)), len(gz(record(1)))-6), gz(record(2))), "02", []ProblemKind{badGzip}},
	{"member cut in the middle of the file", concat(gz(record(0)), gz(record(1))[:90], gz(record(2))), "02", []ProblemKind{badGzip}},
	{"member with a broken header", concat(gz(record(0)), flip(gz(record(1)), 3), gz(record(2))), "02", []ProblemKind{badGzip}},
	{"last member cut", concat(gz(record(0)), gz(record(1))[:90]), "0", []ProblemKind{cutOff}},
	{"last record cut", []byte(plain(2, "\r\n")[:len(plain(2, "\r\n"))-6]), "0", []ProblemKind{cutOff}},
	{"cut in a version line", concat(record(0), "WAR"), "0", []ProblemKind{cutOff}},
	{"cut in a gzip header", concat(gz(record(0)), "\x1f\x8b"), "0", []ProblemKind{cutOff}},

	{"a frame for each record", zst(nil, record(0), record(1), record(2)), "012", nil},
	{"one frame of Zstandard", zst(nil, plain(3, "\r\n")), "012", nil},
	{"frames cut without regard to records", zst(nil, chopped(plain(3, "\r\n"), 50)...), "012", nil},
	{"frames against a dictionary", concat(dictionary(trained()), zst(trained(), record(0), record(1), record(2))), "012", nil},
	{"a dictionary that is packed", concat(dictionary(zst(nil, string(trained()))), zst(trained(), record(0), record(1))), "01", nil},
	{"a skippable frame between", concat(zst(nil, record(0)), "\x50\x2a\x4d\x18\x03\x00\x00\x00abc", zst(nil, record(1))), "01", nil},
	{"gzip and Zstandard mixed", concat(gz(record(0)), zst(nil, record(1)), gz(record(2))), "012", nil},
	{"frame damaged in the middle", concat(zst(nil, record(0)), flip(zst(nil, record(1)), 60), zst(nil, record(2))), "02", []ProblemKind{badZstd}},
	{"frame without its dictionary", concat(zst(nil, record(0)), zst(trained(), record(1)), zst(nil, record(2))), "02", []ProblemKind{badZstd}},
	{"last frame cut", concat(zst(nil, record(0)), zst(nil, record(1))[:90]), "0", []ProblemKind{cutOff}},
	{"cut in a frame's magic", concat(zst(nil, record(0)), "\x28\xb5"), "0", []ProblemKind{cutOff}},

	{"ARC", concat(arc(""), arc("0"), arc("1"), arc("2")), "012", nil},
	{"ARC of version 2", concat(strings.Replace(arc(""), "1 0 Origin", "2 0 Origin", 1), strings.Replace(arc("0"), " 6\n", " 200 - - 0 a.arc 6\n", 1)), "0", nil},
	{"ARC in gzip members", gz(arc(""), arc("0"), arc("1")), "01", nil},
	{"ARC in one gzip stream", gz(arc("") + arc("0") + arc("1")), "01", nil},
	{"ARC without line breaks between", concat(strings.TrimSuffix(arc(""), "\n"), strings.TrimSuffix(arc("0"), "\n"), arc("1")), "01", nil},
	{"ARC with a record that is too long", concat(arc(""), strings.Replace(arc("0"), " 6\n", " 600\n", 1), arc("1"), arc("2")), "12", []ProblemKind{badLength}},
	{"ARC with a record that is too short", concat(arc(""), strings.Replace(arc("0"), " 6\n", " 3\n", 1), arc("1")), "1", []ProblemKind{badLength}},
	{"ARC with a damaged member", concat(gz(arc("")), flip(gz(arc("0")), 40), gz(arc("1"))), "1", []ProblemKind{badGzip}},

	{"wrong block digest", concat(record(0), digested(1, "WARC-Block-Digest", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), record(2)), "02", []ProblemKind{badDigest}},
	{"wrong payload digest", concat(digested(1, "WARC-Payload-Digest", "sha256:"+strings.Repeat("00", 32)), record(2)), "2", []ProblemKind{badDigest}},
	{"digest of an unknown kind", concat(digested(1, "WARC-Block-Digest", "crc:1234"), record(2)), "2", []ProblemKind{badDigest}},
	{"digest in base 32", []byte(digested(1, "WARC-Block-Digest", "sha1:GCLZ4AGZ5BIT7DFAPHCRJ7WVXTMMNYRT")), "1", nil},
}

// digested is record 1 with a field in front of Content-Type.
func digested(i int, name, value string) string {
	return strings.Replace(record(i), "Content-Type", name+": "+value+"\r\nContent-Type", 1)
}

func TestReader(t *testing.T) {
	for _, tt := range readerTests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readAll(t, bytes.NewReader(tt.file))
			checkRead(t, records, problems, tt.want, tt.kinds)
		})
	}
}

// A pipe cannot be searched backwards. Nothing may then be read wrongly, or be
// told of less; what a bad record swallowed is lost.
func TestReaderOnPipe(t *testing.T) {
	for _, tt := range readerTests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readAll(t, struct{ io.Reader }{bytes.NewReader(tt.file)})
			if len(tt.kinds) == 0 {
				checkRead(t, records, problems, tt.want, nil)
				return
			}
			for _, r := range records {
				if r.Type != typeInfo && !strings.Contains(tt.want, numberOf(r)) {
					t.Errorf("read record %s, which is damaged", numberOf(r))
				}
			}
			if len(problems) == 0 {
				t.Error("no problem was told")
			}
		})
	}
}

func checkRead(t *testing.T, records []kept, problems []*Problem, want string, kinds []ProblemKind) {
	t.Helper()
	got := ""
	for _, r := range records {
		if r.Type == typeInfo {
			continue
		}
		if r.Block != "body "+numberOf(r) && r.Block != "" {
			t.Errorf("record %s holds %.60q", numberOf(r), r.Block)
		}
		got += numberOf(r)
	}
	if got != want {
		t.Errorf("read records %q, want %q", got, want)
	}
	if len(problems) != len(kinds) {
		t.Fatalf("problems: %v, want %v", problems, kinds)
	}
	for i, p := range problems {
		if p.Kind != kinds[i] || p.File != "test.warc" {
			t.Errorf("problem %v, want %s", p, kinds[i])
		}
	}
}

func numberOf(r kept) string { return strings.TrimPrefix(r.URL, "https://press.example/") }

func TestProblemNamesThePlace(t *testing.T) {
	first := gz(record(0))
	_, problems := readAll(t, bytes.NewReader(concat(first, gz(record(1))[:90])))
	want := fmt.Sprintf("test.warc: offset %d: file ends inside a record: unexpected EOF", len(first))
	if len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
	_, problems = readAll(t, bytes.NewReader(gz(record(0)+claiming(1, 3, "body 1", "\r\n"))))
	want = fmt.Sprintf("test.warc: offset 0 and %d decompressed bytes: wrong Content-Length", len(record(0)))
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
		t.Errorf("got %v, want %s", problems, want)
	}
}

type brokenDisk struct{ io.Reader }

var errDisk = errors.New("input/output error")

func (b brokenDisk) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = errDisk
	}
	return n, err
}

// A failing input is not mistaken for damage, or for the end.
func TestReaderPassesOnInputErrors(t *testing.T) {
	for _, file := range [][]byte{gz(record(0), record(1))[:250], []byte(plain(2, "\r\n")[:300]), nil, gz(record(0))} {
		r := NewReader(brokenDisk{bytes.NewReader(file)}, nil)
		var last error
		for _, last = range r.All() {
			if _, ok := errors.AsType[*Problem](last); ok {
				t.Errorf("told as a problem: %v", last)
			}
		}
		if !errors.Is(last, errDisk) {
			t.Errorf("file of %d bytes: last error is %v", len(file), last)
		}
	}
}

// endless is a record of two gigabytes that is never in memory.
func endless(size int64) io.Reader {
	head := strings.Replace(claiming(1, 0, "", "\r\n"), "Content-Length: 0\r\n\r\n\r\n\r\n", fmt.Sprintf("Content-Length: %d\r\n\r\n", size), 1)
	return io.MultiReader(strings.NewReader(head), io.LimitReader(zeros{}, size), strings.NewReader("\r\n\r\n"+record(2)))
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestReaderStreamsLargeRecords(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2 GB")
	}
	const size = 2<<30 + 17
	r := NewReader(endless(size), nil)
	rec, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n, err := io.Copy(io.Discard, rec)
	runtime.ReadMemStats(&after)
	if n != size || err != nil {
		t.Fatalf("read %d bytes, %v", n, err)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("reading took %d bytes of memory", used)
	}
	if next, err := r.Next(); err != nil || next.URL() != "https://press.example/2" {
		t.Fatalf("behind it: %v, %v", next, err)
	}
}

// A metered file counts the bytes that are read from it.
type metered struct {
	*bytes.Reader
	read int64
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.read += int64(n)
	return n, err
}

// Files made to send the reader back again and again cost a few passes, and for
// each problem a buffer to be filled anew.
func TestHostileFilesAreReadInFewPasses(t *testing.T) {
	claim := claiming(1, 1e9, "body 1", "\r\n")
	broken := string(flip(gz(record(1)), 60))
	for name, file := range map[string]string{
		"claims to the end":                  strings.Repeat(claim, 1000),
		"claims to the end and good records": strings.Repeat(claim+record(0), 1000),
		"broken members":                     strings.Repeat(broken, 1000),
		"broken members and good records":    strings.Repeat(broken+string(gz(record(0))), 1000),
		"gzip headers":                       strings.Repeat(string(gz(record(0))[:40]), 5000),
	} {
		in := &metered{Reader: bytes.NewReader([]byte(file))}
		records, problems := readAll(t, in)
		if limit := (maxReread+2)*len(file) + len(problems)*(64<<10); in.read > int64(limit) {
			t.Errorf("%s: %d bytes read of %d", name, in.read, len(file))
		}
		if len(problems) == 0 || strings.Contains(name, "good") && len(records) == 0 {
			t.Errorf("%s: %d records, %d problems", name, len(records), len(problems))
		}
		t.Logf("%s: %d records, %d problems, %.1f passes", name, len(records), len(problems), float64(in.read)/float64(len(file)))
	}
}
