//go:build tools

// Package tools pins Pulumi's language host for YAML, so that `go build` can make it where no download of it can be had.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
