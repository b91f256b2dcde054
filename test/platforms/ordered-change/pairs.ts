import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Dialect } from "../../../src/platforms/ordered-change/dialect.ts";
import { modelOf, sessionsOf, type ModelledSystem } from "../device-model/index.ts";
import { users } from "./users.ts";

const GOLDEN = join("test", "golden", "platforms");

/** Every text of a platform, by its name. */
export const goldens = (system: ModelledSystem): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(GOLDEN, system), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".cfg"))
      .toSorted()
      .map((file) => [file, readFileSync(join(GOLDEN, system, file), "utf8")]),
  );

const BGP: Readonly<Record<ModelledSystem, RegExp>> = { eos: /^router bgp (\S+)$/m };

const asnOf = (system: ModelledSystem, text: string): string | undefined => BGP[system].exec(text)?.[1];

/** Ports that are there and have nothing said of them. */
const withoutEmptyPorts = (text: string): string =>
  text.replaceAll(/^interface (?:Ethernet\S+)\n(?:!\n)?(?!\s)/gm, "");

/** Two texts of one device, by what the device would have before and after. */
export interface Pair {
  readonly system: ModelledSystem;
  readonly was: string;
  readonly wanted: string;
}

/**
 * Has the device take what the dialect answers.
 * @throws Error with the commands so far, when the device refuses, has something else in the end, or started a session anew that it need not have
 */
export function holds({ system, was, wanted }: Pair, dialect: Dialect): void {
  const asn = asnOf(system, was) ?? asnOf(system, wanted) ?? "65000";
  const after = asnOf(system, wanted) ?? asn;
  const before = `${was}${users[system](asn)}`;
  const should = `${wanted}${users[system](after)}`;
  const device = modelOf(system, before);
  const baseline = dialect.replaced(modelOf(system, users[system](asn)).running(), was, "");
  const { commands, resets } = dialect.change({ running: device.running(), was, wanted, baseline });
  const typed: string[] = [];
  for (const command of commands) {
    typed.push(command);
    const refusal = device.type(command);
    if (refusal !== null) throw new Error(`${typed.slice(-25).join("\n")}\n${refusal}`);
  }
  const expected = withoutEmptyPorts(modelOf(system, should).running());
  const running = withoutEmptyPorts(device.running());
  if (running !== expected) throw new Error(difference(expected, running));
  const again = dialect.change({ running: device.running(), was: wanted, wanted, baseline });
  if (again.commands.length > 0) throw new Error(`once more:\n${again.commands.join("\n")}`);
  const [old, next] = [sessionsOf(system, before), sessionsOf(system, should)];
  const needed = [...old]
    .filter(([peer, how]) => next.has(peer) && next.get(peer) !== how)
    .map(([peer]) => peer);
  const started = new Set(device.resets());
  const needless = [...started].filter((peer) => !needed.includes(peer));
  if (needless.length > 0) throw new Error(`needless resets: ${needless.join(", ")}`);
  if (needed.length > 0 && resets.length === 0) throw new Error(`resets unsaid: ${needed.join(", ")}`);
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
