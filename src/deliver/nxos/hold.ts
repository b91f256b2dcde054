import { leaseIn, OURS } from "../devices/lease-name.ts";
import { living, type Leased, type LeaseKeeper } from "../devices/lease.ts";
import type { Step } from "../error.ts";
import { holdLeased } from "../https/hold.ts";
import { takenOff } from "../https/taken-off.ts";
import { tell } from "../tell.ts";
import { nxosFacts } from "./facts.ts";
import { heldNxos } from "./held.ts";
import { nxapiOf, type Nxapi } from "./nxapi.ts";
import { ready } from "./preflight.ts";
import { disarming, isPending, latest, rolledBack, trialName, trialsIn } from "./timer.ts";

const ours = new RegExp(`${OURS}[\\w-]+`, "g");

/** Empty files in memory are the locks, for there are none that keep others out: a restart takes them off, as the time that they count by. */
const keeperOf = (nxapi: Nxapi): LeaseKeeper => ({
  device: nxapi.device,
  async look() {
    const { uptime } = await nxosFacts(nxapi, "lock");
    const [files = ""] = await nxapi.text("lock", ["dir volatile:"]);
    return { uptime, names: files.match(ours) ?? [] };
  },
  async make(name) {
    await nxapi.text("lock", [`show clock > volatile:${name}`]);
  },
  drop: (name) => deleted(nxapi, name, "release"),
});

/** Deletes a lock. */
const deleted = (nxapi: Nxapi, name: string, step: Step): Promise<void> =>
  takenOff(
    () => nxapi.text(step, [`delete volatile:${name} no-prompt`]),
    async () => ((await nxapi.text(step, ["dir volatile:"]))[0] ?? "").includes(name),
  );

/**
 * Puts back what ran before the trials that are not over, and deletes all that deliveries left but for locks that count, and for its timer and
 * checkpoint where it failed to go back.
 */
async function cleared(nxapi: Nxapi, { id }: Leased, stuck: boolean): Promise<void> {
  const [running = "", schedules = "", checkpoints = "", files = ""] = await nxapi.text("lock", [
    "show running-config",
    "show scheduler schedule",
    "show checkpoint summary",
    "dir volatile:",
  ]);
  const isKept = (name: string): boolean => stuck && name === trialName(id);
  for (const name of trialsIn(running)) {
    if (isKept(name)) continue;
    // One that is over the device has undone itself; whatever was changed since is somebody's.
    if (isPending(schedules, name) && checkpoints.includes(name)) await rolledBack(nxapi, name, "lock");
    await nxapi.text("lock", disarming(name, running));
    if (name !== trialName(id))
      tell(`${nxapi.device}: a delivery that was cut off had left ${name}: what ran before it was put back.`);
  }
  const points = [...new Set(checkpoints.match(/calico-fabric-[0-9a-f]{8}\b/g) ?? [])];
  const commands = points.filter((name) => !isKept(name)).map((name) => `no checkpoint ${name}`);
  if (commands.length > 0) await nxapi.text("lock", commands);
  const locks = files.match(ours) ?? [];
  const { uptime } = await nxosFacts(nxapi, "lock");
  // Others come as long as this one has the device, see its lock and drop theirs.
  const kept = [id, ...living(locks, uptime).map((lease) => lease.id)];
  for (const name of locks) if (!kept.includes(leaseIn(name)?.id ?? "")) await deleted(nxapi, name, "lock");
}

/** Has an NX-OS device for as long as something takes. */
export const holdNxos = holdLeased<Nxapi>({
  api: nxapiOf,
  ready,
  keeper: keeperOf,
  clear: cleared,
  held: heldNxos,
  revertsWithin: latest,
});
