import { compile, type DatacenterSpec } from "../../src/index.ts";
import { sideOf, type Side } from "../../src/change/index.ts";
import type { SwitchIntent } from "../../src/intent/index.ts";
import { specOf, type RackSize } from "../support/specs.ts";
import type { FabricSpec } from "../support/variants.ts";

export const side = (spec: DatacenterSpec): Side => sideOf(compile(spec));

/** A fabric of two spines, by default, and racks of two nodes with one ToR or two. */
export const fabric = (
  tors: readonly (1 | 2)[],
  more: Partial<DatacenterSpec> = {},
  { spines = 2, model }: { readonly spines?: number; readonly model?: FabricSpec } = {},
): DatacenterSpec => ({
  ...specOf(
    spines,
    tors.map((count): RackSize => ({ nodes: 2, tors: count })),
    model,
  ),
  ...more,
});

/** A side whose switches do something else than any spec says: what went wrong between the two. */
export const altered = (
  { intents, drained, ...rest }: Side,
  alter: (intent: SwitchIntent) => SwitchIntent,
): Side => ({
  ...rest,
  drained: drained.map(alter),
  intents: { ...intents, switches: intents.switches.map(alter) },
});

/** Every spine expects another AS of its ToRs than they are in. */
export const withWrongAsn = (of: Side): Side =>
  altered(of, (intent) =>
    intent.role === "spine"
      ? {
          ...intent,
          neighbors: intent.neighbors.map((one) => ({ ...one, remoteAsn: one.remoteAsn + 1 })),
        }
      : intent,
  );

/** No switch takes more than so many prefixes from a peer. */
export const withMaximum = (of: Side, maximumPrefixes: number): Side =>
  altered(of, (intent) => ({
    ...intent,
    groups: intent.groups.map((group) => ({ ...group, maximumPrefixes })),
  }));
