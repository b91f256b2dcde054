import { run } from "./run.ts";
import { withoutStartingServices } from "./service-guard.ts";
import { which } from "./which.ts";
import type { Log } from "./log.ts";

const INSTALL_SECONDS = 15 * 60;

/** Why no package of Debian's may or can be installed here; undefined where one can. */
export async function whyNotInstall(): Promise<string | undefined> {
  if (process.env["CALICO_FABRIC_NO_INSTALL"] === "1") return "CALICO_FABRIC_NO_INSTALL=1 forbids to install";
  if ((await which("apt-get")) === undefined) return "this is not a Debian-like system";
  if (process.getuid?.() !== 0) return "only root can install packages";
  return undefined;
}

/** Installs packages of Debian's; no service is started by that. */
export async function installPackages(packages: readonly string[], log: Log): Promise<void> {
  log(`installing Debian's packages ${packages.join(", ")} (no service is started)`);
  await withoutStartingServices(() =>
    apt([
      "install",
      "--yes",
      "--no-install-recommends",
      "-o",
      "Dpkg::Options::=--force-confold",
      ...packages,
    ]),
  );
}

/** Runs apt-get, waiting for another's lock. */
export async function apt(args: readonly string[], cwd?: string): Promise<void> {
  await run("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], {
    env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    timeoutSeconds: INSTALL_SECONDS,
    ...(cwd === undefined ? {} : { cwd }),
  });
}
