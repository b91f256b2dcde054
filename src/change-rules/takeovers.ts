import { meetingIn, rangeOf, type Range } from "./ranges.ts";
import type { RuledChange } from "./ruled-change.ts";
import type { FabricRecord } from "./record.ts";

const inTwoChanges = (old: string, now: string): string =>
  `or make it in two changes: take ${old} out in the first, and bring ${now} in with the second`;

interface Pool extends Range {
  readonly name: string;
  readonly cidr: string;
}

const poolsOf = ({ IPPool = {} }: FabricRecord): readonly Pool[] =>
  Object.entries(IPPool).flatMap(([name, fields]) => {
    const cidr = fields["spec.cidr"];
    return cidr === undefined ? [] : [{ name, cidr, ...rangeOf(cidr) }];
  });

const taken = (pool: Pool, other: Pool): RuledChange => ({
  kind: "IPPool",
  name: pool.name,
  field: "metadata.name",
  before: `${other.cidr} of ${other.name}`,
  after: `${pool.cidr} of ${pool.name}`,
  manner: "refused",
  consequence: `Calico's API refuses a pool that overlaps another, and ${other.name} is still there when ${pool.name} is made; pods with addresses of ${other.name} are lost once it goes`,
  way: [
    `keep the name and the place of ${other.name}, or give ${pool.name} a range of its own`,
    inTwoChanges(other.name, pool.name),
  ],
  named: null,
});

/** Whatever applies a change makes what is new first and takes away what is old last: for so long both are there. */
function pools(before: FabricRecord, after: FabricRecord): readonly RuledChange[] {
  const [old, now] = [poolsOf(before), poolsOf(after)];
  const [was, is] = [old, now].map((all) => new Map(all.map(({ name, cidr }) => [name, cidr])));
  const leaving = meetingIn(old.filter(({ name, cidr }) => is?.get(name) !== cidr));
  return now
    .filter(({ name, cidr }) => was?.get(name) !== cidr)
    .flatMap((pool) =>
      leaving(pool)
        .filter(({ name }) => name !== pool.name)
        .map((other) => taken(pool, other)),
    );
}

/**
 * A device under another name is made first, on top of what the old one has put there, and then the old one is taken off: what ran
 * before the fabric came is put back, and the fabric's configuration is gone.
 */
function devices(before: FabricRecord, after: FabricRecord): readonly RuledChange[] {
  const [old, now] = [before["device"] ?? {}, after["device"] ?? {}];
  const goes = new Map(
    Object.entries(old).flatMap(([name, { identity }]) =>
      name in now || identity === undefined ? [] : [[identity, name]],
    ),
  );
  return Object.entries(now).flatMap(([name, { identity = "" }]): RuledChange[] => {
    const other = goes.get(identity);
    if (name in old || other === undefined) return [];
    return [
      {
        kind: "device",
        name,
        field: "name",
        before: `${other} (${identity})`,
        after: name,
        manner: "refused",
        consequence: `it would be configured first, and then ${other} taken off, which puts back what ran there before the fabric came`,
        way: [`keep the name ${other}`, inTwoChanges(`${other} (drained, with maintenance: true)`, name)],
        named: null,
      },
    ];
  });
}

/** What would take the place of something that is still there when it is made. */
export const takeovers = (before: FabricRecord, after: FabricRecord): readonly RuledChange[] => [
  ...pools(before, after),
  ...devices(before, after),
];
