import { ensureGoProgram, findGoProgram, type GoProgram } from "./go-program.ts";
import type { Log } from "./log.ts";
import { which } from "./which.ts";

const NAME = "kube-apiserver";
const VERSION_PACKAGE = "k8s.io/component-base/version";

const apiserver: GoProgram = {
  name: NAME,
  module: "k8s.io/kubernetes",
  package: "k8s.io/kubernetes/cmd/kube-apiserver",
  // Without a version of its own the server calls itself v0.0.0-master, and clients choose their API by what it says.
  flags: (version) => {
    const [major, minor] = version.slice(1).split(".");
    const variables = { gitVersion: version, gitMajor: major, gitMinor: minor };
    const values = Object.entries(variables).map(([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`);
    return ["-trimpath", "-ldflags", ["-s", "-w", ...values].join(" ")];
  },
  takes: "about 4 minutes",
};

/** Path of a kube-apiserver from PATH or the cache; undefined where there is none. Nothing is built. */
export async function findKubeApiserver(): Promise<string | undefined> {
  return (await which(NAME)) ?? (await findGoProgram(apiserver));
}

/**
 * Path of a kube-apiserver: from PATH, else the cache, else built by Go.
 *
 * @throws Error with the reason when it is nowhere and cannot be built
 */
export async function ensureKubeApiserver(log: Log): Promise<string> {
  return (await which(NAME)) ?? (await ensureGoProgram(apiserver, log)).path;
}
