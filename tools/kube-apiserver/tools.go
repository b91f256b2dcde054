//go:build tools

// Package tools pins the Kubernetes API server, so that `go build` can make it where no download of it can be had.
package tools

import _ "k8s.io/kubernetes/cmd/kube-apiserver"
