import { interfaceTowards, type Interface } from "./interfaces.ts";
import type { Found } from "./modes.ts";
import { setBy, type Direction, type Policies } from "./policies.ts";

export type Ip = "ip" | "ipv6";

/** What sessions are read by. */
export interface Context {
  readonly asn: number;
  readonly bgp: Found;
  readonly policies: Policies;
  readonly interfaces: readonly Interface[];
}

/** A neighbour with what it inherits: its own commands come first. */
export interface Peer {
  /** The address or range that it is known by, or the port. */
  readonly at: string;
  readonly key: string;
  readonly ip: Ip;
  readonly says: (command: string) => readonly string[] | null;
  readonly inFamily: (command: string) => readonly string[] | null;
  readonly asns: number | "external";
}

/** What the map of what goes out says of next hops. @throws Error where the list is not the network of the session */
export function setsNextHops({ policies, interfaces }: Context, { key, ip }: Peer, map: string): boolean {
  const entries = policies.map(map);
  const [kept, ...changed] = entries.map(
    (entry) => [entry.once("next hops"), entry.once("own next hop")] as const,
  );
  if (entries.length === 1 && kept?.[0] === null && kept[1] === null) return false;
  const [other] = changed;
  const list = kept?.[0] ?? null;
  if (
    changed.length !== 1 ||
    list === null ||
    kept?.[1] !== null ||
    other?.[0] !== null ||
    other[1]?.[0] !== ip
  )
    throw new Error(`${map} does something else with next hops`);
  const [, prefix = "", lengths] = policies
    .list(ip, list[1] ?? "")
    .join()
    .split(" ");
  const [base = "", length = ""] = prefix.split("/");
  const towards = interfaceTowards(interfaces, ip, key.split("/")[0] ?? "");
  const own = towards?.found.once(`${ip} address`)?.[0]?.split("/")[1];
  const bits = ip === "ip" ? "32" : "128";
  if (
    list[0] !== ip ||
    towards !== interfaceTowards(interfaces, ip, base) ||
    own !== length ||
    lengths !== `${length}-${bits}`
  )
    throw new Error(`${map} keeps next hops of another network`);
  return true;
}

/** A drained switch's default needs a map of its own. */
export function defaultOf(
  { policies }: Context,
  { inFamily }: Peer,
  out: Direction,
  drains: boolean,
): boolean {
  const words = inFamily("default");
  if (words === null) return false;
  const entries = words[0] === "" ? [] : policies.map(words[0] ?? "");
  if (entries.some((entry) => entry.once("list") !== null)) throw new Error("the default on a condition");
  if ((entries.length === 0 ? false : setBy(entries, out).drains) !== drains)
    throw new Error("the default drains otherwise");
  return true;
}
