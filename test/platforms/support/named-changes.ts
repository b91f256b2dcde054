import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { fillSlots } from "../../../src/text/secret-slot.ts";

const racks = (count: number): NonNullable<DatacenterSpec["racks"]> =>
  ["r1", "r2", "r3"].slice(0, count).map((name, index) => ({
    name,
    index,
    nodes: [{ name: `${name}-n1`, index: 0 }],
  }));

const fabric = (platform: PlatformName): DatacenterSpec => ({
  name: "dc1",
  platforms: { spines: platform, tors: platform },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: racks(2),
  bgp: { passwords: { switches: "fabric" } },
});

interface Case {
  readonly device: string;
  /** Null where there is no fabric. */
  readonly before?: (spec: DatacenterSpec) => DatacenterSpec | null;
  readonly after: (spec: DatacenterSpec) => DatacenterSpec | null;
  /** The fabric's password, after. */
  readonly password?: string;
}

/** The changes that are made most. */
const CASES: Readonly<Record<string, Case>> = {
  "comes-to-a-device": { device: "r1-tor0", before: () => null, after: (spec) => spec },
  "leaves-a-device": { device: "r1-tor0", after: () => null },
  "add-a-rack": { device: "spine-1", after: (spec) => ({ ...spec, racks: racks(3) }) },
  "add-a-spine": {
    device: "r1-tor0",
    after: (spec) => ({ ...spec, spines: [...spec.spines, { name: "spine-3", index: 2 }] }),
  },
  "change-a-policy": {
    device: "spine-1",
    after: (spec) => ({ ...spec, bgp: { ...spec.bgp, maximumAsPath: 12 } }),
  },
  "drain-a-spine": {
    device: "spine-1",
    after: (spec) => ({
      ...spec,
      spines: spec.spines.map((spine) => (spine.index === 0 ? { ...spine, maintenance: true } : spine)),
    }),
  },
  "change-a-timer": { device: "r1-tor0", after: (spec) => ({ ...spec, bgp: { ...spec.bgp, keepalive: 5 } }) },
  "change-a-password": { device: "r1-tor0", after: (spec) => spec, password: "two" },
  "change-an-asn": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      racks: (spec.racks ?? []).map((rack) => (rack.index === 0 ? { ...rack, pin: { asn: 64_700 } } : rack)),
    }),
  },
  "change-a-model-option": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      fabric: { model: "as-per-rack", spine: { kind: "routed" }, inRack: { kind: "full-mesh" } },
    }),
  },
};

function textOf(spec: DatacenterSpec | null, device: string, password: string): string {
  if (spec === null) return "";
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const found = compilation.fabric.switches.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return fillSlots(found.text, { fabric: password });
}

const asItIs = (spec: DatacenterSpec): DatacenterSpec | null => spec;

/** Each with the text of one switch before and after. */
export const namedChanges = (
  platform: PlatformName,
): readonly (readonly [name: string, was: string, wanted: string])[] =>
  Object.entries(CASES).map(([name, { device, before = asItIs, after, password = "one" }]) => [
    name,
    textOf(before(fabric(platform)), device, "one"),
    textOf(after(fabric(platform)), device, password),
  ]);
