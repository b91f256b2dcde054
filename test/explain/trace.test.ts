import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { traceText, tracePackets, type TraceRequest } from "../../src/explain/index.ts";
import { familiesOf } from "../../src/intent/index.ts";
import { hostPrefix, type Ipv4 } from "../../src/net/ipv4.ts";
import { fromCidrRange6 } from "../../src/net/ipv6.ts";
import { imageOfAddress, imageOfPrefix } from "../../src/plan/ipv6/image.ts";
import { preimageOfAddress, preimageOfPrefix } from "../../src/plan/ipv6/preimage.ts";
import {
  coverOf,
  nodeDestinations,
  podDestinations,
  simulateNetwork,
  simulateOnly,
  walk,
  type Failure,
  type Simulation,
} from "../../src/simulate/index.ts";
import { verdictsOf } from "../../src/simulate/forwarding.ts";
import { targetsOf } from "../../src/simulate/forwarding/destinations.ts";
import { LOOPS, LOSES, REACHES, tiersOf } from "../../src/simulate/forwarding/judge.ts";
import { networkOf } from "../../src/simulate/network.ts";
import { IPv6CidrRange } from "ip-num";
import { STACKS } from "../support/fabrics.ts";

const stack = (name: string): DatacenterSpec => {
  const found = STACKS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no stack ${name}`);
  return found;
};

const ENOUGH = 10_000;

/** What all ways of all pairs are, against what the simulator's judge says of each pair: how many, and how they end. */
function disagreements(simulation: Simulation): readonly string[] {
  const { network, machine } = simulation;
  const tiers = tiersOf(network);
  const all = [...podDestinations(network), ...nodeDestinations(network)];
  return targetsOf(machine, all).flatMap((target) => {
    const { flags, paths } = verdictsOf(simulation, target, tiers);
    return [...network.routers.entries()].flatMap(([at, { name }]) => {
      const { ways, more } = walk(simulation, name, target.destination.address, ENOUGH);
      const ends = (end: string): number => ways.filter((way) => way.end === end).length;
      const flag = flags[at] ?? 0;
      const loops = (flag & LOOPS) !== 0;
      // Of ways that run in a circle the judge counts what it has met first.
      const agree =
        !more &&
        ends("loop") > 0 === loops &&
        ends("arrived") > 0 === ((flag & REACHES) !== 0) &&
        (loops || ends("lost") > 0 === ((flag & LOSES) !== 0)) &&
        (loops || ends("arrived") === paths[at]);
      const said = `${String(ends("arrived"))} of ${String(ways.length)}, judged ${String(paths[at])} ${String(flag)}`;
      return agree ? [] : [`${name} to ${target.destination.device}: ${said}`];
    });
  });
}

const failuresIn = ({ network }: Simulation): readonly (readonly Failure[])[] => {
  const first = (role: string) => [...network.routers, ...network.bridges].find((one) => one.role === role);
  return [
    [],
    ...["spine", "tor"].flatMap((role): Failure[][] => {
      const device = first(role);
      return device === undefined ? [] : [[{ kind: "device", device: device.name }]];
    }),
  ];
};

describe.each(STACKS.map((spec) => [spec.name, spec] as const))("packets in %s", (_, spec) => {
  const network = networkOf(intentsOf(compile(spec)));
  const whole = simulateNetwork(network);

  it("go by as many paths as the simulator counts, and end as it says, also when a spine or a ToR is down", () => {
    for (const failures of failuresIn(whole))
      expect(disagreements(failures.length === 0 ? whole : simulateNetwork(network, failures))).toEqual([]);
  });

  it("are followed alike where only what covers their address is simulated", () => {
    for (const { address } of podDestinations(network).slice(0, 6)) {
      const only = simulateOnly(network, (prefixes) => new Set(coverOf(prefixes, address)));
      for (const { name } of network.routers)
        expect(walk(only, name, address)).toEqual(walk(whole, name, address));
    }
  });
});

describe("an IPv6 address", () => {
  const { ipv6 } = compile(stack("dual-stack")).plan;
  if (ipv6 === null) throw new Error("no IPv6");

  it("is that of one IPv4 address, and its image", () => {
    for (const { ipv4 } of ipv6.segments)
      for (const offset of [0, 1, 255, 4099, 2 ** (32 - ipv4.length) - 1]) {
        const address: Ipv4 = ipv4.base + Math.min(offset, 2 ** (32 - ipv4.length) - 1);
        expect(preimageOfAddress(ipv6, imageOfAddress(ipv6, address))).toBe(address);
        expect(preimageOfPrefix(ipv6, imageOfPrefix(ipv6, hostPrefix(address)))).toEqual(hostPrefix(address));
      }
    for (const { ipv4 } of ipv6.segments)
      expect(preimageOfPrefix(ipv6, imageOfPrefix(ipv6, ipv4))).toEqual(ipv4);
  });

  it("is nobody's where it is no image", () => {
    const other = fromCidrRange6(IPv6CidrRange.fromCidr("2001:db8::1/128"));
    expect(preimageOfAddress(ipv6, other.base)).toBeNull();
    expect(preimageOfPrefix(ipv6, other)).toBeNull();
  });
});

const said = (name: string, request: TraceRequest): string => {
  const traced = tracePackets(compile(stack(name)), request);
  return traced.ok ? traceText(traced.trace) : traced.why;
};

describe("a trace", () => {
  it("has each hop's device, ports, the prefix that matched, where it is from, and the next hop", () => {
    expect(said("demo", { from: "r1-n1", to: "r2-n1", down: ["spine-2"] })).toBe(
      `r1-n1 to 10.192.1.10 of r2-n1 without spine-2: 1 equal path

path 1 arrives
   DEVICE   IN             MATCHES        BY         OUT            NEXT HOP
0  r1-n1    -              10.192.1.0/24  bgp        10.192.0.0/24  10.192.0.1
1  r1-tor0  vlan10         10.192.1.0/24  bgp        swp49          10.254.0.0
2  spine-1  swp1           10.192.1.0/24  bgp        swp3           10.254.1.1
3  r2-tor0  swp49          10.192.1.0/24  connected  vlan10         -
4  r2-n1    10.192.1.0/24  -              -          -              -
`,
    );
  });

  it("names switches that only switch, and where either of two may carry it", () => {
    expect(said("l2-dual", { from: "r1-n1", to: "r2-n1" })).toContain(
      "connected  eth0  -         r1-tor0 or r1-tor1, spine-1 or spine-2, r2-tor0 or r2-tor1\n",
    );
    expect(said("l2-dual", { from: "r1-n1", to: "r2-n1", down: ["spine-2", "r2-tor0"] })).toContain(
      " r1-tor0 or r1-tor1, spine-1, r2-tor1\n",
    );
  });

  it("is in IPv6 where an end is given so, or where that is asked for", () => {
    const toPod: TraceRequest = { from: "r1-n1", to: "r2-n1", pods: true };
    const inIpv6 = said("dual-stack", { ...toPod, family: "ipv6" });
    expect(inIpv6).toContain("fd12:3456:789a:4000::2000/122");
    expect(inIpv6).not.toContain("10.");
    expect(said("dual-stack", { from: "r1-n1", to: "fd12:3456:789a:4000::2000" })).toBe(inIpv6);
    const [, second] = familiesOf(compile(stack("dual-stack")).plan.ipv6);
    expect(second?.name).toBe("ipv6");
  });

  it("says why packets do not arrive", () => {
    expect(said("demo", { from: "r1-n1", to: "r2-n1", down: ["spine-1", "spine-2"] })).toMatch(
      /: 1 equal path, none arrives\n\npath 1 is lost: no route\n/,
    );
    expect(said("as-per-rack-outside", { from: "r1-n1", to: "10.32.200.9" })).toMatch(
      /^r1-n1 to 10\.32\.200\.9 which nobody has: 2 equal paths, none arrives\n\npath 1 is lost: dropped\n/,
    );
    expect(said("demo", { from: "r1-n1", to: "r2-n1", down: ["r2-n1"] })).toContain("path 1 is lost: ");
  });

  it("goes outside by every router that has the address", () => {
    expect(said("as-per-rack-outside", { from: "r1-n1", to: "192.0.2.9" })).toMatch(
      /^r1-n1 to 192\.0\.2\.9 of edge-1, fw-1, fw-2 and 1 more|edge-2.*: 6 equal paths\n/,
    );
  });

  it("takes a failed link by its name in the plan, or by device and port", () => {
    const ends: TraceRequest = { from: "r1-n1", to: "r2-n1" };
    const byName = said("demo", { ...ends, down: ["r1-tor0--spine-1"] });
    expect(byName).toContain("1 equal path\n");
    expect(
      said("demo", { ...ends, down: ["r1-tor0:swp49"] })
        .split("\n")
        .slice(1),
    ).toEqual(byName.split("\n").slice(1));
  });

  it("says of a word that names nothing what may have been meant", () => {
    expect(said("demo", { from: "r1-n", to: "r2-n1" })).toMatch(
      /^nothing here is called r1-n, .*; did you mean "r1-n1"\?$/,
    );
    expect(said("demo", { from: "r1-n1", to: "r2-n1", down: ["r1-tor0:swp4"] })).toMatch(
      /^nothing here is called r1-tor0:swp4/,
    );
    expect(said("demo", { from: "r1-n1", to: "spine-1", pods: true })).toBe("spine-1 has no pods");
    expect(said("demo", { from: "203.0.113.7", to: "r2-n1" })).toMatch(
      /^nothing here is called 203\.0\.113\.7/,
    );
  });
});
