package archivetest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// Full is an article in which every key of a record is set, those that are added
// to it later, too: with what is usual for some, and with what its type allows for
// the others.
func Full() *crawl.Article {
	a := new(crawl.Article)
	fill(reflect.ValueOf(a).Elem())
	a.URL, a.CanonicalURL, a.SyndicatedFrom = "https://www.press.example/ferry", "https://www.press.example/ferry", "https://agency.example/ferry"
	a.Published, a.Modified = "2026-05-01T08:00:00+02:00", "2026-05-02"
	a.Image.URL = "https://www.press.example/ferry.jpg"
	a.Title, a.Text = "Ferry returns", "The ferry returned.\n\nIt was late."
	return a
}

// Keys are the keys of a record in JSON, in their order.
func Keys() []string { return slices.Sorted(maps.Keys(keysOf(reflect.TypeFor[crawl.Article]()))) }

func keysOf(t reflect.Type) map[string]bool {
	keys := map[string]bool{}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			maps.Copy(keys, keysOf(f.Type))
		case name != "-":
			keys[name] = true
		}
	}
	return keys
}

// fill sets a value, and all values in it.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("word")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(2)
	case reflect.Float64:
		v.SetFloat(0.75)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	default:
		panic(fmt.Sprintf("archivetest: a record with a %s", v.Type()))
	}
}

// Values are the values of an article in JSON, by key.
func Values(a *crawl.Article) map[string]json.RawMessage {
	line, err := json.Marshal(a)
	values := map[string]json.RawMessage{}
	if err == nil {
		err = json.Unmarshal(line, &values)
	}
	if err != nil {
		panic(err) // plain data
	}
	return values
}
