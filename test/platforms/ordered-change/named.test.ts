import { join } from "node:path";

import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { modelOf, type ModelledSystem } from "../device-model/index.ts";
import { essence, take } from "./pairs.ts";

const SYSTEMS: readonly ModelledSystem[] = ["eos", "nxos", "comware", "vrp"];

const racks = (count: number) =>
  ["r1", "r2", "r3"].slice(0, count).map((name, index) => ({
    name,
    index,
    nodes: [{ name: `${name}-n1`, index: 0 }],
  }));

const fabric = (system: ModelledSystem): DatacenterSpec => ({
  name: "dc1",
  platforms: { spines: system, tors: system },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: racks(2),
  bgp: { passwords: { switches: "fabric" } },
});

interface Case {
  readonly device: string;
  readonly before?: (spec: DatacenterSpec) => DatacenterSpec;
  readonly after: (spec: DatacenterSpec) => DatacenterSpec | null;
  /** What passwords are by their names, before and after. */
  readonly secrets?: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
}

/** What reviewers are asked most often. */
const CASES: Readonly<Record<string, Case>> = {
  "comes-to-a-device": {
    device: "r1-tor0",
    before: () => ({ name: "none" }) as DatacenterSpec,
    after: (spec) => spec,
  },
  "leaves-a-device": { device: "r1-tor0", after: () => null },
  "add-a-rack": { device: "spine-1", after: (spec) => ({ ...spec, racks: racks(3) }) },
  "add-a-spine": {
    device: "r1-tor0",
    after: (spec) => ({ ...spec, spines: [...spec.spines, { name: "spine-3", index: 2 }] }),
  },
  "remove-a-rack": {
    device: "spine-1",
    before: (spec) => ({ ...spec, racks: racks(3) }),
    after: (spec) => spec,
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
  "change-a-password": {
    device: "r1-tor0",
    after: (spec) => spec,
    secrets: [{ fabric: "one" }, { fabric: "two" }],
  },
  "change-an-asn": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      racks: (spec.racks ?? []).map((rack) => (rack.index === 0 ? { ...rack, pin: { asn: 64_700 } } : rack)),
    }),
  },
  "watch-by-bfd": {
    device: "r1-tor0",
    after: (spec) => ({ ...spec, bgp: { ...spec.bgp, bfd: { enabled: true } } }),
  },
  "change-a-model-option": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      fabric: { model: "as-per-rack", spine: { kind: "routed" }, inRack: { kind: "full-mesh" } },
    }),
  },
  "change-the-model": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      fabric: { model: "as-per-server" },
      // Comware has no dynamic neighbours with AS numbers of their own.
      bgp: { ...spec.bgp, ...(spec.platforms?.tors === "comware" ? { discovery: "static" } : {}) },
    }),
  },
};

function textOf(spec: DatacenterSpec | null, device: string): string {
  if (spec === null || spec.name === "none") return "";
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const found = compilation.fabric.switches.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return found.text;
}

const filled = (text: string, secrets: Readonly<Record<string, string>>): string =>
  text.replaceAll(/<secret:(\w+)>/g, (slot, name: string) => secrets[name] ?? slot);

describe.each(SYSTEMS)("the commands of a change on %s", (system) => {
  it.each(Object.entries(CASES))(
    "%s",
    (name, { device, before = (spec) => spec, after, secrets = [{}, {}] }) => {
      const { dialect } = platforms[system];
      if (dialect === undefined) throw new Error("no dialect");
      const spec = fabric(system);
      const was = filled(textOf(before(spec), device), secrets[0]);
      const wanted = filled(textOf(after(spec), device), secrets[1]);
      const model = modelOf(system, was);
      const { commands, resets, unsettled } = dialect.change({
        running: model.running(),
        was,
        wanted,
        baseline: "",
      });
      take(system, model, commands);
      expect(essence(model.running())).toBe(essence(modelOf(system, wanted).running()));
      const said = [
        `resets: ${resets.join(", ") || "none"}`,
        `not to be waited for: ${unsettled.join(", ") || "none"}`,
        "",
        ...commands,
      ];
      expectGolden(join("golden", "changes", system, `${name}.txt`), `${said.join("\n")}\n`);
    },
  );
});
