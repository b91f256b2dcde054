import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../src/index.ts";
import { formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import { intentsOf } from "../../src/compile.ts";
import { analyseFailures, simulate } from "../../src/simulate/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { datacenter as asPerRack } from "../lab/fabrics/as-per-rack-routed.ts";
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
