import { compileSpec, type DatacenterSpec } from "../../src/index.ts";
import { modelOf } from "../../src/models/index.ts";
import { portRegister } from "../../src/plan/port-register.ts";
import { readSpec } from "../../src/spec/index.ts";
import { STACKS } from "../support/fabrics.ts";

function registered(spec: DatacenterSpec): ReadonlyMap<string, ReadonlySet<string>> {
  const { datacenter } = readSpec(spec);
  if (datacenter === null) throw new Error("unreadable");
  return new Map(
    portRegister(datacenter, modelOf(datacenter)).map(({ name, ports }) => [
      name,
      new Set(ports.flatMap((port) => (port.interface === null ? [] : [port.interface]))),
    ]),
  );
}

/** Ports that the compiled fabric uses, device by device: of cables, of routed interfaces, and of bridges. */
function compiled(spec: DatacenterSpec): readonly (readonly [device: string, port: string])[] {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error("refused");
  const { switches, bridges, plan } = compilation.fabric;
  return [
    ...plan.links.flatMap(({ ends }) => ends.map((end) => [end.device, end.interface] as const)),
    ...(plan.outside?.peers ?? []).map((peer) => [peer.border, peer.interface] as const),
    ...switches.flatMap(({ intent }) => intent.interfaces.map(({ name }) => [intent.device, name] as const)),
    ...bridges.flatMap(({ intent: { device, ports } }) =>
      ports.flatMap(({ name, peer }) => [[device, name] as const, [peer.device, peer.interface] as const]),
    ),
  ];
}

/** Ports that the switches of `ownlyCabled` name themselves. */
const OWN = [
  ["s0", "swp99"],
  ["r0-tor0", "swp7"],
  ["r0-tor0", "swp77"],
] as const;

/** Where nodes stand in planes each plane has a reflector. */
const reflects = ({ model }: { readonly model: string }, plane: number) =>
  model === "l2" ? { reflectsPlane: plane } : {};

/** A fabric of each layout whose first spine and first ToR name a list, a pattern and a single port of their own. */
const ownlyCabled = (
  [{ model: "as-per-rack" }, { model: "downward-default" }, { model: "l2", planes: 2 }] as const
).map((fabric): DatacenterSpec => ({
  name: "own",
  fabric,
  spines: [
    {
      name: "s0",
      index: 0,
      ports: { downlink: "swp{1:4}", peer: ["swp91", "swp92"], to: { "r1-tor0": "swp99" } },
    },
    { name: "s1", index: 1 },
  ],
  racks: [
    {
      name: "r0",
      index: 0,
      tors: [
        { index: 0, ports: { uplink: ["swp7", "swp8"], rack: "br0", node: "swp{21}", to: { s1: "swp77" } } },
      ],
      nodes: [{ name: "n0", index: 0, ...reflects(fabric, 0) }],
    },
    { name: "r1", index: 1, nodes: [{ name: "n1", index: 0, ...reflects(fabric, 1) }] },
  ],
}));

describe("the register of ports", () => {
  it.each(STACKS.map((spec) => [`${spec.name} (${spec.fabric?.model ?? "default"})`, spec] as const))(
    "has every port that a device of %s is configured or cabled with",
    (_, spec) => {
      const ports = registered(spec);
      const missing = compiled(spec).filter(([device, port]) => ports.get(device)?.has(port) !== true);
      expect(missing).toEqual([]);
    },
  );

  it.each(ownlyCabled)("has those too that $fabric.model's switches name themselves", (spec) => {
    const ports = registered(spec);
    const used = compiled(spec);
    expect(used.filter(([device, port]) => ports.get(device)?.has(port) !== true)).toEqual([]);
    expect(used).toEqual(expect.arrayContaining([...OWN]));
  });
});
