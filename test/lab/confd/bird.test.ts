import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../support/run.ts";
import { expectGolden } from "../../support/golden.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { birdFiles, birdsOf } from "./bird.ts";
import { IPV4, IPV6 } from "./family.ts";
import type { Datastore } from "./objects.ts";
import { dualNode, node, peer, store } from "./store.fixture.ts";

const cases: Readonly<Record<string, Datastore>> = {
  "reflected-by-tor": store({
    bgpPeers: [
      peer("tor", {
        nodeSelector: "rack == 'r1'",
        peerIP: "10.1.0.1",
        asNumber: 64600,
        keepaliveTime: "3s",
        maxRestartTime: "120s",
        ttlSecurity: 1,
        filters: ["rack"],
      }),
    ],
    bgpFilters: [
      {
        metadata: { name: "rack" },
        spec: {
          exportV4: [{ action: "Reject", cidr: "10.32.0.0/16", matchOperator: "NotIn" }],
          importV4: [
            {
              action: "Accept",
              cidr: "10.32.0.0/11",
              matchOperator: "In",
              prefixLength: { min: 26, max: 32 },
            },
            { action: "Reject" },
          ],
        },
      },
    ],
  }),
  "own-as": store({
    nodes: [node("r1-a", "10.1.0.10", { "projectcalico.org/ASNumber": "4200000001" })],
    bgpPeers: [
      peer("tor", {
        peerIP: "10.1.0.1:1790",
        asNumber: 64600,
        nextHopMode: "Self",
        filters: ["own"],
        reachableBy: "10.1.0.9",
      }),
    ],
    bgpFilters: [
      {
        metadata: { name: "own" },
        spec: { exportV4: [{ action: "Reject", source: "RemotePeers", peerType: "eBGP" }] },
      },
    ],
    ipPools: [
      { metadata: { name: "encapsulated" }, spec: { cidr: "10.33.0.0/16", vxlanMode: "Always" } },
      { metadata: { name: "private" }, spec: { cidr: "10.34.0.0/16", disableBGPExport: true } },
    ],
  }),
  "dual-stack": store({
    nodes: [
      dualNode("r1-a", "10.1.0.10", "fd00:1::a"),
      dualNode("r1-b", "10.1.0.11", "fd00:1::b", {
        "projectcalico.org/RouteReflectorClusterID": "10.1.0.11",
      }),
    ],
    bgpPeers: [
      peer("rr", {
        nodeSelector: "rack == 'r1'",
        peerSelector: "has(rr)",
        filters: ["both"],
        ttlSecurity: 1,
      }),
      peer("tor", { nodeSelector: "rack == 'r1'", peerIP: "10.1.0.1", asNumber: 64600 }),
      peer("tor-v6", {
        nodeSelector: "rack == 'r1'",
        peerIP: "fd00:1::1",
        asNumber: 64600,
        ttlSecurity: 1,
        filters: ["both"],
        keepaliveTime: "3s",
        maxRestartTime: "120s",
      }),
      peer("other-v6", {
        node: "r1-a",
        peerIP: "[fd00:1::2]:1790",
        asNumber: 64700,
        reachableBy: "fd00:1::1",
      }),
    ],
    bgpFilters: [
      {
        metadata: { name: "both" },
        spec: {
          importV4: [{ action: "Accept", cidr: "10.32.0.0/11", matchOperator: "In" }, { action: "Reject" }],
          importV6: [
            {
              action: "Accept",
              cidr: "fd00:100::/32",
              matchOperator: "In",
              prefixLength: { min: 122, max: 128 },
            },
            { action: "Accept", cidr: "fd00::/16", matchOperator: "In", prefixLength: { min: 64 } },
            { action: "Reject" },
          ],
          exportV6: [{ action: "Reject", source: "RemotePeers" }],
        },
      },
    ],
    ipPools: [
      { metadata: { name: "pool" }, spec: { cidr: "10.32.0.0/16" } },
      { metadata: { name: "pool-v6" }, spec: { cidr: "fd00:100::/112", blockSize: 122 } },
      { metadata: { name: "vxlan-v6" }, spec: { cidr: "fd00:101::/112", vxlanMode: "Always" } },
      { metadata: { name: "private-v6" }, spec: { cidr: "fd00:102::/112", disableBGPExport: true } },
    ],
    blocks: { "r1-a": ["10.32.0.0/26", "fd00:100::/122", "fd00:101::7/128"] },
  }),
  "without-priorities": store({
    version: "3.30",
    bgpPeers: [peer("tor", { nodeSelector: "rack == 'r1'", peerIP: "10.1.0.1", asNumber: 64600 })],
  }),
  mesh: store({
    bgpConfigurations: [{ metadata: { name: "default" }, spec: { bindMode: "NodeIP", listenPort: 1790 } }],
  }),
};

