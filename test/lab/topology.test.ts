import { compile, type DatacenterSpec } from "../../src/index.ts";
import { idOf, topologyOf, type Port } from "./topology.ts";

const spec = (racks: number, nodes: number): DatacenterSpec => ({
  name: "dc",
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: Array.from({ length: racks }, (_, index) => ({
    name: `r${String(index)}`,
    index,
    nodes: Array.from({ length: nodes }, (__, at) => ({
      name: `r${String(index)}-n${String(at)}`,
      index: at,
    })),
  })),
});

const topology = (racks: number, nodes: number) => topologyOf(compile(spec(racks, nodes)).plan);
const written = ({ at, interface: name, ...port }: Port): string =>
  [`${idOf(at)}:${name}`, ...port.addresses].join(" ");
const cables = (racks: number, nodes: number): string[] =>
  topology(racks, nodes).cables.map((cable) => cable.map(written).join(" -- "));

describe("a lab's topology", () => {
  it("has every link, rack and pod of the plan, and a management network beside it", () => {
    expect(cables(1, 1)).toEqual([
      "management.cluster:spine0 -- switch.spine-1:eth0 169.254.0.2/16",
      "management.cluster:spine1 -- switch.spine-2:eth0 169.254.0.3/16",
      "management.cluster:tor0-0 -- switch.r0-tor0:eth0 169.254.1.2/16",
      "switch.spine-1:swp1 -- switch.r0-tor0:swp49",
      "switch.spine-2:swp1 -- switch.r0-tor0:swp50",
      "rack.r0:tor0 -- switch.r0-tor0:vlan10",
      "rack.r0:node0 -- node.r0-n0:eth0 10.192.0.10/24",
      "node.r0-n0:cali0 -- pod.r0-n0:eth0",
    ]);
  });

  it("has a bridge for each plane where spines only switch, and plugs the ToRs into it", () => {
    const ethernet: DatacenterSpec = {
      ...spec(2, 0),
      fabric: { model: "as-per-rack", spine: { kind: "ethernet" } },
    };
    const { bridges, cables: all } = topologyOf(compile(ethernet).plan);
    expect(bridges.map((bridge) => `${idOf(bridge.at)}:${bridge.interface}`)).toEqual([
      "management.cluster:management",
      "bridge.spine-1:plane-0",
      "bridge.spine-2:plane-1",
      "rack.r0:rack",
      "rack.r1:rack",
    ]);
    const plugged = all.filter(([{ at }]) => at.role === "bridge");
    expect(
      plugged.map(([near, far]) => `${written(near)} in ${near.bridge ?? ""} -- ${written(far)}`),
    ).toEqual([
      "bridge.spine-1:swp1 in plane-0 -- switch.r0-tor0:swp49",
      "bridge.spine-2:swp1 in plane-1 -- switch.r0-tor0:swp50",
      "bridge.spine-1:swp3 in plane-0 -- switch.r1-tor0:swp49",
      "bridge.spine-2:swp3 in plane-1 -- switch.r1-tor0:swp50",
    ]);
  });

  it("only gains by a node or a rack more", () => {
    const larger = new Set(cables(3, 3));
    expect(cables(2, 2).filter((cable) => !larger.has(cable))).toEqual([]);
  });

  it("uses every interface once, by a name that Linux takes", () => {
    const ports = topology(3, 3)
      .cables.flat()
      .map((port) => `${idOf(port.at)}:${port.interface}`);
    expect(new Set(ports).size).toBe(ports.length);
    expect(
      topology(3, 3)
        .cables.flat()
        .filter(({ interface: name }) => name.length > 15),
    ).toEqual([]);
  });
});
