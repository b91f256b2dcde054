import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { networkOf } from "../../src/simulate/network.ts";
import { specOf } from "../support/specs.ts";

type FabricSpec = DatacenterSpec["fabric"];

const FABRICS: readonly [string, FabricSpec][] = [
  ["as-per-rack, ToR reflects", { model: "as-per-rack" }],
  ["as-per-rack, full mesh", { model: "as-per-rack", inRack: { kind: "full-mesh" } }],
  ["as-per-rack, Ethernet spine", { model: "as-per-rack", spine: { kind: "ethernet" } }],
  ["as-per-server", { model: "as-per-server" }],
  ["downward-default", { model: "downward-default" }],
  ["igp", { model: "igp" }],
];

const specWith = (fabric: FabricSpec, discovery: "dynamic" | "static", nodes = 2): DatacenterSpec => ({
  ...specOf(2, [{ nodes, tors: 2 }, 1]),
  fabric,
  bgp: { discovery },
});

/** Sessions as pairs of names, in order. */
function sessionsOf(spec: DatacenterSpec): string[] {
  const { routers, sessions, unmatched } = networkOf(intentsOf(compile(spec)));
  expect(unmatched).toEqual([]);
  return sessions
    .map(({ ends }) =>
      ends
        .map(({ router }) => routers[router]?.name ?? "")
        .sort()
        .join("--"),
    )
    .sort();
}

const linesOf = (spec: DatacenterSpec): ReadonlyMap<string, readonly string[]> =>
  new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text.split("\n")]));

describe.each(FABRICS)("discovery in %s", (_, fabric) => {
  it("makes the same sessions, whether ToRs listen or have their nodes configured", () => {
    expect(sessionsOf(specWith(fabric, "static"))).toEqual(sessionsOf(specWith(fabric, "dynamic")));
  });

  it("is not of interest to Calico: nodes dial in both", () => {
    expect(compile(specWith(fabric, "static")).calico).toEqual(compile(specWith(fabric, "dynamic")).calico);
  });

  it("static: a node that comes adds lines to the ToRs of its rack, and nothing anywhere else", () => {
    const [before, after] = [linesOf(specWith(fabric, "static")), linesOf(specWith(fabric, "static", 3))];
    for (const [device, lines] of before) {
      const now = after.get(device) ?? [];
      const own = device.startsWith("r0-");
      expect(now.length > lines.length).toBe(own);
      expect(lines.filter((line) => !now.includes(line))).toEqual([]);
    }
  });

  it("static: a ToR listens for nobody, and waits for its nodes to dial", () => {
    const text = linesOf(specWith(fabric, "static")).get("r0-tor0")?.join("\n") ?? "";
    expect(text).not.toContain("bgp listen");
    expect(text).toContain(" neighbor NODES passive\n");
    expect(text).toContain(" neighbor 10.192.0.10 peer-group NODES\n");
  });
});

it("static: where nodes reflect, only they are a ToR's neighbours", () => {
  const spec = specWith(
    { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } },
    "static",
    3,
  );
  const racks = (spec.racks ?? []).map((rack) => ({
    ...rack,
    nodes: (rack.nodes ?? []).map((node) => ({ ...node, reflector: node.index === 0 })),
  }));
  const intent = compile({ ...spec, racks }).switches.find((one) => one.intent.device === "r0-tor0")?.intent;
  expect(
    intent?.neighbors.filter(({ group }) => group === "NODES").map(({ description }) => description),
  ).toEqual([racks[0]?.nodes[0]?.name]);
});
