import {
  checkWorks,
  compile,
  intentsOf,
  reachability,
  simulate,
  type CompiledFabric,
  type DatacenterSpec,
} from "../../src/index.ts";

const RACKS = ["a01", "a02", "a03", "a04", "a05", "a06", "b01", "b02", "b03", "b04", "b05", "b06"] as const;
const NODES = 20;
/** The rack that is as large as two, and as full as a rack may be. */
const LARGE = "b06";

const two = (number: number): string => String(number).padStart(2, "0");

const rackOf = (name: (typeof RACKS)[number], index: number) => {
  const isLarge = name === LARGE;
  const subnet = 10 + index + (isLarge ? 1 : 0);
  return {
    name,
    index,
    pin: {
      asn: 65101 + index,
      subnet: isLarge ? `10.20.${String(subnet)}.0/23` : `10.20.${String(subnet)}.0/24`,
      ...(isLarge ? { pods: "10.140.0.0/18" } : {}),
    },
    tors: ["a", "b"].map((side, tor) => ({
      name: `${name}-leaf-${side}`,
      index: tor,
      pin: {
        loopback: `10.0.1.${String(1 + 2 * index + tor)}`,
        // The first racks were cabled before the others, with links of four addresses.
        ...(index < 2
          ? {
              uplinks: { "spine-1": `10.1.28.${String(16 * index + 8 * tor)}/30` },
              uplinkAddresses: { "spine-1": `10.1.28.${String(16 * index + 8 * tor + 1)}` },
            }
          : {}),
      },
    })),
    nodes: Array.from({ length: isLarge ? 128 : NODES }, (_, node) => ({
      name: `k8s-${name}-n${two(node + 1)}`,
      index: node,
      ...(isLarge ? {} : { pin: { address: `10.20.${String(subnet)}.${String(101 + node)}` } }),
    })),
  };
};

const border = (router: string, spine: number, port: number, network: number) => ({
  mode: "default-only" as const,
  router,
  switch: `spine-${String(spine)}`,
  interface: `swp${String(port)}`,
  address: `192.168.254.${String(network + 1)}/31`,
  peer: `192.168.254.${String(network)}`,
  asn: 64496,
});

/** A datacenter of other people's numbers: nothing in it is where it would be by its index. */
const spec: DatacenterSpec = {
  name: "fra1",
  fabric: { model: "as-per-rack" },
  capacity: { maxSpines: 8, maxRacks: 64, maxNodesPerRack: 128 },
  pools: {
    spineAsns: ["65001-65016"],
    rackAsns: ["65101-65400"],
    spineLoopbacks: "10.0.0.0/26",
    torLoopbacks: "10.0.1.0/24",
    links: "10.1.0.0/19",
    nodes: "10.20.0.0/16",
    pods: "10.128.0.0/12",
    hosts: "10.21.0.0/20",
  },
  sizes: { rackPods: 19 },
  offsets: { firstTor: -1, firstNode: 11 },
  calico: { natOutgoing: true, natExclusions: ["172.16.0.0/12"] },
  bgp: { bfd: { enabled: true }, gracefulRestart: { enabled: false } },
  services: { clusterIps: ["10.96.0.0/16"], loadBalancerIps: ["192.168.200.0/22"] },
  outside: {
    announce: { pods: "per-rack", services: true },
    peers: [
      border("border-1", 1, 61, 0),
      border("border-2", 1, 62, 2),
      border("border-1", 2, 61, 4),
      border("border-2", 2, 62, 6),
    ],
  },
  spines: [0, 1, 2, 3].map((index) => ({
    name: `spine-${String(index + 1)}`,
    index,
    pin: { asn: 65001 + index, loopback: `10.0.0.${String(index + 1)}` },
  })),
  racks: RACKS.map(rackOf),
};

const textOf = ({ switches }: CompiledFabric, name: string): string =>
  switches.find(({ intent }) => intent.device === name)?.text ?? "";

describe("twelve racks with numbers of their own", () => {
  const fabric = compile(spec);

  it("have no finding but that a full rack has few blocks, before anything is deployed", () => {
    expect(fabric.warnings.map(({ code }) => code)).toEqual(["blocks-too-few"]);
    expect(checkWorks(spec, fabric)).toEqual([]);
  });

  it("reach one another, and the outside, from every node of every rack", () => {
    const { unreachable, pairs } = reachability(simulate(intentsOf(fabric)));
    expect(pairs).toBeGreaterThan(100_000);
    expect(unreachable).toEqual({ count: 0, examples: [] });
  });

  it("have the gateway at the end of each subnet, and links of both lengths", () => {
    const [first, large] = [textOf(fabric, "a01-leaf-b"), textOf(fabric, `${LARGE}-leaf-a`)];
    expect(first).toContain(" ip address 10.20.10.253/24\n");
    expect(first).toContain(" ip address 10.1.28.9/30\n");
    expect(first).toContain(" neighbor 10.1.28.10 ");
    expect(large).toContain(" ip address 10.20.23.254/23\n");
    expect(large).toContain(" bgp listen range 10.20.22.0/23 ");
  });

  it("are all let pass by the others' policies, whatever their length", () => {
    const text = textOf(fabric, "a02-leaf-a");
    expect(text).toMatch(/prefix-list \S+ seq \d+ permit 10\.20\.0\.0\/16 ge 23 le 23\n/);
    expect(text).toMatch(/prefix-list \S+ seq \d+ permit 10\.20\.0\.0\/16 ge 24 le 24\n/);
    expect(textOf(fabric, "spine-1")).toMatch(
      /prefix-list \S+ seq \d+ permit 10\.128\.0\.0\/12 ge 18 le 18\n/,
    );
  });

  it("have an image in IPv6 as they are, outside and services with them, but for what is pinned there", () => {
    const racks = RACKS.map((name, index) => {
      const { pin, ...rack } = rackOf(name, index);
      const subnet = `fd12:3456:789a:2${(16 + index).toString(16).padStart(3, "0")}::/64`;
      return { ...rack, pin: name === LARGE ? { ...pin, ipv6: { subnet } } : pin };
    });
    const dual = { ...spec, ipv6: { prefix: "fd12:3456:789a::/48" }, racks };
    const both = compile(dual);
    expect(checkWorks(dual, both)).toEqual([]);
    expect(textOf(both, "a01-leaf-a")).toContain(" ipv6 address fd12:3456:789a:200a::fe/64\n");
    expect(textOf(both, `${LARGE}-leaf-a`)).toContain(" ipv6 address fd12:3456:789a:201b::1fe/64\n");
  });
});
