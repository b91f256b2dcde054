import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../src/index.ts";
import { formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import { intentsOf } from "../../src/compile.ts";
import { analyseFailures, simulate } from "../../src/simulate/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { datacenter as asPerRack } from "../lab/fabrics/as-per-rack-routed.ts";
import { datacenter as subnets } from "../lab/fabrics/as-per-rack-subnets.ts";
import { datacenter as asPerServer } from "../lab/fabrics/as-per-server-routed.ts";
import { datacenter as downwardDefault } from "../lab/fabrics/downward-default-routed.ts";

type Racks = NonNullable<DatacenterSpec["racks"]>;

const withRacks = (spec: DatacenterSpec, change: (racks: Racks) => Racks): DatacenterSpec => ({
  ...spec,
  racks: change(spec.racks ?? []),
});

const textsOf = (spec: DatacenterSpec): ReadonlyMap<string, string> =>
  new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text]));

describe("servers with links of their own", () => {
  it("have them by ToR and by their own number, and keep the address that their rack has for them", () => {
    const { racks } = compile(asPerRack).plan;
    const written = racks.flatMap(({ nodes }) =>
      nodes.map(({ name, address, links }) =>
        [
          name,
          formatIpv4(address),
          ...links.map(({ device, subnet }) => `${device} ${formatPrefix(subnet)}`),
        ].join(" "),
      ),
    );
    expect(written).toEqual([
      "r1-n1 10.192.0.10 r1-tor0 10.248.0.0/31 r1-tor1 10.248.1.0/31",
      "r1-n2 10.192.0.11 r1-tor0 10.248.0.2/31 r1-tor1 10.248.1.2/31",
      "r2-n1 10.192.1.10 r2-tor0 10.248.2.0/31 r2-tor1 10.248.3.0/31",
      "r2-n2 10.192.1.11 r2-tor0 10.248.2.2/31 r2-tor1 10.248.3.2/31",
    ]);
  });

  it("have them where a ToR's range is pinned", () => {
    const { racks } = compile(
      withRacks(asPerRack, (racks) =>
        racks.map((rack) => ({
          ...rack,
          tors: [{ index: 0, pin: { serverLinks: `10.249.${String(rack.index)}.0/24` } }, { index: 1 }],
        })),
      ),
    ).plan;
    expect(racks[1]?.nodes[1]?.links.map(({ subnet }) => formatPrefix(subnet))).toEqual([
      "10.249.1.2/31",
      "10.248.3.2/31",
    ]);
  });

  it.each([asPerRack, asPerServer, downwardDefault])(
    "$name: one that comes is a port on each of its ToRs, and nothing else on any switch",
    (spec) => {
      const before = textsOf(spec);
      const after = textsOf(
        withRacks(spec, ([first, ...others]) =>
          first === undefined
            ? []
            : [{ ...first, nodes: [...(first.nodes ?? []), { name: "r1-n9", index: 8 }] }, ...others],
        ),
      );
      for (const [device, text] of after) {
        const old = new Set((before.get(device) ?? "").split("\n"));
        const added = text.split("\n").filter((line) => !old.has(line));
        expect([device, ...added]).toEqual(
          device.startsWith("r1-")
            ? [
                device,
                "interface swp137",
                " description r1-n9",
                ` ip address 10.248.${device === "r1-tor0" ? "0" : "1"}.16/31`,
              ]
            : [device],
        );
      }
    },
  );

  it.each([asPerRack, asPerServer, downwardDefault])(
    "$name: lose nobody when a cable, a spine or one of their ToRs fails",
    (spec) => {
      const impacts = analyseFailures(simulate(intentsOf(compile(spec))));
      const isNode = (device: string): boolean => /-n[0-9]$/.test(device);
      const worse = impacts.filter(
        ({ failure, cut, unreachable, partlyLost, loops }) =>
          !(failure.kind === "device" && isNode(failure.device)) &&
          [cut, unreachable, partlyLost, loops].some(({ count }) => count > 0),
      );
      expect(impacts.length).toBeGreaterThan(40);
      expect(worse.map(({ failure }) => failure)).toEqual([]);
    },
  );

  it("have hosts among them, by links after those of all nodes that there may be, which announce their own address", () => {
    const { plan, hosts, switches } = compile(
      withRacks(asPerServer, (racks) =>
        racks.map((rack) => ({
          ...rack,
          hosts: [
            {
              name: `${rack.name}-store`,
              index: 1,
              daemon: "frr",
              announces: [`10.251.0.${String(rack.index)}/32`],
            },
          ],
        })),
      ),
    );
    const [host] = plan.racks[1]?.hosts ?? [];
    expect([
      formatIpv4(host?.address ?? 0),
      ...(host?.links ?? []).map(({ subnet }) => formatPrefix(subnet)),
    ]).toEqual(["10.192.1.75", "10.248.2.130/31", "10.248.3.130/31"]);
    expect(hosts[1]?.text).toContain(" neighbor 10.248.2.130 remote-as 64602\n");
    expect(hosts[1]?.text).toContain("  network 10.192.1.75/32\n");
    const tor = switches.find(({ intent }) => intent.device === "r2-tor1")?.text ?? "";
    expect(tor).toContain("interface swp194\n description r2-store\n ip address 10.248.3.130/31\n");
    expect(tor).toContain(" permit 10.192.1.75/32\n");
    expect(simulate(intentsOf(compile(subnets))).network.unmatched).toEqual([]);
  });

  it("stand beside racks whose servers share a network", () => {
    const mixed = withRacks(asPerRack, (racks) =>
      racks.map((rack) => ({
        ...rack,
        attachment: rack.index === 0 ? ("shared" as const) : rack.attachment,
      })),
    );
    const { plan, calico } = compile(mixed);
    expect(plan.racks.map(({ subnet }) => subnet !== null)).toEqual([true, false]);
    expect(calico.peers.map(({ metadata }) => metadata.name)).toEqual([
      "r1-tor0",
      "r1-tor1",
      "r2-tor0.r2-n1",
      "r2-tor0.r2-n2",
      "r2-tor1.r2-n1",
      "r2-tor1.r2-n2",
    ]);
  });

  const lacking = (Object.keys(platforms) as PlatformName[]).filter(
    (name) => platforms[name].capabilities["next-hop-always"].kind === "lacks",
  );

  it.each(lacking)("are refused where ToRs reflect and %s can't name itself to each", (platform) => {
    const compilation = compileSpec({ ...asPerRack, platforms: { tors: platform } });
    expect(compilation.ok ? "" : formatDiagnostics(compilation.diagnostics).join("\n")).toContain(
      `${platform} lacks its own next hop on all reflected routes`,
    );
  });
});

