//go:build tools

// Package tools pins the Pulumi engine, so that `go build` can make the CLI where no download of it can be had.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
