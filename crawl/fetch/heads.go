package fetch

import (
	"bytes"
	"net"
	"strings"
	"sync"
)

// headConn is a connection for HTTP/1 that keeps the head of the request and of
// the response that pass through it, since net/http keeps neither the order nor
// the case of fields. It starts over at begin.
type headConn struct {
	net.Conn
	mu        sync.Mutex
	sent, got head
}

// head collects bytes up to the first empty line.
type head struct {
	buf  []byte
	done bool
}

var emptyLine = []byte("\r\n\r\n")

func (h *head) add(p []byte) {
	if h.done {
		return
	}
	from := max(0, len(h.buf)-len(emptyLine))
	h.buf = append(h.buf, p...)
	if at := bytes.Index(h.buf[from:], emptyLine); at >= 0 {
		h.buf = h.buf[:from+at]
		h.done = true
	}
	if len(h.buf) > maxHeader { // net/http will give up too
		h.buf, h.done = nil, true
	}
}

// addResponse is add for responses: an interim one (100, 103) is followed by another.
func (h *head) addResponse(p []byte) {
	h.add(p)
	for h.done && isInterim(h.buf) {
		at := bytes.Index(p, emptyLine)
		if at < 0 {
			*h = head{}
			return
		}
		p = p[at+len(emptyLine):]
		*h = head{}
		h.add(p)
	}
}

func isInterim(head []byte) bool {
	_, status, _ := bytes.Cut(head, []byte(" "))
	return len(status) > 0 && status[0] == '1'
}

func (c *headConn) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent, c.got = head{}, head{}
}

func (c *headConn) Write(p []byte) (int, error) {
	c.mu.Lock()
	c.sent.add(p)
	c.mu.Unlock()
	return c.Conn.Write(p)
}

func (c *headConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.mu.Lock()
		c.got.addResponse(p[:n])
		c.mu.Unlock()
	}
	return n, err
}

// heads returns both heads, and for each whether it is whole.
func (c *headConn) heads() (sent, got Head, ok1, ok2 bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return parseHead(c.sent.buf), parseHead(c.got.buf),
		c.sent.done && c.sent.buf != nil, c.got.done && c.got.buf != nil
}

// parseHead cuts a head into its line and fields. A folded line, which HTTP has
// given up, stays part of the field before.
func parseHead(b []byte) (h Head) {
	lines := strings.Split(string(b), "\r\n")
	h.Line = lines[0]
	for _, line := range lines[1:] {
		if line != "" && (line[0] == ' ' || line[0] == '\t') && len(h.Fields) > 0 {
			h.Fields[len(h.Fields)-1].Value += " " + strings.TrimSpace(line)
			continue
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.Fields = append(h.Fields, Field{name, strings.TrimSpace(value)})
		}
	}
	return h
}
