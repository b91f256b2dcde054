import type { DatacenterSpec } from "../../../src/index.ts";
import type { Random } from "../../fuzz/random.ts";
import { specOf, type AnySpec } from "../../support/specs.ts";
import { ROUTED_VARIANTS, type FabricSpec } from "../../support/variants.ts";

type Rack = AnySpec["racks"][number];
type Outside = NonNullable<DatacenterSpec["outside"]>;
type Peer = Outside["peers"][number];

/** How large a fabric may be, from one of each. */
export interface Largest {
  readonly spines: number;
  readonly racks: number;
  readonly nodes: number;
}

/** The tests change ports and addresses of outside by number: one after the other at one switch. */
export function outsidePeer(random: Random, number: number, at: string): Peer {
  const cable = {
    router: `edge-${String(number)}`,
    switch: at,
    interface: `swp${String(600 + number)}`,
    address: `192.0.2.${String(4 * number)}/31`,
    peer: `192.0.2.${String(4 * number + 1)}`,
  };
  return random.pick<() => Peer>([
    () => ({ ...cable, mode: "default-only", asn: 64496 + number }),
    () => ({ ...cable, mode: "full", asn: 64496 + number, announces: ["0.0.0.0/0", "172.20.0.0/16"] }),
    () => ({ ...cable, mode: "static" }),
  ])();
}

/** A server beside Kubernetes, with an address of its own for each number. */
export const hostOf = (random: Random, rack: number, number: number): NonNullable<Rack["hosts"]>[number] => ({
  name: `h${String(rack)}-${String(number)}`,
  index: number,
  daemon: random.pick(["bird2", "frr", "gobgp"]),
  announces: [`10.251.${String(rack)}.${String(number)}/32`],
});

type Bgp = NonNullable<DatacenterSpec["bgp"]>;

const bgpOf = (random: Random): Bgp => ({
  ...(random.chance(0.2) ? { bfd: { enabled: true } } : {}),
  ...(random.chance(0.2) ? { gracefulRestart: { enabled: false } } : {}),
  ...(random.chance(0.2) ? { roles: true } : {}),
  ...(random.chance(0.2) ? { discovery: "static" as const } : {}),
  ...(random.chance(0.2) ? { keepalive: 5, connectRetry: random.pick([2, 30]) } : {}),
  passwords: {
    ...(random.chance(0.3) ? { switches: "old" } : {}),
    ...(random.chance(0.3) ? { nodes: "old" } : {}),
  },
});

/** Of several fabrics one that most people have, now and then another. */
const anyFabric = (random: Random): FabricSpec => {
  const [first, ...others] = ROUTED_VARIANTS.map(({ fabric }) => fabric);
  if (first === undefined) throw new RangeError("no variants");
  return random.chance(0.3) ? first : random.pick([first, ...others]);
};

/** Nodes and ToRs of each rack: mostly the same in all of them, as people build. */
function sizesOf(random: Random, { racks, nodes }: Largest): readonly { nodes: number; tors: number }[] {
  const any = () => ({ nodes: 1 + random.below(nodes), tors: 1 + random.below(2) });
  const same = random.chance(0.7) ? any() : null;
  return Array.from({ length: 1 + random.below(racks) }, () => same ?? any());
}

/** Any spec of a fabric in which switches route; whether it is sound is the compiler's to say. */
export function anySpec(random: Random, largest: Largest): AnySpec {
  const spec = specOf(1 + random.below(largest.spines), sizesOf(random, largest), anyFabric(random));
  const names = [...spec.spines.map(({ name }) => name), "r0-tor0"];
  const [first = "s0", ...more] = names;
  const drained = random.chance(0.1) ? random.below(spec.spines.length) : -1;
  return {
    ...spec,
    bgp: bgpOf(random),
    ...(random.chance(0.5) ? { calico: { version: "3.32" as const } } : {}),
    ...(random.chance(0.1) ? { links: "unnumbered" as const } : {}),
    ...(random.chance(0.1) ? { platforms: { tors: random.pick(["eos", "nxos", "cumulus"]) } } : {}),
    ...(random.chance(0.15)
      ? { ipv6: { prefix: "fd12:3456:789a::/48", ...(random.chance(0.2) ? { only: true } : {}) } }
      : {}),
    ...(random.chance(0.3)
      ? { outside: { peers: [outsidePeer(random, 0, random.pick([first, ...more]))] } }
      : {}),
    ...(random.chance(0.2) ? { services: { loadBalancerIps: ["198.18.3.0/24"] } } : {}),
    spines: spec.spines.map((spine, at) => (at === drained ? { ...spine, maintenance: true } : spine)),
    racks: spec.racks.map((rack, at) =>
      random.chance(0.1) ? { ...rack, hosts: [hostOf(random, at, 0)] } : rack,
    ),
  };
}
