import { everyEntry, entriesOf, type Entry } from "./commands.ts";
import { formOf } from "./words.ts";

/** What a session depends on: where one of these changes, it starts anew. By its peer: an address, or a range of them. */
export type Sessions = ReadonlyMap<string, string>;

const octets = (address: string): number =>
  address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

/** Of an interface's lines, the address in whose network a peer is. IPv6 by the line's text before its last group, which is enough for links. */
export function localAddress(root: readonly Entry[], peer: string): string {
  for (const entry of root.filter(({ words }) => words.startsWith("interface "))) {
    for (const one of entry.inside ?? []) {
      const line = formOf(one.words).write(one.at);
      const [, address = "", mask = ""] = /^ip address (\S+) ([0-9.]+)/.exec(line) ?? [];
      if (
        address !== "" &&
        peer.includes(".") &&
        (octets(address) & octets(mask)) === (octets(peer) & octets(mask))
      )
        return `${entry.at["name"] ?? ""} ${address}`;
      const [, six = "", bits = ""] = /^ipv6 address ([0-9A-Fa-f:]+)\/([0-9]+)$/.exec(line) ?? [];
      if (six !== "" && peer.includes(":") && prefixOf(six, Number(bits)) === prefixOf(peer, Number(bits)))
        return `${entry.at["name"] ?? ""} ${six}`;
    }
  }
  return "";
}

/** Of an IPv6 address so many bits, as text. */
function prefixOf(address: string, bits: number): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after]
    .map((group) => parseInt(group, 16).toString(2).padStart(16, "0"))
    .join("")
    .slice(0, bits);
}

/** Sessions that were and are no more, or are others. */
export const restarted = (before: Sessions, after: Sessions): readonly string[] =>
  [...before].filter(([peer, of]) => after.get(peer) !== of).map(([peer]) => peer);

/** A policy or a list that is named somewhere. */
export interface Naming {
  /** What of a line names it, with its name in the first group. */
  readonly pattern: RegExp;
  /** Words of what it names, and the place of the name in them. */
  readonly words: readonly string[];
}

/** What is named and not there: routers let all pass by it. */
export function missing(root: readonly Entry[], namings: readonly Naming[]): readonly string[] {
  const lines = everyEntry(root).map(({ words, at }) => formOf(words).write(at));
  return namings.flatMap(({ pattern, words }) => {
    const there = new Set(words.flatMap((one) => entriesOf(root, one).map(({ at }) => at["name"] ?? "")));
    return lines.flatMap((line) => {
      const name = pattern.exec(line)?.[1];
      return name === undefined || there.has(name) ? [] : [line];
    });
  });
}
