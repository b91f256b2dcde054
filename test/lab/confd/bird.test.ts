import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../support/run.ts";
import { expectGolden } from "../../support/golden.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { birdFiles, type BirdFiles } from "./bird.ts";
import type { Datastore } from "./objects.ts";
import { node, peer, store } from "./store.fixture.ts";

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
  mesh: store({
    bgpConfigurations: [{ metadata: { name: "default" }, spec: { bindMode: "NodeIP", listenPort: 1790 } }],
  }),
};

const textOf = (files: BirdFiles): string =>
  Object.entries(files)
    .map(([name, text]) => `# ${name}\n${text}`)
    .join("");

describe("BIRD's configuration of a node", () => {
  it.each(Object.entries(cases))("is as it was: %s", (name, data) => {
    expectGolden(`lab/confd/golden/${name}.cfg`, textOf(birdFiles(data, "r1-a")));
  });

  it("is refused for a node without an address", () => {
    expect(() => birdFiles(store(), "r9-z")).toThrow("node r9-z is not there or has no IPv4 address");
  });

  it("is refused where a setting or a rule has no derivation here", () => {
    const spec: object = { serviceClusterIPs: [{ cidr: "10.96.0.0/12" }] };
    const bgpConfigurations = [{ metadata: { name: "default" }, spec }];
    expect(() => birdFiles(store({ bgpConfigurations }), "r1-a")).toThrow(
      "not derived here: serviceClusterIPs",
    );
  });
});

describeWith("BIRD 1.6", ["labPrograms"], ({ labPrograms: { bird } }) => {
  it.each(Object.entries(cases))("takes %s", async (_name, data) => {
    const folder = mkdtempSync(join(tmpdir(), "bird-config-"));
    try {
      const files = birdFiles(data, "r1-a");
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
      await expect(run(bird, ["-p", "-c", join(folder, "bird.cfg")])).resolves.toMatchObject({ code: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
