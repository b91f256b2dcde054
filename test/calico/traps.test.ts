import fc from "fast-check";
import { listManifests } from "../../src/calico/index.ts";
import { compile, renderManifests, type CalicoObject } from "../../src/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import { parseSelector } from "../lab/confd/selector.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";
import { there } from "../../src/plan/there.ts";

/* What Calico takes without a word and then does wrong, or keeps two readings of: docs/calico.md says why each of these is looked at. */

const RUNS = runs(200, 50);

const text = (object: CalicoObject, field: string): string => {
  const value = object.spec[field];
  return typeof value === "string" ? value : "";
};

const selects = (object: CalicoObject, field: string, labels: Readonly<Record<string, string>>): boolean =>
  parseSelector(text(object, field))(labels);

describe("what Calico is given in any datacenter of any model", () => {
  it("has no two peers of one node at one address: which of them counts, Calico leaves open", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { nodes, peers } = compile(spec).calico;
        const addresses = new Map(
          nodes.map(({ name, annotations }) => [
            name,
            annotations["projectcalico.org/IPv4Address"]?.split("/")[0],
          ]),
        );
        for (const { name, labels } of nodes) {
          const dialled = peers
            .filter((peer) => selects(peer, "nodeSelector", labels))
            .flatMap((peer) =>
              "peerIP" in peer.spec
                ? [text(peer, "peerIP")]
                : nodes
                    .filter((other) => other.name !== name && selects(peer, "peerSelector", other.labels))
                    .map((other) => addresses.get(other.name)),
            );
          expect(new Set(dialled).size).toBe(dialled.length);
        }
      }),
      RUNS,
    );
  });

  it("selects the nodes of a peer in one way, its other end in one way, and names an AS only with an address", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        for (const { spec: peer } of compile(spec).calico.peers) {
          expect("node" in peer).toBe(false);
          expect(typeof peer["nodeSelector"]).toBe("string");
          expect("peerIP" in peer).toBe(!("peerSelector" in peer));
          expect("asNumber" in peer).toBe("peerIP" in peer);
        }
      }),
      RUNS,
    );
  });

  it("has exactly one pool of each address family for each node, that of its rack, which is used and announced", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { nodes, pools } = compile(spec).calico;
        for (const { rack, labels } of nodes) {
          const own = pools.filter((pool) => selects(pool, "nodeSelector", labels));
          const names = spec.ipv6 === undefined ? [`rack-${rack}`] : [`rack-${rack}`, `rack-${rack}-v6`];
          expect(own.map(({ metadata }) => metadata.name)).toEqual(names);
        }
        for (const { spec: pool } of pools) {
          expect(pool["disabled"] ?? false).toBe(false);
          expect(pool["disableBGPExport"] ?? false).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it("turns the mesh off by the last object of the last file, after every peer", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { calico } = compile(spec);
        expect(listManifests(calico).at(-1)?.kind).toBe("BGPConfiguration");
        const files = Object.entries(renderManifests(calico));
        expect(files.map(([name]) => name)).toEqual(files.map(([name]) => name).toSorted());
        expect(files.at(-1)?.[1]).toContain("nodeToNodeMeshEnabled: false");
      }),
      RUNS,
    );
  });

  it("writes a node's AS of four bytes as text, where no int32 cuts it short", () => {
    const { nodes } = compile({ ...specOf(1, [2]), fabric: { model: "as-per-server" } }).calico;
    expect(nodes.map(({ annotations }) => annotations["projectcalico.org/ASNumber"])).toEqual([
      "4200000000",
      "4200000001",
    ]);
  });

  it("dials each ToR at the address that it has in the rack", () => {
    const { calico, plan } = compile(specOf(2, [1, 1]));
    expect(calico.peers.map((peer) => text(peer, "peerIP"))).toEqual(
      plan.racks.flatMap(({ tors }) => tors.map(({ address }) => formatIpv4(there(address, "address")))),
    );
  });
});
