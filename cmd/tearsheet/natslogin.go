package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// login is how the servers are told who we are. The files are looked at here for
// the sake of clear errors, and read anew for each connection: renewed in time,
// they keep a crawl going.
func (o *natsOptions) login() (opts []nats.Option, err error) {
	for _, f := range []struct {
		flag, file string
		check      func() error
		advice     string
		option     nats.Option
	}{
		{"--creds", o.creds, func() error { _, err := readCreds(o.creds); return err },
			"give the file that nsc generate creds writes for a user", nats.UserCredentials(o.creds)},
		{"--nkey", o.nkey, func() error { _, err := nkeyOf(o.nkey); return err },
			"give a file with the seed of a user's nkey, SU…", func(opts *nats.Options) error {
				login, err := nats.NkeyOptionFromSeed(o.nkey)
				if err != nil {
					return err
				}
				return login(opts)
			}},
		{"--tls-ca", o.ca, func() error { return checkCA(o.ca) },
			"give a file with certificates in PEM", nats.RootCAs(o.ca)},
		{"--tls-cert", o.cert, func() error { _, err := tls.LoadX509KeyPair(o.cert, o.key); return err },
			"give a certificate and its own key, in PEM", nats.ClientCert(o.cert, o.key)},
	} {
		if f.file == "" {
			continue
		}
		if _, err := os.Stat(f.file); err != nil {
			return nil, advised{fmt.Errorf("%s %s: %w", f.flag, f.file, cause(f.file, err)), "check the name"}
		}
		if err := f.check(); err != nil {
			return nil, advised{fmt.Errorf("%s %s: %w", f.flag, f.file, err), f.advice}
		}
		opts = append(opts, f.option)
	}
	return opts, nil
}

// readCreds reads what a file of credentials says of its user.
func readCreds(file string) (*jwt.UserClaims, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	text, err := jwt.ParseDecoratedJWT(data)
	if err != nil {
		return nil, err
	}
	claims, err := jwt.DecodeUserClaims(text)
	if err != nil {
		return nil, fmt.Errorf("no user's JWT in it (%w)", err)
	}
	_, err = jwt.ParseDecoratedUserNKey(data)
	return claims, err
}

// nkeyOf is the public key to the seed in a file.
func nkeyOf(file string) (string, error) {
	seed, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	key, err := nkeys.ParseDecoratedNKey(seed)
	if err != nil {
		return "", err
	}
	return key.PublicKey()
}

func checkCA(file string) error {
	data, err := os.ReadFile(file)
	if err == nil && !x509.NewCertPool().AppendCertsFromPEM(data) {
		err = errors.New("no certificate in it")
	}
	return err
}

// refused says why the servers do not let us in, and the way out.
func (o *natsOptions) refused(err error) error {
	var (
		unknown x509.UnknownAuthorityError
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		op      *net.OpError
	)
	who, advice := "", "check --nats, and whether a server listens there"
	switch {
	case denied(err):
		who, advice = o.who()
		who = " refuses " + who
	case errors.Is(err, nats.ErrPermissionViolation):
		advice = "allow the user to publish to tearsheet.>, $JS.> and $O.>, and to subscribe to _INBOX.>"
	case errors.As(err, &unknown):
		advice = "name who has signed the servers' certificates with --tls-ca FILE"
	case errors.As(err, &name):
		advice = "name the nodes in --nats as their certificates do"
	case errors.As(err, &invalid):
		advice = "have new certificates made for the servers"
	case errors.As(err, &op) && op.Op == "remote error", errors.Is(err, nats.ErrTLS),
		errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET): // as TLS tells it, or has no time to
		advice = "give a certificate of ours that the servers trust, with --tls-cert FILE and --tls-key FILE"
	case errors.Is(err, nats.ErrSecureConnWanted):
		advice = "switch on tls {} in the servers' configuration, or go without: nats:// and no --tls options"
	}
	return advised{fmt.Errorf("--nats %s%s: %w", redacted(o.urls), who, err), advice}
}

// denied reports whether the servers do not take who we say we are, or take us no
// more. At times nats.go has that only in the words of the server.
func denied(err error) bool {
	said := strings.ToLower(err.Error())
	return errors.Is(err, nats.ErrAuthorization) ||
		strings.Contains(said, "authentication expired") || strings.Contains(said, "authentication revoked")
}

// who is as whom we have come, and what to do when that is refused.
func (o *natsOptions) who() (who, advice string) {
	first, _ := url.Parse(nodes(o.urls)[0])
	switch {
	case o.creds != "":
		who = "--creds " + o.creds
		soon := time.Now().Add(time.Minute) // the servers' clocks may be ahead of ours
		if c, err := readCreds(o.creds); err == nil && c.Expires > 0 && c.Expires < soon.Unix() {
			return fmt.Sprintf("%s, valid until %s", who, time.Unix(c.Expires, 0).UTC().Format(time.DateTime)), "have new credentials made for the user"
		}
		return who, "see whether the servers know the operator and the account of these credentials"
	case o.nkey != "":
		key, _ := nkeyOf(o.nkey)
		return "--nkey " + o.nkey, "add nkey: " + key + " to the users in the servers' configuration"
	case first == nil || first.User == nil:
		return "those who do not log in", "log in with --creds FILE, --nkey FILE, nats://USER:PASSWORD@… or nats://TOKEN@…"
	}
	if _, ok := first.User.Password(); ok {
		return "the user " + first.User.Username(), "check the user and the password in --nats"
	}
	return "the token", "check the token in --nats"
}
