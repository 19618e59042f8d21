package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

// What is not permitted is not sent, on a new connection and on one that was
// used before, whatever is spoken on it.
func TestPermitted(t *testing.T) {
	for name, start := range map[string]func(s *httptest.Server){
		"HTTP/1":     (*httptest.Server).Start,
		"TLS":        (*httptest.Server).StartTLS,
		"TLS HTTP/2": func(s *httptest.Server) { s.EnableHTTP2 = true; s.StartTLS() },
	} {
		t.Run(name, func(t *testing.T) {
			var served atomic.Int32
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { served.Add(1) }))
			start(s)
			defer s.Close()
			c := client(Options{TLS: &tls.Config{InsecureSkipVerify: true}})
			defer c.Close()
			want := int32(0)
			for _, permitted := range []bool{false, true, false, true} {
				asked := false
				ctx := Permitted(context.Background(), func() bool { asked = true; return permitted })
				_, err := c.Get(ctx, s.URL, nil, 0)
				if permitted {
					want++
				}
				if refused := errors.Is(err, ErrRefused); refused == permitted || permitted && err != nil {
					t.Errorf("permitted %v: %v", permitted, err)
				}
				if !asked || served.Load() != want {
					t.Errorf("permitted %v: asked %v, %d requests served, want %d", permitted, asked, served.Load(), want)
				}
			}
		})
	}
}