describe("servers with a network of each ToR's own", () => {
  const fabrics = [
    { model: "as-per-rack" },
    { model: "as-per-server" },
    { model: "as-per-server", withinRack: "direct" },
    { model: "as-per-cluster" },
    { model: "as-per-cluster", ownAs: "overridden" },
    { model: "downward-default" },
  ] as const;

  it("have a place in each, and a stable address", () => {
    const [rack] = compile(subnets).plan.racks;
    expect(rack?.subnet).toBeNull();
    const servers = [...(rack?.nodes ?? []), ...(rack?.hosts ?? [])];
    expect(
      servers.map(({ name, address, links }) =>
        [name, address, ...links.map(({ serverAddress }) => serverAddress)].map((one) =>
          typeof one === "string" ? one : formatIpv4(one),
        ),
      ),
    ).toEqual([
      ["r1-n1", "10.192.0.10", "10.248.0.10", "10.248.1.10"],
      ["r1-n2", "10.192.0.11", "10.248.0.11", "10.248.1.11"],
      ["r1-lb1", "10.192.0.74", "10.248.0.74", "10.248.1.74"],
    ]);
  });

  it.each(fabrics)("in $model lose nobody when a cable, a spine or one of their ToRs fails", (fabric) => {
    const impacts = analyseFailures(simulate(intentsOf(compile({ ...subnets, fabric }))));
    const servers = /^r[0-9]-(?:n|lb|store)[0-9]$/;
    const worse = impacts.filter(
      ({ failure, cut, unreachable, partlyLost, loops }) =>
        !(failure.kind === "device" && servers.test(failure.device)) &&
        [cut, unreachable, partlyLost, loops].some(({ count }) => count > 0),
    );
    expect(impacts.length).toBeGreaterThan(40);
    expect(worse.map(({ failure }) => failure)).toEqual([]);
  });

  it.each(fabrics)("in $model are one peer for each ToR to Calico, whoever comes", (fabric) => {
    const peersOf = (spec: DatacenterSpec): unknown => compile({ ...spec, fabric }).calico.peers;
    const grown = withRacks(subnets, ([first, ...others]) =>
      first === undefined
        ? []
        : [{ ...first, nodes: [...(first.nodes ?? []), { name: "r1-n9", index: 8 }] }, ...others],
    );
    expect(peersOf(subnets)).toHaveLength(4);
    expect(peersOf(grown)).toEqual(peersOf(subnets));
  });

  it("may stand in VLANs of one number, or each in its own", () => {
    const own = withRacks(subnets, (racks) =>
      racks.map((rack) => ({ ...rack, tors: [{ index: 0 }, { index: 1, ports: { rack: "vlan20" } }] })),
    );
    const vlans = (spec: DatacenterSpec): readonly (number | undefined)[] =>
      compile(spec).plan.racks.flatMap(({ tors }) => tors.map(({ vlan }) => vlan?.vlan));
    expect(vlans(subnets)).toEqual([10, 10, 10, 10]);
    expect(vlans(own)).toEqual([10, 20, 10, 20]);
  });

  it.each((Object.keys(platforms) as PlatformName[]).filter((name) => name !== "frr"))(
    "has %s give the VLAN to ports of servers, and to none of another ToR",
    (platform) => {
      const { switches } = compile({ ...subnets, platforms: { tors: platform } });
      const tor = switches.find(({ intent }) => intent.device === "r1-tor1");
      expect(tor?.intent.rackVlan?.access.map(({ description }) => description)).toEqual([
        "r1-n1",
        "r1-n2",
        "r1-lb1",
      ]);
      expect(tor?.intent.rackVlan?.trunks).toEqual([]);
      expect(tor?.text).toContain("10.248.1.1");
      expect(tor?.text).not.toContain("10.248.0.");
    },
  );
});
