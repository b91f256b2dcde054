import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { formatIpv6, formatPrefix6 } from "../../src/net/ipv6.ts";
import { imageOfAddress, imageOfPrefix } from "../../src/plan/ipv6/image.ts";
import { there } from "../../src/plan/there.ts";
import { intentsOf } from "../../src/compile.ts";
import { simulate, viewRouter } from "../../src/simulate/index.ts";
import { specOf } from "../support/specs.ts";
import { datacenter as lab } from "../lab/fabrics/dual-stack-outside.ts";

type Peers = NonNullable<DatacenterSpec["outside"]>["peers"];

const cable = (at: number) => ({
  router: `edge-${String(at)}`,
  switch: "s0",
  interface: `swp${String(600 + at)}`,
  address: `198.51.100.${String(2 * at + 1)}/31`,
  peer: `198.51.100.${String(2 * at)}`,
});

const link = (at: number) => ({ ...cable(at), asn: 64496 });

const PREFIX = "fd12:3456:789a::/48";

const withPeers = (peers: Peers, more: Partial<DatacenterSpec> = {}): DatacenterSpec => ({
  ...specOf(2, [1, 1]),
  ipv6: { prefix: PREFIX },
  outside: { peers },
  ...more,
});

const linesOf = ({ switches }: CompiledFabric, device: string, pattern: RegExp): readonly string[] =>
  there(switches.find(({ intent }) => intent.device === device) ?? null, device)
    .text.split("\n")
    .filter((line) => pattern.test(line));

describe("links to the outside in IPv6", () => {
  it("have the IPv4 address in their last 32 bits, whichever others there are", () => {
    const addressOf = (...at: readonly number[]): string => {
      const { plan } = compile(withPeers(at.map((one) => ({ mode: "default-only", ...link(one) }))));
      return formatIpv6(imageOfAddress(there(plan.ipv6, "image"), 0xc6336405));
    };
    expect(addressOf(2)).toBe("fd12:3456:789a:700::c633:6405");
    expect(addressOf(3, 1, 2)).toBe(addressOf(2));
  });

  it("have the addresses that are given, and sessions by them", () => {
    const fabric = compile(
      withPeers([
        { mode: "default-only", ...link(1), ipv6: { address: "2001:db8::3/64", peer: "2001:db8::2" } },
      ]),
    );
    expect(linesOf(fabric, "s0", /2001:db8/)).toEqual([
      " ipv6 address 2001:db8::3/64",
      " neighbor 2001:db8::2 remote-as 64496",
      " neighbor 2001:db8::2 peer-group OUTSIDE-NETWORK-V6",
      " neighbor 2001:db8::2 description edge-1 outside",
      "  neighbor 2001:db8::2 route-map FROM-OUTSIDE-swp601-V6 in",
    ]);
  });
});

describe("what is taken from outside in IPv6", () => {
  it("is what stands for it in IPv4, and nothing for what is left over", () => {
    const accept = ["172.20.0.0/16", "172.21.0.0/16"];
    const fabric = compile(
      withPeers([
        { mode: "full", ...link(1), accept, ipv6: { accept: ["fd00:20::/32"] } },
        {
          mode: "static",
          ...cable(2),
          prefixes: accept,
          ipv6: { prefixes: ["fd00:20::/32"] },
        },
      ]),
    );
    expect(linesOf(fabric, "s0", /^ip.* prefix-list FROM-OUTSIDE-.* permit /)).toEqual([
      "ip prefix-list FROM-OUTSIDE-swp601 seq 30 permit 172.20.0.0/16 le 32",
      "ip prefix-list FROM-OUTSIDE-swp601 seq 35 permit 172.21.0.0/16 le 32",
      "ipv6 prefix-list FROM-OUTSIDE-swp601-V6 seq 30 permit fd00:20::/32 le 128",
    ]);
    expect(linesOf(fabric, "s0", /^ip.* route .* swp602$/)).toEqual([
      "ip route 172.20.0.0/16 198.51.100.4 swp602",
      "ip route 172.21.0.0/16 198.51.100.4 swp602",
      "ipv6 route fd00:20::/32 fd12:3456:789a:700::c633:6404 swp602",
    ]);
    expect(linesOf(fabric, "s0", /^ {2}network (?:172|fd00)/)).toEqual([
      "  network 172.20.0.0/16",
      "  network 172.21.0.0/16",
      "  network fd00:20::/32",
    ]);
  });

  it("is all but IPv6's own martians where nothing is said", () => {
    const fabric = compile(withPeers([{ mode: "full", ...link(1) }]));
    expect(
      linesOf(fabric, "s0", /^ipv6 prefix-list FROM-OUTSIDE/)
        .map((line) => line.replace(/^.*seq \d+ /, ""))
        .slice(-8),
    ).toEqual([
      "deny ::/3 le 128",
      "deny 4000::/2 le 128",
      "deny 8000::/1 le 128",
      "deny 2001::/23 le 128",
      "deny 2001:db8::/32 le 128",
      "deny 2002::/16 le 128",
      "deny 3fff::/20 le 128",
      "permit ::/0 le 128",
    ]);
  });

  it("is what tables of IPv6 have, and no more", () => {
    const { ipv6, forwarding } = viewRouter(simulate(intentsOf(compile(lab))), "spine-2");
    const outside = (routes: readonly { readonly prefix: string }[] = []): readonly string[] =>
      routes.map(({ prefix }) => prefix).filter((prefix) => /^172|^fd00:17|\/0$/.test(prefix));
    expect(outside(forwarding)).toEqual(["0.0.0.0/0", "172.20.0.0/16", "172.21.0.0/16"]);
    expect(outside(ipv6?.forwarding)).toEqual(["::/0", "fd00:1720::/32"]);
  });
});

