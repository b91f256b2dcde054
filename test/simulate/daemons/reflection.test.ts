import { basename, dirname } from "node:path";
import type { Network } from "../../../src/simulate/index.ts";
import type { Software } from "../../../src/simulate/network/types.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { address, brief, mesh, pathsAt, type RouterOptions } from "../networks.ts";
import { bird1, bird2, differencesOn, type Bird } from "./lan.ts";

/* What the simulator says of cluster lists and of additional paths, held against BIRD 1.6, BIRD 2 and FRR themselves. */

const REFLECTED = "10.9.0.0/24";
const TWICE = "10.8.0.0/24";
const cluster = address("10.0.0.9");

/** Reflectors of one cluster, a BIRD, another and an FRR, with the client `a`; `d` is a client of `b` alone, and no client of `f`. */
const sharedCluster = (software: Software): Network => {
  const at = (name: string, last: number, more: Partial<RouterOptions> = {}): RouterOptions => ({
    name,
    asn: 64500,
    software,
    ports: [`10.0.0.${String(last)}/24`],
    ...more,
  });
  const client = { reflects: true };
  return mesh(
    [
      at("a", 1, { own: [REFLECTED] }),
      at("b", 2, { clusterId: cluster }),
      at("c", 3, { clusterId: cluster }),
      at("d", 4),
      at("f", 5, { clusterId: cluster, software: "frr" }),
    ],
    [
      ["a", "b"],
      ["a", "c"],
      ["a", "f"],
      ["b", "c"],
      ["b", "d"],
      ["b", "f"],
      ["c", "d"],
      ["d", "f"],
    ],
    { "b>a": client, "c>a": client, "f>a": client, "b>d": client, "c>d": client, "c>b": client },
  );
};

/** `n` hears of one network from two neighbours of one AS alike, and tells a BIRD and an FRR. */
const toldTwice = (software: Software): Network => {
  const at = (name: string, asn: number, last: number, own: readonly string[] = []): RouterOptions => ({
    name,
    asn,
    software: name === "f" ? "frr" : software,
    ports: [`10.0.0.${String(last)}/24`],
    own,
  });
  return mesh(
    [
      at("x", 64501, 1, [TWICE]),
      at("y", 64501, 2, [TWICE]),
      at("n", 64502, 3),
      at("z", 64503, 4),
      at("f", 64504, 5),
    ],
    [
      ["x", "n"],
      ["y", "n"],
      ["n", "z"],
      ["n", "f"],
    ],
  );
};

describe("the simulator", () => {
  it("has a BIRD take from its peer, and not from its client, what has been through its cluster", () => {
    const network = sharedCluster("bird");
    expect(brief(pathsAt(network, "b", REFLECTED))).toContain("10.0.0.1 [] by 10.0.0.1");
    expect(brief(pathsAt(network, "f", REFLECTED))).toEqual(["10.0.0.1 []"]);
  });

  it("has a BIRD with additional paths tell two that are alike, and one without tell one", () => {
    const alike = ["10.0.0.3 [64502 64501]", "10.0.0.3 [64502 64501]"];
    for (const device of ["z", "f"]) {
      expect(brief(pathsAt(toldTwice("bird"), device, TWICE))).toEqual(alike);
      expect(brief(pathsAt(toldTwice("bird1"), device, TWICE))).toEqual(alike.slice(1));
    }
  });
});

const NEEDED = ["root", "namespaces", "labPrograms", "hostDaemons"] as const;

describeWith("the daemons", NEEDED, ({ labPrograms, hostDaemons }) => {
  const old = bird1(dirname(dirname(labPrograms.bird)));
  const new_ = bird2(dirname(dirname(hostDaemons.bird2)), basename(hostDaemons.bird2Libraries));

  it.each<readonly [string, Bird, Software]>([
    ["BIRD 1.6 as Calico has it", old, "bird"],
    ["BIRD 2", new_, "bird2"],
  ])(
    "have the tables that the simulator says: %s, and FRR",
    async (_, bird, software) => {
      const differences = await Promise.all([
        differencesOn("cluster", bird, sharedCluster(software)),
        differencesOn("twice", bird, toldTwice(software)),
      ]);
      expect(differences).toEqual([[], []]);
    },
    300_000,
  );
});
