import { leaseIn, OURS } from "../devices/lease-name.ts";
import type { Leased, LeaseKeeper } from "../devices/lease.ts";
import { holdLeased } from "../https/hold.ts";
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
  async drop(name) {
    await nxapi.text("release", [`delete volatile:${name} no-prompt`]);
  },
});

/**
 * Puts back what ran before the trials that are not over, and deletes all that deliveries left but for one's lock, and for its timer and
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
  const locks = (files.match(ours) ?? []).filter((name) => leaseIn(name)?.id !== id);
  const commands = [
    ...points.filter((name) => !isKept(name)).map((name) => `no checkpoint ${name}`),
    ...locks.map((name) => `delete volatile:${name} no-prompt`),
  ];
  if (commands.length > 0) await nxapi.text("lock", commands);
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
