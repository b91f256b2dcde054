import { apt, installPackages, whyNotInstall } from "./apt.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { which } from "./which.ts";

/** What Chromium and its kin are called, Debian's name first. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"] as const;

const REMEDY = "apt-get update && apt-get install chromium (or put a chromium or google-chrome on PATH)";

/** A Chromium on PATH; installs nothing. */
export async function findChromium(): Promise<Finding<string>> {
  for (const name of NAMES) {
    const path = await which(name);
    if (path !== undefined) return found(path);
  }
  return missing(`no Chromium on PATH; run as root: ${REMEDY}`);
}

/** A Chromium from PATH, else Debian's, installed under the same conditions as the lab's programs. */
export async function ensureChromium(log: Log): Promise<Finding<string>> {
  const before = await findChromium();
  if (before.ok) return before;
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) return missing(`${obstacle}; ${before.reason}`);
  try {
    await apt(["update"]);
    await installPackages(["chromium"], log);
  } catch (error) {
    return missing(reasonOf(error));
  }
  return await findChromium();
}
