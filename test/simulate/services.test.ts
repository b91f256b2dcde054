import {
  bgpTable,
  compile,
  forwardingTable,
  intentsOf,
  podDestinations,
  reachability,
  simulate,
  type DatacenterSpec,
  type Simulation,
} from "../../src/index.ts";
import { formatPrefix } from "../../src/net/ipv4.ts";

const RANGE = "198.18.0.0/24";
const LABEL = "node.kubernetes.io/exclude-from-external-load-balancers";

const compiled = (excluded: readonly string[]) => {
  const node = (name: string) => ({
    name,
    index: 0,
    excludeFromExternalLoadBalancers: excluded.includes(name),
  });
  const spec: DatacenterSpec = {
    name: "dc",
    services: { loadBalancerIps: [RANGE] },
    spines: [{ name: "spine-1", index: 0 }],
    racks: [
      { name: "cp", index: 0, nodes: [node("cp-1")] },
      { name: "r1", index: 1, nodes: [node("w1")] },
    ],
  };
  return compile(spec);
};

const simulated = (...excluded: readonly string[]): Simulation => simulate(intentsOf(compiled(excluded)));

const pathsAt = (simulation: Simulation, device: string) =>
  bgpTable(simulation, device).find(({ prefix }) => formatPrefix(prefix) === RANGE)?.paths ?? [];

const forwards = (simulation: Simulation, device: string): boolean =>
  forwardingTable(simulation, device).some(({ prefix }) => formatPrefix(prefix) === RANGE);

describe("a node that is excluded from external load balancers", () => {
  it("is so by the one value of the label that Calico counts", () => {
    const labels = compiled(["cp-1"]).calico.nodes.map((node) => node.labels[LABEL]);
    expect(labels).toEqual(["true", undefined]);
  });

  it("announces no service: its ToR hears of the range from above only", () => {
    expect(pathsAt(simulated(), "cp-tor0").map(({ asPath }) => asPath.length)).toEqual([0]);
    const excluded = simulated("cp-1");
    expect(pathsAt(excluded, "cp-tor0").map(({ asPath }) => asPath.length)).toEqual([2]);
    expect(pathsAt(excluded, "spine-1")).toHaveLength(1);
  });

  it("hears of the range and keeps it out of its forwarding table, for its kube-proxy knows services", () => {
    const excluded = simulated("cp-1");
    expect(pathsAt(excluded, "cp-1")).toHaveLength(1);
    expect(forwards(excluded, "cp-1")).toBe(false);
    expect(forwards(excluded, "cp-tor0")).toBe(true);
  });

  it("loses nothing that is sent to services", () => {
    const excluded = simulated("cp-1");
    const found = reachability(excluded, podDestinations(excluded.network));
    expect(found).toMatchObject({ unreachable: { count: 0 }, loops: { count: 0 } });
  });

  it("leaves the range nowhere where it is every node", () => {
    const none = simulated("cp-1", "w1");
    for (const device of ["cp-tor0", "spine-1", "r1-tor0"]) expect(pathsAt(none, device)).toEqual([]);
  });
});

describe("load balancer IPs that are not announced as a whole", () => {
  const fabric = compile({
    name: "dc",
    calico: { version: "3.31" },
    services: { clusterIps: ["10.96.0.0/16"], loadBalancerIps: [RANGE], loadBalancerAggregation: false },
    spines: [{ name: "spine-1", index: 0 }],
    racks: [{ name: "r1", index: 0, nodes: [{ name: "w1", index: 0 }] }],
  });

  it("are no route of any node, beside the cluster's own range", () => {
    const simulation = simulate(intentsOf(fabric));
    const known = bgpTable(simulation, "spine-1").map(({ prefix }) => formatPrefix(prefix));
    expect(known).toContain("10.96.0.0/16");
    expect(known).not.toContain(RANGE);
    expect(fabric.calico.configuration.spec).toMatchObject({
      serviceLoadBalancerIPs: [{ cidr: RANGE }],
      serviceLoadBalancerAggregation: "Disabled",
    });
  });

  it("pass switches as single addresses, and never as a range", () => {
    const text = fabric.switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";
    const rules = text.split("\n").filter((line) => line.includes(RANGE));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(rule).toMatch(/ge 32|le 32/);
  });
});