describe("services and destinations of pods in IPv6", () => {
  const fabric = compile({
    ...specOf(1, [1]),
    services: { clusterIps: ["10.96.0.0/16"], loadBalancerIps: ["198.18.0.0/24", "198.18.1.0/24"] },
    calico: { natOutgoing: true, natExclusions: ["172.20.0.0/16"] },
    ipv6: {
      prefix: PREFIX,
      services: { clusterIps: ["fd00:10:96::/108"] },
      natExclusions: ["2001:db8:20::/48"],
    },
  });

  it("are announced in both families", () => {
    expect(fabric.calico.configuration.spec).toMatchObject({
      serviceClusterIPs: [{ cidr: "10.96.0.0/16" }, { cidr: "fd00:10:96::/108" }],
      serviceLoadBalancerIPs: [
        { cidr: "198.18.0.0/24" },
        { cidr: "198.18.1.0/24" },
        { cidr: "fd12:3456:789a:600::c612:0/120" },
        { cidr: "fd12:3456:789a:600::c612:100/120" },
      ],
    });
  });

  it("keep a range whole, whatever its length in IPv4", () => {
    const image = there(fabric.plan.ipv6, "image");
    const [range = null] = fabric.plan.ranges.services;
    expect(formatPrefix6(imageOfPrefix(image, there(range, "range")))).toBe("fd00:10:96::/108");
    expect(formatIpv6(imageOfAddress(image, 0x0a60_000a))).toBe("fd00:10:96::a");
  });

  it("are pools of nobody's where they are reached untranslated", () => {
    const excluded = fabric.calico.pools.filter(({ metadata }) => metadata.name.startsWith("no-nat"));
    expect(excluded.map(({ metadata, spec }) => [metadata.name, spec["cidr"], spec["blockSize"]])).toEqual([
      ["no-nat-172-20-0-0-16", "172.20.0.0/16", 26],
      ["no-nat-2001-db8-20---48", "2001:db8:20::/48", 122],
    ]);
  });
});

