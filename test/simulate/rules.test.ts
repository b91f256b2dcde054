import { formatIpv4 } from "../../src/net/ipv4.ts";
import { address, brief, chain, links, mesh, P, pathsAt, type RouterOptions } from "./networks.ts";

/** Of a node's own routes, as Calico 3.32 has it. */
const PREFERENCE = 2_147_482_623;

const inOneAs = chain.map((one) => ({ ...one, asn: 1 }));

/** All on one network. */
const shared = (asns: readonly [number, number, number], software: "frr" | "bird" = "frr") =>
  (["a", "b", "c"] as const).map((name, at): RouterOptions => ({
    name,
    asn: asns[at] ?? 0,
    ports: [`10.0.0.${String(at + 1)}/24`],
    own: name === "a" ? [P] : [],
    software: name === "b" ? software : "frr",
  }));

describe("eBGP", () => {
  it("puts its AS before the path and itself as next hop", () => {
    expect(brief(pathsAt(mesh(chain, links), "c", P))).toEqual(["10.0.2.1 [2 1]"]);
  });

  it("keeps a third party's next hop on a shared network in FRR (RFC 4271 section 5.1.3)", () => {
    expect(brief(pathsAt(mesh(shared([1, 2, 3]), links), "c", P))).toEqual(["10.0.0.1 [2 1]"]);
  });

  it("sets itself there with next-hop-self", () => {
    const network = mesh(shared([1, 2, 3]), links, { "b>c": { nextHopSelf: true } });
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.2 [2 1]"]);
  });

  it("sets itself there in BIRD, whose peers are multihop", () => {
    expect(brief(pathsAt(mesh(shared([1, 2, 3], "bird"), links), "c", P))).toEqual(["10.0.0.2 [2 1]"]);
  });

  it("does not take a path with its own AS in it", () => {
    const loop = chain.map((one) => (one.name === "c" ? { ...one, asn: 1 } : one));
    expect(pathsAt(mesh(loop, links), "c", P)).toEqual([]);
  });

  it("forgets the local preference of its AS", () => {
    const preferred = chain.map((one) => ({ ...one, software: "bird" as const, ownLocalPref: PREFERENCE }));
    expect(pathsAt(mesh(preferred, links), "c", P).map(({ localPref }) => localPref)).toEqual([100]);
  });
});

describe("iBGP", () => {
  it("hands on nothing that it learned by iBGP", () => {
    const network = mesh(inOneAs, links);
    expect(brief(pathsAt(network, "b", P))).toEqual(["10.0.1.1 []"]);
    expect(pathsAt(network, "c", P)).toEqual([]);
  });

  it("keeps the next hop of what came by eBGP, which is of no use without a route to it", () => {
    const network = mesh(
      chain.map((one) => (one.name === "c" ? { ...one, asn: 2 } : one)),
      links,
    );
    expect(pathsAt(network, "c", P)).toEqual([]);
  });

  it("sets itself on what came by eBGP with next-hop-self", () => {
    const network = mesh(
      chain.map((one) => (one.name === "c" ? { ...one, asn: 2 } : one)),
      links,
      { "b>c": { nextHopSelf: true } },
    );
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.2.1 [1]"]);
  });

  it("carries Calico's local preference", () => {
    const nodes = inOneAs.map((one) =>
      one.name === "a" ? { ...one, software: "bird" as const, ownLocalPref: PREFERENCE } : one,
    );
    expect(pathsAt(mesh(nodes, links), "b", P).map(({ localPref }) => localPref)).toEqual([PREFERENCE]);
  });
});

describe("a route reflector", () => {
  const reflecting = { "b>c": { reflects: true, nextHopSelf: true } };
  const rack = shared([1, 1, 1]);

  it("reflects from a peer to a client, with originator and cluster, and leaves the next hop alone", () => {
    const paths = pathsAt(mesh(rack, links, reflecting), "c", P);
    expect(brief(paths)).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
    expect(paths[0]?.clusters.map(formatIpv4)).toEqual(["10.0.0.2"]);
  });

  it("reflects from a client to a peer", () => {
    const network = mesh(rack, links, { "b>a": { reflects: true } });
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
  });

  it("is not believed by the originator, nor by its own cluster (RFC 4456 section 8)", () => {
    const triangle = [...links, ["a", "c"]] as const;
    const all = { reflects: true };
    const network = mesh(rack, triangle, {
      "b>a": all,
      "b>c": all,
      "c>a": all,
      "c>b": all,
    });
    expect(brief(pathsAt(network, "a", P))).toEqual(["own []"]);
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.1 []", "10.0.0.1 [] by 10.0.0.1"]);
  });

  describe("that shares its cluster with another", () => {
    /** `b` and `c` are one cluster with the client `a`; `d` is a client of `b` alone. */
    const pathsOf = (software: "frr" | "bird", device: string, bToC = {}) => {
      const cluster = address("10.0.0.9");
      const routers = [
        ...shared([1, 1, 1]).map((one) =>
          one.name === "a" ? one : { ...one, software, clusterId: cluster },
        ),
        { name: "d", asn: 1, ports: ["10.0.0.4/24"] },
      ];
      const pairs = [
        ["a", "b"],
        ["a", "c"],
        ["b", "c"],
        ["b", "d"],
      ] as const;
      const client = { reflects: true };
      return brief(
        pathsAt(
          mesh(routers, pairs, { "b>a": client, "c>a": client, "b>d": client, "b>c": bToC }),
          device,
          P,
        ),
      );
    };

    it("refuses what has been through its cluster, and BIRD only from clients", () => {
      expect(pathsOf("frr", "b")).toEqual(["10.0.0.1 []"]);
      expect(pathsOf("bird", "b")).toEqual(["10.0.0.1 []", "10.0.0.1 [] by 10.0.0.1"]);
      expect(pathsOf("bird", "b", { reflects: true })).toEqual(["10.0.0.1 []"]);
    });

    it("does not tell a client of it, where it is a BIRD", () => {
      expect(pathsOf("bird", "d")).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
    });
  });
});
