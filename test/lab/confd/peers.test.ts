import { IPV4, IPV6 } from "./family.ts";
import { meshPeersOf } from "./mesh.ts";
import { allNodeFacts } from "./node-facts.ts";
import type { Datastore } from "./objects.ts";
import { peersOf, secondsOf } from "./peers.ts";
import { dualNode, node, peer, store } from "./store.fixture.ts";

function peers(data: Datastore, name = "r1-a", family = IPV4) {
  const facts = allNodeFacts(data, family);
  return [...facts.values()].flatMap((one) =>
    one.name === name ? peersOf(data, family, [...facts.values()], one) : [],
  );
}

describe("the peers of a node", () => {
  it("are those that its labels select", () => {
    const data = store({
      bgpPeers: [
        peer("tor1", { nodeSelector: "rack == 'r1'", peerIP: "10.1.0.1", asNumber: 64600, ttlSecurity: 1 }),
        peer("tor2", { nodeSelector: "rack == 'r2'", peerIP: "10.2.0.1", asNumber: 64601 }),
      ],
    });
    expect(peers(data)).toMatchObject([
      { name: "Node_10_1_0_1", asn: 64600, nodeAsn: 64600, ttlSecurityHops: 1, sourceAddress: "10.1.0.10" },
    ]);
    expect(peers(data, "r2-a").map(({ name }) => name)).toEqual(["Node_10_2_0_1"]);
  });

  it("use the node's own AS number where it has one", () => {
    const nodes = [node("r1-a", "10.1.0.10", { "projectcalico.org/ASNumber": "4200000001" })];
    const data = store({ nodes, bgpPeers: [peer("tor", { peerIP: "10.1.0.1", asNumber: 64600 })] });
    expect(peers(data)).toMatchObject([{ name: "Global_10_1_0_1", asn: 64600, nodeAsn: 4200000001 }]);
  });

  it("have one session with an address: one for all nodes beats one for some, the first by name beats the next", () => {
    const data = store({
      bgpPeers: [
        peer("a", { node: "r1-a", peerIP: "10.1.0.1", asNumber: 1 }),
        peer("b", { node: "r1-a", peerIP: "10.1.0.2", asNumber: 2 }),
        peer("c", { node: "r1-a", peerIP: "10.1.0.2", asNumber: 3 }),
        peer("d", { peerIP: "10.1.0.1", asNumber: 4 }),
      ],
    });
    expect(peers(data).map(({ name, asn }) => [name, asn])).toEqual([
      ["Global_10_1_0_1", 4],
      ["Node_10_1_0_2", 2],
    ]);
  });

  it("are configured at the far end too where that is a node, with its route reflector clients", () => {
    const data = store({
      nodes: [
        node("r1-a", "10.1.0.10", { "projectcalico.org/RouteReflectorClusterID": "10.1.0.10" }),
        node("r1-b", "10.1.0.11"),
      ],
      bgpPeers: [peer("rr", { node: "r1-b", peerSelector: "rack == 'r1'" })],
    });
    expect(peers(data, "r1-b")).toMatchObject([{ name: "Node_10_1_0_10", reflectorClusterId: null }]);
    expect(peers(data, "r1-a")).toMatchObject([{ name: "Node_10_1_0_11", reflectorClusterId: "10.1.0.10" }]);
  });

  it("stay at one end where reverse peering is manual", () => {
    const data = store({
      bgpPeers: [peer("one-way", { node: "r1-b", peerSelector: "rack == 'r1'", reversePeering: "Manual" })],
    });
    expect(peers(data, "r1-a")).toEqual([]);
  });

  it("have the password of a Secret, and none where that is missing", () => {
    const password = { secretKeyRef: { name: "bgp", key: "tor" } };
    const bgpPeers = [peer("tor", { peerIP: "10.1.0.1", asNumber: 64600, password })];
    const secrets = [
      { metadata: { name: "bgp" }, data: { tor: Buffer.from("open sesame").toString("base64") } },
    ];
    expect(peers(store({ bgpPeers, secrets }))).toMatchObject([{ password: "open sesame" }]);
    expect(peers(store({ bgpPeers }))).toMatchObject([{ password: null }]);
  });

  it("have an address of either family, with a port or without; one that selects its peers is of both families", () => {
    const nodes = [dualNode("r1-a", "10.1.0.10", "fd00:1::a"), dualNode("r1-b", "10.1.0.11", "fd00:1::b")];
    const data = store({
      nodes,
      bgpPeers: [
        peer("a", { node: "r1-a", peerIP: "fd00:1::1", asNumber: 1 }),
        peer("b", { node: "r1-a", peerIP: "[fd00:1::2]:1790", asNumber: 2 }),
        peer("c", { node: "r1-a", peerIP: "10.1.0.1:1790", asNumber: 3 }),
        peer("d", { node: "r1-a", peerSelector: "rack == 'r1'" }),
      ],
    });
    expect(peers(data, "r1-a", IPV6).map(({ name, port }) => [name, port])).toEqual([
      ["Node_fd00_1__1", null],
      ["Node_fd00_1__2_port_1790", 1790],
      ["Node_fd00_1__b", null],
    ]);
    expect(peers(data, "r1-a").map(({ name }) => name)).toEqual([
      "Node_10_1_0_11",
      "Node_10_1_0_1_port_1790",
    ]);
    expect(peers(data, "r1-b", IPV6)).toMatchObject([{ name: "Node_fd00_1__a", sourceAddress: "fd00:1::b" }]);
  });

  it("are refused where a field has no derivation here", () => {
    const spec = { peerIP: "10.1.0.1", asNumber: 1, localWorkloadSelector: "all()" };
    expect(() => peers(store({ bgpPeers: [peer("odd", spec)] }))).toThrow(
      "BGPPeer odd: not derived here: localWorkloadSelector",
    );
  });

  it("read a Go duration", () => {
    expect(["120s", "1m30s", "1h", "1500ms"].map(secondsOf)).toEqual([120, 90, 3600, 2]);
  });
});

describe("the mesh", () => {
  const mesh = (data: Datastore, name: string) => {
    const facts = allNodeFacts(data, IPV4);
    const all = [...facts.values()];
    const peers = all.flatMap((one) => (one.name === name ? meshPeersOf(data, all, one) : []));
    return peers.map((one) => [one.name, one.passive]);
  };

  it("is on by default, and the lower address of two dials", () => {
    expect(mesh(store({ bgpConfigurations: [] }), "r1-b")).toEqual([
      ["Mesh_10_1_0_10", false],
      ["Mesh_10_2_0_10", true],
    ]);
  });

  it("leaves route reflectors out", () => {
    const rr = node("r1-a", "10.1.0.10", { "projectcalico.org/RouteReflectorClusterID": "1.1.1.1" });
    const data = store({ bgpConfigurations: [], nodes: [rr, node("r1-b", "10.1.0.11")] });
    expect([mesh(data, "r1-a"), mesh(data, "r1-b")]).toEqual([[], []]);
  });
});
