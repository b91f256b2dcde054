import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { fillSlots } from "../../../src/text/secret-slot.ts";

export const racks = (count: number): NonNullable<DatacenterSpec["racks"]> =>
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

/** A change of one switch. Where a spec is null there is no fabric. */
export interface NamedCase {
  readonly device: string;
  /** Default: the fabric as it is. */
  readonly before?: (spec: DatacenterSpec) => DatacenterSpec | null;
  readonly after: (spec: DatacenterSpec) => DatacenterSpec | null;
  /** The fabric's password before and after, where that is what changes. */
  readonly passwords?: readonly [was: string, wanted: string];
}

/** The changes that are made most. */
const CASES: Readonly<Record<string, NamedCase>> = {
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
  "change-a-password": { device: "r1-tor0", after: (spec) => spec, passwords: ["one", "two"] },
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

function textOf(spec: DatacenterSpec | null, device: string, password: string | null): string {
  if (spec === null) return "";
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const found = compilation.fabric.switches.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return password === null ? found.text : fillSlots(found.text, { fabric: password });
}

const asItIs = (spec: DatacenterSpec): DatacenterSpec | null => spec;

/**
 * Each with the text of one switch before and after.
 *
 * @param password where a case says none; null leaves its slot
 * @param further cases of the platform's own
 */
export const namedChanges = (
  platform: PlatformName,
  password: string | null,
  further: Readonly<Record<string, NamedCase>> = {},
): readonly (readonly [name: string, was: string, wanted: string])[] =>
  Object.entries({ ...CASES, ...further }).map(
    ([name, { device, before = asItIs, after, passwords = [password, password] }]) => [
      name,
      textOf(before(fabric(platform)), device, passwords[0]),
      textOf(after(fabric(platform)), device, passwords[1]),
    ],
  );
