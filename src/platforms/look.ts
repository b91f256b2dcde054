import type { Family } from "../intent/index.ts";

/** What a device says of a BGP session in one address family, in no vendor's words. */
export interface SeenSession {
  /** The neighbour's address, as RFC 5952 and dotted decimals have it. */
  readonly peer: string;
  /** The neighbour's AS number; null where the device does not say, as of a listen range's neighbour that is not up. */
  readonly asn: number | null;
  /** `established`, or what else the device says, in small letters: `active`, `idle (admin)`. */
  readonly state: string;
  /** Prefixes that came, before the import policy; null where the device does not count them. */
  readonly received: number | null;
  /** Prefixes that the import policy let in; null where the device does not count them. */
  readonly accepted: number | null;
  /** Prefixes that were told; null where the device does not count them. */
  readonly sent: number | null;
}

export const isEstablished = ({ state }: Pick<SeenSession, "state">): boolean => state === "established";

/** A route that a device forwards by. */
export interface SeenRoute {
  /** `10.0.0.0/26`, no bit set beyond the length. */
  readonly prefix: string;
  /** `bgp`, `ospf`, `static`, `connected`, `local` (the device's own address), or the device's word for another. */
  readonly protocol: string;
  /** One for each equal way; empty where what is sent there is dropped. */
  readonly nextHops: readonly SeenHop[];
}

export interface SeenHop {
  /** Null where the destination is on the network of the port. */
  readonly address: string | null;
  /** The port in the device's spelling; null where it does not say. */
  readonly interface: string | null;
}

/** Who is at the other end of a cable, by LLDP (IEEE 802.1AB). */
export interface SeenNeighbor {
  /** The device's own port. */
  readonly port: string;
  /** The neighbour's system name; empty where it tells none. */
  readonly device: string;
  /** What the neighbour calls its port: its port id, and its description where it tells one. */
  readonly remotePorts: readonly string[];
}

/** How full a table of the hardware is. */
export interface SeenTable {
  /** In the device's words. */
  readonly name: string;
  readonly used: number;
  readonly capacity: number;
}

/** One thing that a device is asked. All are constant text: nothing of a user's is ever in one but the name of a VRF, a word of letters and digits. */
export interface Ask {
  /** In the words of the device's way in: a line of its CLI or of a POSIX shell, a path of its REST interface. */
  readonly line: string;
  /** Whether its answer is to be JSON: by the API that is asked, or by what the line says already. */
  readonly answers: "json" | "text";
}

/** Something that is to be known of a device. */
export interface Question<T> {
  /** What it is asked, in this order. */
  readonly asks: readonly Ask[];
  /** What its answers, in the same order, mean. @throws Unreadable */
  readonly read: (answers: readonly string[]) => T;
}

type FamilyName = Family["name"];

/** How a system is asked what it does. Of what is in other VRFs than the fabric's, by default the default one, nothing is asked. */
export interface Look {
  readonly sessions: (family: FamilyName, vrf?: string) => Question<readonly SeenSession[]>;
  readonly routes: (family: FamilyName, vrf?: string) => Question<readonly SeenRoute[]>;
  /** Reads null where LLDP does not run. Null where the system has no such question. */
  readonly neighbors: Question<readonly SeenNeighbor[] | null> | null;
  /** Null where the system has no such question. */
  readonly tables: Question<readonly SeenTable[]> | null;
  /** Of a route whose next hop is itself found by a route, `routes` has BGP's next hop where others have the ways to it. */
  readonly unresolvedNextHops?: true;
}

/** What a device says of itself; what it was not asked, or what can't be read, is not there. */
export interface SeenDevice {
  readonly sessions: Readonly<Partial<Record<FamilyName, readonly SeenSession[]>>>;
  readonly routes: Readonly<Partial<Record<FamilyName, readonly SeenRoute[]>>>;
  /** Null where LLDP does not run. */
  readonly neighbors?: readonly SeenNeighbor[] | null;
  readonly tables?: readonly SeenTable[];
  readonly unread: readonly Unread[];
}

/** A question without an answer that can be read. */
export interface Unread {
  readonly about: "sessions" | "routes" | "neighbors" | "tables";
  /** What was asked and why there is no answer, in one line: `show ip route: cannot be read: …`. */
  readonly words: string;
}

/** An answer that is not in any form that is known. Its message says what the answer begins with. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";

  constructor(answer: string) {
    const first = answer.split("\n").find((line) => line.trim() !== "") ?? "an empty answer";
    super(`cannot be read: ${first.trim().slice(0, 120)}`);
  }
}

export const asksJson = (...lines: readonly string[]): readonly Ask[] =>
  lines.map((line) => ({ line, answers: "json" }));

export const asksText = (...lines: readonly string[]): readonly Ask[] =>
  lines.map((line) => ({ line, answers: "text" }));