const textOf = (data: Datastore): string =>
  birdsOf(data, "r1-a")
    .flatMap(({ files }) => Object.entries(files))
    .map(([name, text]) => `# ${name}\n${text}`)
    .join("");

describe("BIRD's configuration of a node", () => {
  it.each(Object.entries(cases))("is as it was: %s", (name, data) => {
    expectGolden(`lab/confd/golden/${name}.cfg`, textOf(data));
  });

  it("has service ranges in confd's order, each once, whatever their kind and their order in the object", () => {
    const spec = {
      nodeToNodeMeshEnabled: false,
      asNumber: 64600,
      serviceClusterIPs: [{ cidr: "10.96.0.0/12" }],
      serviceExternalIPs: [{ cidr: "203.0.113.0/24" }, { cidr: "10.200.0.0/16" }],
      serviceLoadBalancerIPs: [{ cidr: "10.100.0.0/16" }, { cidr: "203.0.113.0/24" }],
    };
    const files = birdFiles(
      store({ bgpConfigurations: [{ metadata: { name: "default" }, spec }] }),
      IPV4,
      "r1-a",
    );
    const ranges = ["10.100.0.0/16", "10.200.0.0/16", "10.96.0.0/12", "203.0.113.0/24"];
    const routes = [...(files?.["bird_aggr.cfg"] ?? "").matchAll(/^ {2}route (.*) blackhole;$/gm)];
    expect(routes.map((match) => match[1])).toEqual(["10.32.0.0/26", ...ranges]);
    for (const verdict of ["accept", "reject"]) {
      const rules = new RegExp(`^ {2}if \\(net ~ (.*)\\) then \\{ ${verdict}; \\}$`, "gm");
      const named = [...(files?.["bird_ipam.cfg"] ?? "").matchAll(rules)].map((match) => match[1] ?? "");
      expect(named.filter((range) => range !== "10.32.0.0/16")).toEqual(ranges);
    }
  });

  it("is none in IPv6 for a node without an address there", () => {
    expect(birdFiles(store(), IPV6, "r1-a")).toBeNull();
  });

  it("is refused for a node without an address", () => {
    expect(() => birdFiles(store(), IPV4, "r9-z")).toThrow("node r9-z is not there");
  });

  it("is refused with IPIP where BIRD itself would have to know of it", () => {
    const ipPools = [
      { metadata: { name: "pool" }, spec: { cidr: "10.32.0.0/16", ipipMode: "Always" } },
    ] as const;
    expect(birdFiles(store({ ipPools }), IPV4, "r1-a")).not.toBeNull();
    expect(() => birdFiles(store({ version: "3.31", ipPools }), IPV4, "r1-a")).toThrow(
      "not derived here: IPIP",
    );
  });

  it("is refused where a setting or a rule has no derivation here", () => {
    const spec: object = { communities: [{ name: "services", value: "64500:1" }] };
    const bgpConfigurations = [{ metadata: { name: "default" }, spec }];
    expect(() => birdFiles(store({ bgpConfigurations }), IPV4, "r1-a")).toThrow(
      "not derived here: communities",
    );
  });
});

describeWith("BIRD 1.6", ["labPrograms"], ({ labPrograms }) => {
  it.each(Object.entries(cases))("takes %s", async (_name, data) => {
    const folder = mkdtempSync(join(tmpdir(), "bird-config-"));
    try {
      for (const { family, files } of birdsOf(data, "r1-a")) {
        for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
        const command = ["-p", "-c", join(folder, `${family.program}.cfg`)];
        await expect(run(labPrograms[family.program], command)).resolves.toMatchObject({ code: 0 });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
