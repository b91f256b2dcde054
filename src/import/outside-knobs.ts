import { valueIn, type Design, type SpecObject, type SpecValue } from "./design.ts";
import type { Knob } from "./knob.ts";

const peersIn = (design: Design): readonly SpecObject[] =>
  (valueIn(design, ["outside", "peers"]) ?? []) as readonly SpecObject[];

/** Every list in which one router has something else. */
const eachWith = (
  design: Design,
  changes: (peer: SpecObject) => readonly SpecObject[],
): readonly SpecValue[] =>
  peersIn(design).flatMap((peer, at, all) =>
    changes(peer).map((change) => all.with(at, { ...peer, ...change })),
  );

const GUARDS: readonly SpecObject[] = [
  { ttlSecurity: true },
  { bfd: true },
  { ttlSecurity: true, bfd: true },
  { password: "outside" },
  { password: "outside", bfd: true },
  { password: "outside", ttlSecurity: true },
  { password: "outside", ttlSecurity: true, bfd: true },
];

/** What lines have in which a guard is, whoever's words they are. */
const GUARDED = /ttl|bfd|hops|multihop|password|\*{8}/i;

const only = (path: string, values: (left: Parameters<Knob["values"]>[0]) => readonly SpecValue[]): Knob => ({
  path: path.split("."),
  values: (situation) => (peersIn(situation.design).length === 0 ? [] : values(situation)),
});

const more = (path: string): Knob =>
  only(path, ({ left, design }) => {
    const there = (valueIn(design, path.split(".")) ?? []) as readonly SpecValue[];
    return left
      .communities(/community/)
      .filter((one) => !there.includes(one))
      .map((one) => [...there, one]);
  });

/** Options of the ways out. */
export const OUTSIDE: readonly Knob[] = [
  only("outside.asn", ({ left }) =>
    left.numbers(/local-as/).filter((asn) => asn >= 1000 && asn < 4_294_967_295),
  ),
  only("outside.peers", ({ design, left }) =>
    left.has(GUARDED) ? eachWith(design, ({ mode }) => (mode === "static" ? [] : GUARDS)) : [],
  ),
  only("outside.peers", ({ design, left }) =>
    eachWith(design, ({ mode }) =>
      mode === "full" ? left.numbers(/max/).map((maximumPrefixes) => ({ maximumPrefixes })) : [],
    ),
  ),
  only("outside.privateAsns", () => ["keep"]),
  ...["nodes", "loopbacks"].map((what) => only(`outside.announce.${what}`, () => [true])),
  only("outside.announce.services", () => [false]),
  only("outside.announce.pods", () => ["per-rack", "per-pool", "none"]),
  more("outside.communities.out"),
  more("outside.communities.in"),
];
