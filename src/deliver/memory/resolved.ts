import { createHash } from "node:crypto";
import type { Dialect } from "../../platforms/ordered-change/dialect.ts";
import { essence } from "../devices/essence.ts";
import type { DeliveryRecord, Fingerprints } from "../record.ts";
import type { Remembered, Underway } from "./memory.ts";

/** What tells one running configuration from another. */
export const ranAs = (running: string): string => createHash("sha256").update(essence(running)).digest("hex");

/** What is known of passwords where it is not known whether the later ones have come. */
const sure = (
  { passwords: before }: Partial<DeliveryRecord>,
  { passwords: after }: Underway,
): Fingerprints | undefined =>
  after && {
    salt: after.salt,
    of: Object.fromEntries(
      Object.entries(after.of).filter(
        ([name, hash]) => before === undefined || !Object.hasOwn(before.of, name) || before.of[name] === hash,
      ),
    ),
  };

/**
 * What was put on a device last. Of a delivery whose end nobody wrote down the device tells: it runs what ran before, or all of the change;
 * where somebody has changed it since, either may be the fabric's, and both are. Of a first one that is not there whole nothing is
 * the fabric's: what it lacks was never there, or is the user's by now.
 *
 * @param running asked only where that is needed
 */
export async function resolved(
  { delivered, underway }: Remembered,
  { change }: Pick<Dialect, "change">,
  running: () => Promise<string>,
): Promise<DeliveryRecord | undefined> {
  if (underway === undefined) return delivered;
  const now = await running();
  if (ranAs(now) === underway.ran) return delivered;
  const { artifact, baseline, startup, numbers } = underway;
  const passwords = sure(delivered ?? {}, underway);
  const known = { baseline, startup, ...(passwords && { passwords }) };
  const { commands, clashes = [] } = change({ running: now, was: artifact, wanted: artifact, baseline });
  if (commands.length + clashes.length === 0) return { ...known, artifact, numbers };
  if (delivered === undefined) return undefined;
  const both = `${delivered.artifact}\n${artifact}`;
  return { ...known, artifact: both, numbers: delivered.numbers };
}
