import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { apt, installPackages, whyNotInstall } from "./apt.ts";
import { cached } from "./cache.ts";
import {
  BIRD_ENTRY,
  BIRD_UNPACKED,
  findLabPrograms,
  type LabPrograms,
  type LabProgramsFound,
} from "./lab-programs.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { run } from "./run.ts";

export type LabPackages =
  ({ readonly ok: true } & LabPrograms) | { readonly ok: false; readonly reason: string };

/**
 * The lab's programs. What is missing is installed with apt-get, when this is root on a Debian-like system and
 * `CALICO_FABRIC_NO_INSTALL` is not `1`; no service is started by that. BIRD 1.6 is only unpacked into the cache,
 * because its package conflicts with that of BIRD 2.
 */
export async function ensureLabPackages(log: Log): Promise<Finding<LabPrograms>> {
  const before = await findLabPrograms();
  if (isComplete(before)) return labPackages(before);
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) return missing(`${obstacle}; ${remedy(before)}`);
  try {
    await apt(["update"]);
    if (before.missingPackages.length > 0) await installPackages(before.missingPackages, log);
    if (before.programs.bird === undefined) await cached(BIRD_ENTRY, unpackBird, log);
  } catch (error) {
    return missing(reasonOf(error));
  }
  return labPackages(await findLabPrograms());
}

/** The lab's programs as they are; the reason, when some are missing, says what to run. Installs nothing. */
export async function findLabPackages(): Promise<Finding<LabPrograms>> {
  return labPackages(await findLabPrograms());
}

function labPackages(lab: LabProgramsFound): Finding<LabPrograms> {
  if (isComplete(lab)) return found(lab.programs);
  return missing(`programs of the lab are missing; ${remedy(lab)}`);
}

function isComplete(lab: LabProgramsFound): lab is LabProgramsFound & { programs: LabPrograms } {
  return lab.missingPackages.length === 0 && lab.programs.bird !== undefined;
}

function remedy({ missingPackages, programs }: LabProgramsFound): string {
  const debian = `apt-get update && apt-get install ${missingPackages.join(" ")}`;
  const steps = [
    ...(missingPackages.length > 0 ? [`run as root: ${debian}`] : []),
    ...(programs.bird === undefined
      ? ["run npm test as root on Debian, or put bird, birdc, bird6 and birdc6 1.6 on PATH"]
      : []),
  ];
  return steps.join("; ");
}

async function unpackBird(folder: string): Promise<void> {
  await apt(["download", "bird"], folder);
  const [deb] = (await readdir(folder)).filter(
    (name) => name.startsWith("bird_1.6.") && name.endsWith(".deb"),
  );
  if (deb === undefined)
    throw new Error("the package bird of this Debian is not BIRD 1.6: put a bird 1.6 on PATH");
  await run("dpkg", ["-x", join(folder, deb), join(folder, BIRD_UNPACKED)]);
}
