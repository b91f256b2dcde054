import type { DatacenterSpec } from "../../src/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { differing, importedFrom, textsIn, textsOf } from "./imported.ts";

const byName = (texts: readonly { readonly file: string }[]) =>
  texts.toSorted((one, other) => one.file.localeCompare(other.file));

/** What docs/import.md says is not found: a subnet at each ToR, IPv6 that is others' or no image of IPv4, and five stages. */
const NOT_FOUND = new Set(["as-per-rack-subnets", "dual-stack-outside", "ipv6-only", "five-stage"]);

/** Nor are addresses that several servers have. */
const routed = STACKS.filter(({ name, fabric }) => fabric?.model !== "l2" && !NOT_FOUND.has(name)).map(
  ({ anycast: _, ...spec }): DatacenterSpec => spec,
);

/** What FRR prints: a head, blocks in an order of its own with their lines in another, and none of what it takes for granted. */
function printed(device: string, text: string): string {
  const blocks = text
    .split("\n!\n")
    .map((block) =>
      block.startsWith("interface ")
        ? block.replace(/^(interface \S+)\n((?: .*\n)+)exit/gm, (_, head: string, lines: string) => {
            const turned = lines.trimEnd().split("\n").reverse().join("\n");
            return `${head}\n${turned}\nexit`;
          })
        : block,
    )
    .filter((block) => block !== "ip forwarding");
  return [
    "Building configuration...",
    "",
    "Current configuration:",
    "!",
    "frr version 8.4.4",
    "frr defaults traditional",
    `hostname ${device}`,
    "log syslog informational",
    "service integrated-vtysh-config",
    "!",
    blocks.toReversed().join("\n!\n"),
    "!",
    "end",
    "",
  ]
    .join("\n")
    .replaceAll(
      /^ (?:bgp graceful-restart (?:restart-time 120|stalepath-time 360)|bgp ebgp-requires-policy)\n/gm,
      "",
    );
}

/** A fabric that somebody else numbered: other pools, AS numbers and ports, a cable in another port, a rack out of turn. */
const brownfield: DatacenterSpec = {
  name: "brownfield",
  pools: {
    spineAsns: "65000-65063",
    rackAsns: "65100-65399",
    spineLoopbacks: "172.16.0.0/25",
    torLoopbacks: "172.16.2.0/23",
    links: "172.17.0.0/16",
    nodes: "172.20.0.0/15",
    pods: ["100.64.0.0/12", "100.80.0.0/13"],
  },
  sizes: { rackSubnet: 25, rackPods: 20, podBlock: 27 },
  capacity: { maxPodsPerNode: 60 },
  ports: { torUplink: "ens{1}f0", spineDownlink: "swp{1}", torRack: "br-rack" },
  bgp: { keepalive: 5, connectRetry: 20, gracefulRestart: { restart: 60, stale: 300 }, maximumAsPath: 12 },
  spines: [
    { name: "agg-1", index: 3, pin: { asn: 65050 } },
    { name: "agg-2", index: 7, ports: { to: { "row-b-tor0": "swp99" } } },
  ],
  racks: [
    { name: "row-a", index: 4, pin: { asn: 65333 }, tors: [{ index: 0, pin: { loopback: "172.16.3.9" } }] },
    {
      name: "row-b",
      index: 9,
      pin: { subnet: "172.20.7.0/25" },
      tors: [{ index: 0, pin: { uplinks: { "agg-1": "172.17.200.2/31" } } }],
    },
    { name: "row-c", index: 5, tors: [{ name: "leaf-c", index: 1, pin: { address: "172.20.2.254" } }] },
  ],
};

describe("FRR's running configurations", () => {
  it.each(routed.map((spec) => [spec.name, spec] as const))(
    "of %s become a spec whose texts are these, byte for byte",
    (_, spec) => {
      const texts = textsOf(spec);
      const trial = importedFrom("frr", texts);
      expect(differing(trial)).toEqual([]);
      const had = byName(textsIn(trial));
      expect(had).toEqual(byName(texts));
    },
  );

  it("as FRR prints them differ in nothing either, and its own lines are left alone", () => {
    const trial = importedFrom(
      "frr",
      textsOf(demo).map(({ file, text }) => ({ file, text: printed(file.slice(8, -5), text) })),
    );
    expect(differing(trial)).toEqual([]);
    expect(trial.comparisons.map(({ beside }) => beside.map(({ line }) => line.split(" ")[0]))).toEqual(
      trial.comparisons.map(() => ["frr", "frr", "hostname", "log", "service"]),
    );
  });

  it("of a fabric that somebody else numbered become pools and pins", () => {
    const trial = importedFrom("frr", textsOf(brownfield));
    expect(differing(trial)).toEqual([]);
    expect(byName(textsIn(trial))).toEqual(byName(textsOf(brownfield)));
  });

  it("with links and gateways the other way round become what says so once", () => {
    const turned: DatacenterSpec = {
      ...demo,
      uplinks: { lower: "tor" },
      sizes: { links: 30 },
      pools: { links: ["10.254.0.0/16", "10.253.0.0/16"] },
      offsets: { firstTor: -1 },
    };
    const trial = importedFrom("frr", textsOf(turned));
    expect(differing(trial)).toEqual([]);
    expect(trial.spec).toMatchObject({
      uplinks: { lower: "tor" },
      sizes: { links: 30 },
      offsets: { firstTor: -1 },
    });
  });

  it("that a spec explains in part are told line by line", () => {
    const texts = textsOf(demo).map(({ file, text }) => ({
      file,
      text: file.includes("spine-1")
        ? text.replace(" bgp bestpath compare-routerid", " bgp always-compare-med")
        : text,
    }));
    expect(differing(importedFrom("frr", texts))).toEqual([
      "spine-1 + router bgp 64513\nbgp bestpath compare-routerid",
      "spine-1 - router bgp 64513\nbgp always-compare-med",
    ]);
  });

  it("give no password away", () => {
    const secured: DatacenterSpec = { ...demo, bgp: { passwords: { nodes: "nodes", switches: "switches" } } };
    const texts = textsOf(secured).map(({ file, text }) => ({
      file,
      text: text.replaceAll(/<secret:[a-z]+>/g, "correct-horse"),
    }));
    const trial = importedFrom("frr", texts);
    expect(differing(trial)).toEqual([]);
    expect(JSON.stringify([trial.spec, trial.comparisons])).not.toContain("correct-horse");
  });
});
