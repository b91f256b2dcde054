import fc from "fast-check";
import { compile, intentsOf, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import type { SpecPath } from "../../src/diagnostics/index.ts";
import { explain, type ExplanationView, type FactView } from "../../src/explain/index.ts";
import { asnAt, type AsnPool } from "../../src/net/asn.ts";
import { canonicalPrefix, formatIpv4, formatPrefix, hostPrefix, type Prefix4 } from "../../src/net/ipv4.ts";
import { subnetAt, type Pool4 } from "../../src/net/pool.ts";
import { bgpTable, simulate, type Simulation } from "../../src/simulate/index.ts";
import { datacenter as brownfield } from "../lab/fabrics/brownfield.ts";
import { STACKS } from "../support/fabrics.ts";
import { numberedLinks } from "../support/links.ts";

const stack = (name: string): DatacenterSpec => {
  const found = STACKS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no stack ${name}`);
  return found;
};

const [PINNED] = [stack("demo")].map((spec): DatacenterSpec => ({
  ...spec,
  spines: [
    { ...spec.spines[0], name: "spine-1", index: 0, pin: { loopback: "10.255.0.77", asn: 64_570 } },
    { name: "spine-2", index: 5 },
  ],
  racks: spec.racks?.map((rack, at) =>
    at === 1
      ? {
          ...rack,
          pin: { subnet: "10.192.200.0/24", pods: "10.33.64.0/19", asn: 65_000 },
          tors: [{ index: 0, pin: { uplinks: { "spine-2": "10.254.250.6/31" }, address: "10.192.200.254" } }],
          nodes: [{ name: "r2-n1", index: 3, pin: { address: "10.192.200.99" } }],
        }
      : rack,
  ),
}));
if (PINNED === undefined) throw new Error("no demo");

/** Three designs: pinned numbers, an AS and links for each server, planes that are only switched. */
const FABRICS = [PINNED, stack("as-per-server-routed"), stack("l2-planes")];

const answer = (fabric: CompiledFabric, word: string): readonly ExplanationView[] => {
  const explained = explain(fabric, word);
  if (!explained.ok) throw new Error(explained.why);
  return explained.explanations;
};

/** Everything that may be asked about. */
function wordsOf({ plan }: CompiledFabric): readonly string[] {
  const servers = plan.racks.flatMap(({ nodes }) => nodes);
  return [
    ...[...plan.switches, ...plan.bridges, ...servers, ...plan.racks, ...plan.planes].map(({ name }) => name),
    ...[...plan.links, ...plan.sessions].map(({ id }) => id),
    ...plan.switches.flatMap(({ asn, loopback }) => [String(asn), formatIpv4(loopback)]),
    ...servers.flatMap(({ asn, address }) => [`AS${String(asn)}`, formatIpv4(address)]),
    ...numberedLinks(plan).flatMap(({ subnet, ends: [end] }) => [
      formatPrefix(subnet),
      ...("address" in end ? [formatIpv4(end.address)] : []),
    ]),
    ...plan.racks.flatMap(({ pods, subnet }) =>
      [pods, ...(subnet === null ? [] : [subnet])].map(formatPrefix),
    ),
    ...plan.racks.map(({ pods }) => formatIpv4(pods.base + 5)),
  ];
}

/** What a plan says of each thing, by the words of an answer. */
function numbersOf({ plan }: CompiledFabric): ReadonlySet<string> {
  const servers = plan.racks.flatMap(({ nodes }) => nodes);
  return new Set([
    ...[...plan.switches, ...servers].map(({ name, asn }) => `${name} AS number ${String(asn)}`),
    ...plan.switches.map(({ name, loopback }) => `${name} loopback ${formatIpv4(loopback)}`),
    ...plan.racks.flatMap(({ name, subnet, addresses, pods, tors, nodes }) => [
      `${name} pods ${formatPrefix(pods)}`,
      ...(subnet === null ? [] : [`${name} subnet ${formatPrefix(subnet)}`]),
      ...(addresses === null ? [] : [`${name} addresses of servers ${formatPrefix(addresses)}`]),
      ...tors.map(({ device, address, range }) =>
        address === null
          ? `${device} links to servers ${formatPrefix(range)}`
          : `${device} address in the rack ${formatIpv4(address)}`,
      ),
      ...nodes.map((node) => `${node.name} address ${formatIpv4(node.address)}`),
      ...nodes.flatMap((node) =>
        node.links.flatMap(({ device, subnet: link, address, serverAddress }) => [
          `${node.name} link to ${device} ${formatPrefix(link)}`,
          `${node.name} address on the link to ${device} ${formatIpv4(serverAddress)}`,
          `${device} address on the link to ${node.name} ${formatIpv4(address)}`,
        ]),
      ),
    ]),
    ...numberedLinks(plan).flatMap((link) => [
      `${link.id} link ${formatPrefix(link.subnet)}`,
      ...link.ends.flatMap((end) =>
        "address" in end
          ? ["plane" in link ? `in ${link.plane}` : `on the link ${link.id}`].map(
              (where) => `${end.device} address ${where} ${formatIpv4(end.address)}`,
            )
          : [],
      ),
    ]),
    ...plan.planes.map(({ name, subnet }) => `${name} subnet ${formatPrefix(subnet)}`),
  ]);
}

const at = (value: unknown, path: SpecPath): unknown =>
  path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );

/** What stands at the number of the pool, or of the range, that an answer names. */
function counted({ datacenter: { pools } }: CompiledFabric, fact: FactView): string | null {
  const { in: where = "", number = -1, value, why } = fact;
  const pool = /^pools\.(\w+)$/.exec(where)?.[1] as keyof typeof pools | undefined;
  if (pool?.endsWith("Asns") === true) return String(asnAt(pools[pool] as AsnPool, number));
  const ranges = pool === undefined ? [canonicalPrefix(where) ?? hostPrefix(0)] : (pools[pool] as Pool4);
  const length = Number(/ in \/(\d+),/.exec(why)?.[1] ?? /\/(\d+)$/.exec(value)?.[1] ?? 32);
  const found: Prefix4 | null = subnetAt(ranges, length, number);
  return found === null ? null : length === 32 ? formatIpv4(found.base) : formatPrefix(found);
}

const sumOf = (text: string): number =>
  text
    .split("+")
    .reduce((sum, product) => sum + product.split("*").reduce((all, one) => all * Number(one), 1), 0);

/** The value of what an answer reckons, term by term; null where it says the number alone. */
function reckon(why: string): number | null {
  let [, left = ""] = /: (.+) = \d+$/.exec(why) ?? [];
  if (left === "") return null;
  left = left.replaceAll(/[^\d()*+]/g, "");
  while (left.includes("(")) left = left.replace(/\(([^()]*)\)/, (_, inner: string) => String(sumOf(inner)));
  return sumOf(left);
}

function expectTrue(fabric: CompiledFabric, facts: readonly FactView[]): void {
  const numbers = numbersOf(fabric);
  for (const fact of facts) {
    const { of, what, value, why, path, number } = fact;
    if (why === "declared") {
      expect(at(fabric.datacenter, path)).toBeDefined();
      continue;
    }
    expect(numbers).toContain(`${of} ${what} ${value}`);
    if (why === "pinned") {
      const pin = at(fabric.datacenter, path) as Prefix4 | number;
      const said =
        typeof pin === "object" ? formatPrefix(pin) : what === "AS number" ? String(pin) : formatIpv4(pin);
      expect(path).toContain("pin");
      expect(said).toBe(value);
    } else {
      expect(counted(fabric, fact)).toBe(value);
      expect(reckon(why) ?? number).toBe(number);
      const index = at(fabric.datacenter, path);
      if (path.at(-1) === "index")
        expect(why).toMatch(new RegExp(`index ${String(index)}\\b|: the first$|, number [01]$`));
    }
  }
}

/** Whether routers' tables have what the steps of a route say. */
function expectRoutes(simulation: Simulation, { routes }: ExplanationView): void {
  for (const { prefix, announcedBy, steps } of routes) {
    const held = (device: string) =>
      bgpTable(simulation, device).find((route) => formatPrefix(route.prefix) === prefix)?.paths ?? [];
    for (const { device } of announcedBy) expect(held(device).some(({ from }) => from === null)).toBe(true);
    for (const { from, to, stoppedBy, out, in: into } of steps) {
      expect(held(to).some((path) => path.from === from)).toBe(stoppedBy === null);
      expect([out, into].some((said) => said.endsWith("no rule") || said.includes(": refused "))).toBe(
        stoppedBy !== null,
      );
    }
    const routers = simulation.network.routers.map(({ name }) => name);
    const told = routers.flatMap((to) =>
      held(to).flatMap(({ from, peer }) => (from === null ? [] : [`${from} ${String(peer)} ${to}`])),
    );
    const sessions = steps
      .filter(({ stoppedBy }) => stoppedBy === null)
      .reduce((sum, step) => sum + step.sessions, 0);
    expect(sessions).toBe(new Set(told).size);
  }
}

describe.each(FABRICS.map((spec) => [`${spec.name} (${spec.fabric?.model ?? ""})`, spec] as const))(
  "an explanation in %s",
  (_, spec) => {
    const fabric = compile(spec);
    const simulation = simulate(intentsOf(fabric));
    const words = wordsOf(fabric);

    it("of twenty random things is what the plan's own numbers say, and lets through what routers hold", () => {
      const picked = fc.sample(fc.constantFrom(...words), { numRuns: 20, seed: 7 });
      for (const word of picked)
        for (const one of answer(fabric, word)) {
          expectTrue(fabric, one.facts);
          expectRoutes(simulation, one);
          expect(
            one.facts.length + one.sessions.length + one.routes.length > 0 ||
              one.is.includes("cable of") ||
              one.is.includes("only switches"),
          ).toBe(true);
        }
    });

    it("is there for every number of every device, and has its own first", () => {
      for (const { name, address } of fabric.plan.racks.flatMap(({ nodes }) => nodes)) {
        expectTrue(fabric, answer(fabric, name)[0]?.facts ?? []);
        expect(answer(fabric, formatIpv4(address))[0]?.facts[0]).toMatchObject({ of: name });
      }
    });
  },
);

describe("an explanation", () => {
  const fabric = compile(PINNED);

  it("leads to the pin where a number is pinned, and to the index where it is not", () => {
    const [rack] = answer(fabric, "r2");
    expect(rack?.facts.map(({ what, why, path }) => [what, why, path.join(".")])).toEqual([
      ["subnet", "pinned", "racks.1.pin.subnet"],
      ["pods", "pinned", "racks.1.pin.pods"],
    ]);
    const [node] = answer(fabric, "r1-n2");
    expect(node?.facts.map(({ what, why, path }) => [what, why, path.join(".")])).toEqual([
      ["AS number", "pools.rackAsns, number 0: rack's index 0", "racks.0.index"],
      ["address", "10.192.0.0/24, number 11: 10 + node's index 1 = 11", "racks.0.nodes.1.index"],
    ]);
  });

  it("leads to a pin for whatever is pinned, and to nothing else for nothing else", () => {
    const other = compile(brownfield);
    const facts = wordsOf(other).flatMap((word) => answer(other, word).flatMap((one) => one.facts));
    const misled = facts.filter(({ why, path }) => why.startsWith("pinned") !== path.includes("pin"));
    expect(misled.map(({ of, what, why, path }) => [of, what, why, path.join(".")])).toEqual([]);
    const inIpv6 = answer(other, "r1-tor0").flatMap((one) =>
      one.facts.filter(({ value }) => value.includes(":")).map(({ what, value, why }) => [what, value, why]),
    );
    expect(inIpv6).toEqual([
      ["loopback", "fd12:3456:789a:100::4d", "pinned in IPv4"],
      ["address in the rack", "fd12:3456:789a:20aa::ffff", "pinned"],
      ["address on the link r1-tor0--spine-1", "fd12:3456:789a:2ff::2", "pinned in IPv4"],
      [
        "address on the link r1-tor0--spine-2",
        "fd12:3456:789a:200::5",
        "fd12:3456:789a:200::4/126, number 1",
      ],
    ]);
    expect(facts.find(({ what }) => what === "address on the link r1-tor0--spine-1")?.path).toEqual([
      "racks",
      0,
      "tors",
      0,
      "pin",
      "uplinkAddresses",
      "spine-1",
    ]);
  });

  it("of an address that nobody has says what it is in", () => {
    expect(answer(fabric, "10.192.255.1")[0]?.is).toBe("in pools.nodes, of which nothing here is taken");
    expect(answer(fabric, "203.0.113.1")[0]).toMatchObject({ is: "nothing of this fabric's own", facts: [] });
    expect(answer(fabric, "10.32.0.5")[0]?.is).toBe(
      "in pods of r1; which node has it is for Calico's IPAM to say",
    );
  });

  it("of an AS number that nobody has says which pool has it", () => {
    expect(answer(fabric, "64602")[0]?.is).toBe(
      "the AS of r3-tor0, r3-n1, r3-n2 and 3 more".replace("3 more", "2 more"),
    );
    expect(answer(fabric, "64700")[0]?.is).toBe("nobody's; in pools.rackAsns 64600-65534");
    expect(answer(fabric, "174")[0]?.is).toBe("nobody's here, and in no pool");
  });

  it("is in IPv6 of an IPv6 address", () => {
    const dual = compile(stack("dual-stack"));
    const [pods] = answer(dual, "fd12:3456:789a:4000::2000/122");
    expect(pods?.routes.map(({ prefix }) => prefix)).toEqual(["fd12:3456:789a:4000::2000/122"]);
    expect(pods?.routes[0]?.steps[0]?.out).toMatch(
      /: pods in fd12:3456:789a:4000::2000\/115, \/122 to \/128$/,
    );
  });

  it("of a device has its numbers in both families, and of IPv6 why they are these: a pin, or a number of their own", () => {
    const dual = compile({
      name: "dc",
      ipv6: { prefix: "fd12:3456:789a::/48", numbering: "own" },
      spines: [{ name: "spine-1", index: 0, pin: { ipv6: { loopback: "fd12:3456:789a::99" } } }],
      racks: [
        {
          name: "r1",
          index: 3,
          pin: { subnet: "10.192.200.0/24" },
          nodes: [{ name: "n1", index: 2, pin: { address: "10.192.200.99" } }],
        },
      ],
    });
    const said = (word: string) =>
      answer(dual, word)
        .flatMap(({ facts }) => facts)
        .filter(({ value }) => value.includes(":"))
        .map(({ what, value, why, path }) => [what, value, why, path.join(".")]);
    expect(said("spine-1")).toContainEqual([
      "loopback",
      "fd12:3456:789a::99",
      "pinned",
      "spines.0.pin.ipv6.loopback",
    ]);
    expect(said("r1")).toEqual([
      [
        "subnet",
        "fd12:3456:789a:2003::/64",
        "ipv6.pools.nodes in /64, number 3: rack's index 3",
        "racks.0.index",
      ],
      [
        "pods",
        "fd12:3456:789a:4003::/64",
        "ipv6.pools.pods in /64, number 3: rack's index 3",
        "racks.0.index",
      ],
    ]);
    const address = [
      "address",
      "fd12:3456:789a:2003::c",
      "fd12:3456:789a:2003::/64, number 12: 10 + node's index 2 = 12",
      "racks.0.nodes.0.index",
    ];
    expect(said("n1")).toEqual([address]);
    expect(said("fd12:3456:789a:2003::c")).toContainEqual(address);
  });

  it("names the pods and services of the cluster that has them", () => {
    const two = compile({
      name: "dc",
      capacity: { maxRacks: 8 },
      clusters: [
        { name: "prod", index: 0, pods: "10.64.0.0/16" },
        { name: "ml", index: 1, pods: "10.65.0.0/16", services: { loadBalancerIps: ["198.18.0.0/24"] } },
      ],
      spines: [{ name: "spine-1", index: 0 }],
      racks: [{ name: "r1", index: 0, cluster: "ml", nodes: [{ name: "n1", index: 0 }] }],
    });
    const paths = (word: string) =>
      answer(two, word).flatMap(({ facts }) => facts.map(({ of, path }) => [of, path.join(".")]));
    expect(paths("10.65.0.0/26")).toEqual([
      ["r1", "racks.0.index"],
      ["clusters[1].pods", "clusters.1.pods.0"],
    ]);
    expect(paths("198.18.0.1")).toEqual([
      ["clusters[1].services.loadBalancerIps", "clusters.1.services.loadBalancerIps.0"],
    ]);
  });

  it("says where a list ends a route's way", () => {
    const outside = compile(stack("as-per-rack-outside"));
    const stops = answer(outside, "10.255.0.0")
      .flatMap(({ routes }) => routes.flatMap(({ steps }) => steps))
      .filter(({ stoppedBy }) => stoppedBy !== null);
    expect(stops.map(({ stoppedBy, to }) => [stoppedBy, to])).toContainEqual([
      "sender",
      expect.stringMatching(/^(edge|fw)-/),
    ]);
  });

  it("of a word that names nothing says what may have been meant", () => {
    expect(explain(fabric, "r1-tor9")).toMatchObject({
      ok: false,
      why: expect.stringMatching(/did you mean "r1-tor0"\?$/) as string,
    });
  });
});
