import type { CompiledFabric } from "../compile.ts";
import { numbersBySwitch, viewPlan } from "../report/index.ts";
import type { Renumbered } from "./types.ts";

type Labelled = ReadonlyMap<string, Readonly<Record<string, string>>>;

const nodeNumbers = ({ plan }: CompiledFabric): Labelled =>
  new Map(
    viewPlan(plan).racks.flatMap(({ nodes }) =>
      nodes.map(({ name, asn, address, address6 }) => [
        name,
        { asn: String(asn), address, ...(address6 === undefined ? {} : { "address IPv6": address6 }) },
      ]),
    ),
  );

function changed(
  before: Labelled,
  after: Labelled,
  allowed: (name: string) => boolean,
): readonly Renumbered[] {
  return [...before].flatMap(([name, numbers]) =>
    Object.entries(numbers).flatMap(([label, old]) => {
      const now = after.get(name)?.[label];
      return now === undefined || now === old
        ? []
        : [{ name, label, before: old, after: now, allowed: allowed(name) }];
    }),
  );
}

/**
 * Numbers that change on what is there before and after. A switch's are refused on deployment until the stack's configuration names
 * the switch under `renumber`; a node's are Calico's to take over.
 */
export function renumberedBetween(
  before: CompiledFabric,
  after: CompiledFabric,
  renumber: ReadonlySet<string>,
): readonly Renumbered[] {
  return [
    ...changed(numbersBySwitch(before.plan), numbersBySwitch(after.plan), (name) => renumber.has(name)),
    ...changed(nodeNumbers(before), nodeNumbers(after), () => true),
  ];
}
