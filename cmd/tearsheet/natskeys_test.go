package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"
)

// authority signs certificates.
type authority struct {
	t    *testing.T
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t}
	a.cert, a.key = a.sign(&x509.Certificate{Subject: pkix.Name{CommonName: rand.Text()}, IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign})
	return a
}

// write keeps the certificate of the authority in a file.
func (a *authority) write(path string) { writePEM(a.t, path, "CERTIFICATE", a.cert.Raw) }

// sign makes a certificate with its key; the first one of an authority is its own.
func (a *authority) sign(c *x509.Certificate) (*x509.Certificate, *ecdsa.PrivateKey) {
	a.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	c.SerialNumber, c.NotBefore = big.NewInt(1), time.Now().Add(-48*time.Hour)
	if c.NotAfter.IsZero() {
		c.NotAfter = time.Now().Add(24 * time.Hour)
	}
	parent, signer := a.cert, a.key
	if parent == nil {
		parent, signer = c, key
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), signer)
	if err != nil {
		a.t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		a.t.Fatal(err)
	}
	return cert, key
}

func (a *authority) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.cert)
	return pool
}

// issue writes a certificate for a name or an address, and its key, to PATH.pem
// and PATH.key. It holds until a time; the zero time is tomorrow.
func (a *authority) issue(path, name string, until time.Time) {
	a.t.Helper()
	c := &x509.Certificate{Subject: pkix.Name{CommonName: name}, NotAfter: until}
	if ip := net.ParseIP(name); ip != nil {
		c.IPAddresses = []net.IP{ip}
	} else {
		c.DNSNames = []string{name}
	}
	cert, key := a.sign(c)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		a.t.Fatal(err)
	}
	writePEM(a.t, path+".pem", "CERTIFICATE", cert.Raw)
	writePEM(a.t, path+".key", "PRIVATE KEY", der)
}

// server is the configuration of a node with such a certificate.
func (a *authority) server(name string, until time.Time) *tls.Config {
	a.t.Helper()
	path := filepath.Join(a.t.TempDir(), "node")
	a.issue(path, name, until)
	pair, err := tls.LoadX509KeyPair(path+".pem", path+".key")
	if err != nil {
		a.t.Fatal(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}}
}

func writePEM(t *testing.T, path, kind string, der []byte) {
	t.Helper()
	write(t, path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// identity is a pair of keys as NATS has them.
type identity struct {
	nkeys.KeyPair
	public string
	seed   []byte
}

func newIdentity(t *testing.T, prefix nkeys.PrefixByte) (i identity) {
	t.Helper()
	var err error
	if i.KeyPair, err = nkeys.CreatePair(prefix); err != nil {
		t.Fatal(err)
	}
	if i.public, err = i.PublicKey(); err != nil {
		t.Fatal(err)
	}
	if i.seed, err = i.Seed(); err != nil {
		t.Fatal(err)
	}
	return i
}

// operator runs accounts.
type operator struct {
	t *testing.T
	identity
	accounts *server.MemAccResolver
}

func newOperator(t *testing.T) *operator {
	return &operator{t, newIdentity(t, nkeys.PrefixByteOperator), &server.MemAccResolver{}}
}

// account makes an account that may keep so many bytes in JetStream: 0 is none, -1
// any number.
func (o *operator) account(store int64) identity {
	a := newIdentity(o.t, nkeys.PrefixByteAccount)
	claims := jwt.NewAccountClaims(a.public)
	if store != 0 {
		claims.Limits.JetStreamLimits = jwt.JetStreamLimits{MemoryStorage: -1, DiskStorage: store, Streams: -1, Consumer: -1}
	}
	if err := o.accounts.Store(a.public, o.encode(claims, o.identity)); err != nil {
		o.t.Fatal(err)
	}
	return a
}

func (o *operator) encode(claims jwt.Claims, by identity) string {
	o.t.Helper()
	text, err := claims.Encode(by)
	if err != nil {
		o.t.Fatal(err)
	}
	return text
}

// creds writes the credentials of a new user of an account.
func (o *operator) creds(path string, account identity, until time.Time) {
	o.t.Helper()
	u := newIdentity(o.t, nkeys.PrefixByteUser)
	claims := jwt.NewUserClaims(u.public)
	if !until.IsZero() {
		claims.Expires = until.Unix()
	}
	text, err := jwt.FormatUserConfig(o.encode(claims, account), u.seed)
	if err != nil {
		o.t.Fatal(err)
	}
	write(o.t, path, text)
}

// trust makes a node take the operator's word.
func (o *operator) trust(opts *server.Options) {
	opts.TrustedKeys, opts.AccountResolver = []string{o.public}, o.accounts
	opts.SystemAccount = o.account(0).public
}