describe("IPv6 with numbers of its own", () => {
  const own = (spec: DatacenterSpec): DatacenterSpec => ({
    ...spec,
    services: { clusterIps: ["10.96.0.0/16"] },
    ipv6: { prefix: PREFIX, numbering: "own" },
  });
  const inIpv6 = (spec: DatacenterSpec, pattern: RegExp): readonly string[] => {
    const fabric = compile(spec);
    return [
      ...fabric.switches.flatMap(({ text }) => text.split("\n").filter((line) => pattern.test(line))),
      ...fabric.calico.pools.flatMap(({ spec: { cidr } }) =>
        pattern.test(String(cidr)) ? [String(cidr)] : [],
      ),
      ...fabric.calico.nodes.map(({ annotations }) => String(annotations["projectcalico.org/IPv6Address"])),
    ];
  };

  it.each(["as-per-rack", "as-per-server", "as-per-cluster", "downward-default", "igp"] as const)(
    "is the same in %s whatever is pinned in IPv4",
    (model) => {
      const [spine, ...spines] = specOf(2, [2, 1]).spines;
      const [rack, ...racks] = specOf(2, [2, 1]).racks;
      const [node, ...nodes] = there(rack ?? null, "rack").nodes ?? [];
      const spec: DatacenterSpec = { ...specOf(2, [2, 1]), fabric: { model } };
      const pinned: DatacenterSpec = {
        ...spec,
        spines: [{ ...there(spine ?? null, "spine"), pin: { loopback: "10.255.0.77" } }, ...spines],
        racks: [
          {
            ...there(rack ?? null, "rack"),
            pin: { subnet: "10.192.77.0/24", pods: "10.40.0.0/19", firstNode: 101 },
            tors: [{ index: 0, pin: { loopback: "10.255.2.99", uplinks: { s0: "10.254.200.0/31" } } }],
            nodes: [{ ...there(node ?? null, "node"), pin: { address: "10.192.77.201" } }, ...nodes],
          },
          ...racks,
        ],
      };
      expect(inIpv6(own(pinned), /fd12/)).toEqual(inIpv6(own(spec), /fd12/));
    },
  );

  it.each([1, 2])("is the same in l2 of %s planes whatever is pinned in IPv4", (planes) => {
    const [rack, ...racks] = specOf(2, [3, 1]).racks;
    const [node, ...nodes] = there(rack ?? null, "rack").nodes ?? [];
    const of = (pin: object): DatacenterSpec => ({
      ...specOf(2, [3, 1]),
      fabric: { model: "l2", planes },
      racks: [
        {
          ...there(rack ?? null, "rack"),
          nodes: [
            { ...there(node ?? null, "node"), pin },
            ...nodes.map((one, at) => ({ ...one, reflectsPlane: at })).slice(0, planes),
          ],
        },
        ...racks,
      ],
    });
    const pin = {
      address: "10.192.99.99",
      ...(planes === 1 ? {} : { planes: { 1: "10.192.200.99" } }),
    };
    expect(inIpv6(own(of(pin)), /fd12/)).toEqual(inIpv6(own(of({})), /fd12/));
  });

  it("takes a /64 for pinned pods, and for a pinned subnet whose hosts keep their numbers", () => {
    const [rack] = specOf(1, [1]).racks;
    const ipv6 = { subnet: "fd12:3456:789a:2077::/64", pods: "fd12:3456:789a:4077::/64" };
    const spec = own({ ...specOf(1, [1]), racks: [{ ...there(rack ?? null, "rack"), pin: { ipv6 } }] });
    const { plan } = compile(spec);
    const image = there(plan.ipv6, "image");
    const [one] = plan.racks;
    expect(formatPrefix6(imageOfPrefix(image, there(one?.pods ?? null, "pods")))).toBe(ipv6.pods);
    expect(inIpv6(spec, /2077::/)).toContain("fd12:3456:789a:2077::a/64");
  });

  it("has a /64 of nodes and one of pods for each rack, by its index", () => {
    const { plan } = compile(own(specOf(1, [1, 1, 1])));
    const image = there(plan.ipv6, "image");
    const of = (at: number) => there(plan.racks[at] ?? null, "rack");
    expect(
      [0, 2].map((at) =>
        [of(at).subnet, of(at).pods].map((one) => formatPrefix6(imageOfPrefix(image, there(one, "range")))),
      ),
    ).toEqual([
      ["fd12:3456:789a:2000::/64", "fd12:3456:789a:4000::/64"],
      ["fd12:3456:789a:2002::/64", "fd12:3456:789a:4002::/64"],
    ]);
  });

  it("has one rule for each of IPv4, and blocks of Calico's length", () => {
    expect(linesOf(compile(own(specOf(1, [1]))), "s0", /^ipv6 prefix-list TO-TORS-V6 seq (?:5|20) /)).toEqual(
      [
        "ipv6 prefix-list TO-TORS-V6 seq 5 permit fd12:3456:789a:4000::/52 ge 122 le 128",
        "ipv6 prefix-list TO-TORS-V6 seq 20 permit fd12:3456:789a:2000::/52 ge 64 le 64",
      ],
    );
  });
});
