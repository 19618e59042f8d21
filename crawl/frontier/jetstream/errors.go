package jetstream

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Errors of Open, Create and the frontier, wrapped with what the server said.
var (
	ErrNoJetStream = errors.New("JetStream is off")
	ErrTooOld      = errors.New("the NATS server is too old")
	ErrFull        = errors.New("no space left in JetStream")
	ErrNewer       = errors.New("made by a newer version of tearsheet")
	ErrOlder       = errors.New("made by an older version of tearsheet, which has to end it")
	ErrUnknown     = errors.New("no such crawl")
	ErrAway        = errors.New("the NATS cluster does not answer")
	ErrRefused     = errors.New("JetStream refuses what is to be stored")
	ErrTooLarge    = errors.New("larger than the server's max_payload")
)

// minServer is the first version with atomic batches over which rows are
// checked one by one.
const minServer = "2.12"

// Codes of the server's errors, as its errors.json lists them.
const (
	codeWrongSequence     = 10071
	codeWrongSequenceNow  = 10164 // another write to the row is under way
	codeBatchIncomplete   = 10176 // a leader has changed, or some part did not get there or was refused
	codeBatchTooMany      = 10210
	codeAccountFull       = 10002
	codeNoResources       = 10023
	codeMemoryExceeded    = 10028
	codeStorageExceeded   = 10047
	codeStoreFailed       = 10077
	codeNoLeader          = 10009
	codeNotAvailable      = 10008
	codeOffline           = 10118
	codeNoReplicas        = 10074 // the server is alone
	codeNoPeers           = 10005 // the cluster is too small
	codeStreamNotFound    = 10059
	codeNotEnabled        = 10076
	codeNotEnabledAccount = 10039
)

// passing reports whether the same request may well succeed when it is made
// again.
func passing(err error) bool {
	var api *jetstream.APIError
	switch {
	case errors.Is(err, errBehind), errors.Is(err, context.DeadlineExceeded), errors.Is(err, nats.ErrTimeout),
		errors.Is(err, nats.ErrNoResponders), errors.Is(err, jetstream.ErrNoStreamResponse),
		errors.Is(err, nats.ErrConnectionReconnecting), errors.Is(err, nats.ErrDisconnected):
		return true
	case errors.As(err, &api):
		switch api.ErrorCode {
		case codeWrongSequenceNow, codeBatchIncomplete, codeBatchTooMany, codeNoLeader, codeNotAvailable, codeOffline:
			return true
		}
	}
	return false
}

// inPart reports whether a batch came to the server without some of its parts. It
// does not say why: where no space is left for the largest, each further try ends
// like this.
func inPart(err error) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && api.ErrorCode == codeBatchIncomplete
}

// explain turns the server's errors into the ones above.
func explain(err error) error {
	var api *jetstream.APIError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount):
		return fmt.Errorf("%w (%w)", ErrNoJetStream, err)
	case errors.Is(err, nats.ErrMaxPayload):
		return fmt.Errorf("%w (%w)", ErrTooLarge, err)
	case errors.As(err, &api):
		switch api.ErrorCode {
		case codeAccountFull, codeNoResources, codeMemoryExceeded, codeStorageExceeded, codeStoreFailed:
			return fmt.Errorf("%w (%w)", ErrFull, err)
		case codeStreamNotFound:
			return fmt.Errorf("%w (%w)", ErrUnknown, err)
		case codeNotEnabled, codeNotEnabledAccount:
			return fmt.Errorf("%w (%w)", ErrNoJetStream, err)
		}
	}
	return err
}
