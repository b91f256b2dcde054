//go:build tools

// Package tools pins GoBGP, which Debian has in a release that can't work with Debian's FRR.
package tools

import _ "github.com/osrg/gobgp/v4/cmd/gobgpd"
import _ "github.com/osrg/gobgp/v4/cmd/gobgp"
