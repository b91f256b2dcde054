import { living, type LeaseKeeper, type Leased } from "../devices/lease.ts";
import { leaseIn, OURS } from "../devices/lease-name.ts";
import type { Step } from "../error.ts";
import { holdLeased } from "../https/hold.ts";
import { takenOff } from "../https/taken-off.ts";
import { tell } from "../tell.ts";
import { configSessions, stateOf } from "./config-sessions.ts";
import { eapiOf, type Eapi } from "./eapi.ts";
import { heldEos, namesOf } from "./held.ts";
import { ready } from "./preflight.ts";

/** Configuration sessions that are never committed are the locks: there are none that keep others out. */
const keeperOf = (eapi: Eapi): LeaseKeeper => ({
  device: eapi.device,
  async look() {
    const { uptime, states, timed } = await configSessions(eapi, "lock");
    const names = [...states].filter(([, state]) => state === "open").map(([name]) => name);
    return timed === undefined || timed.startsWith(OURS)
      ? { uptime, names }
      : { uptime, names, busy: `the commit timer of the configuration session ${timed} runs` };
  },
  async make(name) {
    await eapi.text("lock", [`configure session ${name}`, "end"]);
  },
  drop: (name) => aborted(eapi, name, "release"),
});

/** Drops a configuration session. */
const aborted = (eapi: Eapi, name: string, step: Step): Promise<void> =>
  takenOff(
    () => eapi.text(step, [`configure session ${name} abort`]),
    async () => ["open", "timed"].includes(stateOf(await configSessions(eapi, step), name)),
  );

/**
 * Drops what deliveries left, but for locks that count, and for the file with what ran before it where it failed to go back; tells what became of
 * those that were cut off.
 */
async function cleared(eapi: Eapi, { id }: Leased, stuck: boolean): Promise<void> {
  const sessions = await configSessions(eapi, "lock");
  // Others come as long as this one has the device, see its lock and drop theirs.
  const locks = living([...sessions.states.keys()], sessions.uptime).map((lease) => lease.id);
  for (const [name, state] of sessions.states) {
    if (!name.startsWith(OURS) || (state !== "open" && state !== "timed")) continue;
    const lock = leaseIn(name)?.id;
    if (lock === id || (lock !== undefined && locks.includes(lock))) continue;
    await aborted(eapi, name, "lock");
    if (name === namesOf({ id }).session || leaseIn(name) !== undefined) continue;
    const was = state === "timed" ? "what ran before it was put back" : "it had changed nothing";
    tell(`${eapi.device}: a delivery that was cut off had left the session ${name}: ${was}.`);
  }
  const [files = ""] = await eapi.text("lock", ["dir flash:"]);
  const left = files.match(new RegExp(`\\b${OURS}[0-9a-f]{8}\\.cfg\\b`, "g")) ?? [];
  const gone = left
    .map((file) => `flash:${file}`)
    .filter((file) => !(stuck && file === namesOf({ id }).before))
    .map((file) => `delete ${file}`);
  if (gone.length > 0) await eapi.text("lock", gone);
}

/** Has an EOS device for as long as something takes. */
export const holdEos = holdLeased<Eapi>({
  api: eapiOf,
  ready: async (eapi, artifact) => ready(eapi, await configSessions(eapi, "connect"), artifact),
  keeper: keeperOf,
  clear: cleared,
  held: heldEos,
});
