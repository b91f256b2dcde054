import fc from "fast-check";
import { compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import type { BridgeIntent } from "../../../src/intent/index.ts";
import { factsOfBridge, type BridgeFacts } from "../support/bridge-facts.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { readBack } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";
import { adjusted } from "./specs.ts";

type Racks = NonNullable<DatacenterSpec["racks"]>;
type Change = (spec: DatacenterSpec) => DatacenterSpec;

const inBgp =
  (change: NonNullable<DatacenterSpec["bgp"]>): Change =>
  (spec) => ({ ...spec, bgp: { ...spec.bgp, ...change } });

const inRacks =
  (change: (rack: Racks[number], at: number) => Racks[number]): Change =>
  (spec) => ({ ...spec, racks: (spec.racks ?? []).map(change) });

const tor = (index: number) => ({ index, platform: "comware" as const });

/** What a spec may combine with what it has. */
const CHANGES: Readonly<Record<string, Change>> = {
  "in both families": (spec) => ({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } }),
  "nodes by their addresses": inBgp({ discovery: "static" }),
  "watched by BFD": inBgp({ bfd: { enabled: true } }),
  "without graceful restart": inBgp({ gracefulRestart: { enabled: false } }),
  "with passwords": inBgp({ passwords: { nodes: "nodes", switches: "fabric" } }),
  "a spine drained": (spec) => ({
    ...spec,
    spines: spec.spines.map((spine, at) => (at === 0 ? { ...spine, maintenance: true } : spine)),
  }),
  "a rack drained": inRacks((rack, at) => (at === 0 ? { ...rack, maintenance: true } : rack)),
  "racks without nodes": inRacks((rack) => ({ ...rack, nodes: [] })),
  "racks of two ToRs": inRacks((rack) => ({ ...rack, tors: [tor(0), tor(1)] })),
  "racks of long names": inRacks((rack, at) => ({ ...rack, name: `${"r".repeat(50)}${String(at)}` })),
};

describe("Comware's text", () => {
  it("says what the intent says, whatever a spec combines", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fabricsOn("comware")),
        fc.subarray(Object.entries(CHANGES)),
        (fabric, changes) => {
          const changed = changes.reduce((spec, [, change]) => change(spec), fabric);
          const compilation = compileSpec(adjusted(changed));
          fc.pre(compilation.ok);
          for (const { intent, text } of compilation.fabric.switches)
            expect(readBack(text)).toEqual(factsOfIntent(intent));
        },
      ),
      { numRuns: 20 },
    );
  });
});

const switched = fabricsOn("comware").filter(
  ({ fabric, name }) => fabric?.model === "l2" && name !== "l2-fabricpath",
);

/** What a fabric whose switches only switch may be otherwise. */
const SWITCHED_CHANGES: Readonly<Record<string, Change>> = {
  "in both families": CHANGES["in both families"] ?? ((spec) => spec),
  "racks of one ToR": inRacks((rack) => ({ ...rack, tors: [tor(0)] })),
  "racks of one ToR and of two": inRacks((rack, at) => ({
    ...rack,
    tors: at === 0 ? [tor(0)] : [tor(0), tor(1)],
  })),
  "racks without nodes": inRacks((rack) => ({ ...rack, nodes: [] })),
  "one spine": (spec) => ({ ...spec, spines: spec.spines.slice(0, 1) }),
  "racks of long names": CHANGES["racks of long names"] ?? ((spec) => spec),
};

/** A switch that could be one of a pair and stands alone says the same, whatever would make it one: as much as its text can say. */
function asSaid(intent: BridgeIntent): BridgeFacts {
  const facts = factsOfBridge(intent);
  const { switching } = facts;
  const standsAlone =
    (switching.kind === "mlag" && switching.pair === null) ||
    (switching.kind === "irf" && switching.fabric === null);
  if (!standsAlone) return facts;
  return Object.keys(facts.aggregates).length > 0
    ? { ...facts, switching: { kind: "mlag", pair: null } }
    : { ...facts, switching: { kind: "spanning-tree", bridgePriority: 32768 } };
}

describe("the text of a Comware switch that only switches", () => {
  it("says what the intent says, whatever a spec combines", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...switched),
        fc.subarray(Object.entries(SWITCHED_CHANGES)),
        (fabric, changes) => {
          const compilation = compileSpec(changes.reduce((spec, [, change]) => change(spec), fabric));
          fc.pre(compilation.ok);
          for (const { intent, text } of compilation.fabric.bridges)
            expect(text === null ? null : readBridge(text)).toEqual(asSaid(intent));
        },
      ),
      { numRuns: 30 },
    );
  });
});
