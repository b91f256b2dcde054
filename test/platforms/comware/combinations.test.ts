import fc from "fast-check";
import { compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { readBack } from "./read-back.ts";
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
