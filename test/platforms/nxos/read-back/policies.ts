import type { PolicyFacts } from "../../support/facts.ts";
import { within, type Found } from "./modes.ts";

type Ip = "ip" | "ipv6";
const BITS = { ip: 32, ipv6: 128 } as const;

/** Lists and maps by name; whoever asks for one has used it. */
export interface Policies {
  readonly list: (ip: Ip, name: string) => readonly string[];
  readonly map: (name: string) => readonly Found[];
  /** @throws Error where one is defined that nobody has asked for */
  readonly allUsed: () => void;
}

/** A session, as far as its policies depend on it. */
export interface Direction {
  readonly ip: Ip;
  readonly inward: boolean;
  readonly external: boolean;
  readonly asn: number;
  readonly asPathLimit: number | null;
}

function ruleOf(
  ip: Ip,
  action: string,
  prefix: string,
  [eq = "", ge = "", le = ""]: readonly string[],
): string {
  const length = within(prefix.split("/")[1] ?? "", 0, BITS[ip]);
  const beyond = (word: string, least: number): number => within(word, least, BITS[ip]);
  if (eq !== "" && (ge !== "" || le !== "")) throw new Error(`eq beside ge or le: ${prefix}`);
  const least = eq !== "" ? beyond(eq, length + 1) : ge !== "" ? beyond(ge, length + 1) : length;
  const most = eq !== "" ? least : le !== "" ? beyond(le, least) : ge !== "" ? BITS[ip] : length;
  return `${action} ${prefix} ${String(least)}-${String(most)}`;
}

function byName<T>(items: readonly (readonly [string, string, T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, { last: number; all: T[] }>();
  for (const [name, sequence, item] of items) {
    const one = found.get(name) ?? { last: 0, all: [] };
    const number = within(sequence, one.last + 1, 65_535);
    found.set(name, { last: number, all: [...one.all, item] });
  }
  return new Map([...found].map(([name, { all }]) => [name, all]));
}

export function policiesOf(top: Found): Policies {
  const lists = byName(
    top
      .often("rule")
      .map(([ip = "", name = "", sequence = "", action = "", prefix = "", ...lengths]) => [
        `${ip} ${name}`,
        sequence,
        ruleOf(ip === "ip" ? "ip" : "ipv6", action, prefix, lengths),
      ]),
  );
  const maps = byName(
    top.opened("map").map(([[name = "", sequence = ""], entry]) => [name, sequence, entry]),
  );
  const unused = new Set([...lists.keys(), ...maps.keys()]);
  const ask = <T>(from: ReadonlyMap<string, T>, name: string): T => {
    const found = from.get(name);
    if (found === undefined) throw new Error(`is named and not defined: ${name}`);
    unused.delete(name);
    return found;
  };
  return {
    list: (ip, name) => ask(lists, `${ip} ${name}`),
    map: (name) => ask(maps, name),
    allUsed: () => {
      if (unused.size > 0) throw new Error(`defined and not used: ${[...unused].join(", ")}`);
    },
  };
}

/** The one thing that all entries say. */
function common(entries: readonly Found[], key: string): readonly string[] | null {
  const [first, ...others] = entries.map((entry) => entry.once(key));
  if (others.some((one) => one?.join() !== first?.join())) throw new Error(`entries differ in ${key}`);
  return first ?? null;
}

/** What a drained switch says of a route: all that RFC 8326 asks for, or nothing. */
function drainsBy(entries: readonly Found[], { inward, external }: Direction): boolean {
  const shuts = common(entries, "community")?.[0]?.includes("graceful-shutdown") === true;
  const least = common(entries, "preference");
  if (least !== null && least[0] !== "0") throw new Error("a preference other than the least");
  const drains = inward ? least !== null : shuts;
  if (shuts !== (drains && !inward) || (least !== null) !== (drains && (inward || !external)))
    throw new Error("drains by half");
  return drains;
}

/** What entries set, whatever they match. */
export function setBy(
  entries: readonly Found[],
  direction: Direction,
): Pick<PolicyFacts, "adds" | "prepends" | "drains"> {
  const prepended = common(entries, "prepend")?.[0]?.split(" ") ?? [];
  if (prepended.some((asn) => Number(asn) !== direction.asn)) throw new Error("prepends another's AS");
  const adds = common(entries, "community")?.[0]?.trim().split(" ") ?? [];
  return {
    adds: adds.filter((one) => one !== "graceful-shutdown"),
    prepends: prepended.length,
    drains: drainsBy(entries, direction),
  };
}

/** What a session's map does. First AS and honouring a graceful shutdown are on by default, by eBGP. */
export function policyOf(policies: Policies, name: string, direction: Direction): PolicyFacts {
  const entries = policies.map(name);
  const [ip, list] = common(entries, "list") ?? [];
  if (ip !== direction.ip || list === undefined) throw new Error(`${name} is around no list of its family`);
  if (entries.some((entry) => entry.once("as numbers") !== null)) throw new Error(`${name} is of sessions`);
  return {
    rules: policies.list(direction.ip, list),
    ...setBy(entries, direction),
    asPathLimit: direction.inward ? direction.asPathLimit : null,
    firstAs: direction.inward && direction.external,
    honoursShutdown: direction.inward && direction.external,
  };
}
