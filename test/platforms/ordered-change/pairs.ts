import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Dialect } from "../../../src/platforms/ordered-change/dialect.ts";
import {
  groupsOf,
  modelOf,
  sessionsOf,
  type DeviceModel,
  type ModelledSystem,
} from "../device-model/index.ts";
import { users } from "./users.ts";

const GOLDEN = join("test", "golden", "platforms");

/** Neighbours by interface, and a fabric in a VRF, where the process has no router id of its own. */
export const BY_HAND = /^ +neighbor (?:interface |Ethernet)|^router bgp \S+\n +(?!router-id )\S/m;

/** Every text of a platform, by its name. */

export const goldens = (system: ModelledSystem): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(GOLDEN, system), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".cfg"))
      .toSorted()
      .map((file): [string, string] => [file, readFileSync(join(GOLDEN, system, file), "utf8")])
      // Those are put in place by hand.
      .filter(([, text]) => !BY_HAND.test(text)),
  );

const BGP: Readonly<Record<ModelledSystem, RegExp>> = {
  eos: /^router bgp (\S+)$/m,
  nxos: /^router bgp (\S+)$/m,
  comware: /^bgp (\S+)$/m,
  vrp: /^bgp (\S+)$/m,
};

/** What is typed after all else, where commands wait for it. */
const LAST: Readonly<Partial<Record<ModelledSystem, readonly string[]>>> = { vrp: ["commit"] };

const asnOf = (system: ModelledSystem, text: string): string | undefined => BGP[system].exec(text)?.[1];

/** Without what stands between blocks, and ports that are there and have nothing said of them. */
export const essence = (text: string): string =>
  text.replaceAll(/^!?\n/gm, "").replaceAll(/^interface Ethernet\S+\n(?! )/gm, "");

/** Two texts of one device, by what the device would have before and after; empty where the fabric has no part of it. */
export interface Pair {
  readonly system: ModelledSystem;
  readonly was: string;
  readonly wanted: string;
}

/** A change as it is typed on a system. */
export const typedOn = (system: ModelledSystem, change: readonly string[]): readonly string[] => [
  ...change,
  ...(LAST[system] ?? []),
];

/** Has a device take commands. @throws Error with the last of them where it refuses */
export function take(device: DeviceModel, commands: readonly string[]): void {
  commands.forEach((command, at) => {
    const refusal = device.type(command);
    if (refusal !== null)
      throw new Error(`${commands.slice(Math.max(0, at - 25), at + 1).join("\n")}\n${refusal}`);
  });
}

/**
 * Has a device with a user's lines take what the dialect answers.
 * @throws Error when the device refuses, has something else in the end, or started a session anew that it need not have, or that was not told of
 */
export function holds({ system, was, wanted }: Pair, dialect: Dialect): void {
  const asn = asnOf(system, was) ?? asnOf(system, wanted) ?? "65000";
  const own = users[system];
  const before = `${was}${own(asn)}`;
  const after = `${wanted}${own(asnOf(system, wanted) ?? asn)}`;
  const device = modelOf(system, before);
  const baseline = dialect.replaced(modelOf(system, own(asn)).running(), was, "");
  const { commands, resets } = dialect.change({ running: device.running(), was, wanted, baseline });
  take(device, typedOn(system, commands));
  const expected = essence(modelOf(system, after).running());
  const running = essence(device.running());
  if (running !== expected) throw new Error(difference(expected, running));
  const again = dialect.change({ running: device.running(), was: wanted, wanted, baseline });
  if (again.commands.length > 0) throw new Error(`once more:\n${again.commands.join("\n")}`);
  resetsHold({ system, was: before, wanted: after }, device.resets(), resets);
}

/** What has to start anew is what has other settings afterwards, whichever way the device went. */
function resetsHold(
  { system, was, wanted }: Pair,
  started: readonly string[],
  told: readonly string[],
): void {
  const [old, next] = [sessionsOf(system, was), sessionsOf(system, wanted)];
  const needed = [...old]
    .filter(([peer, how]) => next.has(peer) && next.get(peer) !== how)
    .map(([peer]) => peer);
  const needless = started.filter((peer) => !needed.includes(peer));
  if (needless.length > 0) throw new Error(`needless resets: ${needless.join(", ")}`);
  const groups = [groupsOf(system, was), groupsOf(system, wanted)];
  const isTold = (peer: string): boolean =>
    told.includes(peer) || groups.some((group) => told.includes(group.get(peer) ?? peer));
  const untold = needed.filter((peer) => !isTold(peer));
  if (untold.length > 0) throw new Error(`resets untold: ${untold.join(", ")}`);
  const idle = [...old.keys()].filter((peer) => next.has(peer) && isTold(peer) && !needed.includes(peer));
  const moved = idle.filter((peer) => groups[0]?.get(peer) === groups[1]?.get(peer));
  if (moved.length > 0) throw new Error(`resets told in vain: ${moved.join(", ")}`);
}

/** Lines of one text that the other has not, both ways. */
function difference(expected: string, running: string): string {
  const [one, other] = [expected.split("\n"), running.split("\n")];
  return [
    ...one.filter((line) => !other.includes(line)).map((line) => `lacks ${line}`),
    ...other.filter((line) => !one.includes(line)).map((line) => `has ${line}`),
    "----",
    running,
  ].join("\n");
}
