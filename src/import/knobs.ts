import type { SpecValue } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";

/** What values of an option are tried follows from: the numbers and ranges in lines that nothing explains yet. */
export interface Unexplained {
  /** In the order of how often they come. */
  readonly numbers: readonly number[];
  readonly prefixes: readonly string[];
  readonly communities: readonly string[];
  readonly words: string;
}

/** An option of the whole datacenter, and the values that may be what runs. */
export interface Knob {
  readonly path: readonly string[];
  readonly values: (left: Unexplained, shape: FabricShape) => readonly SpecValue[];
}

const fixed = (path: string, values: readonly SpecValue[]): Knob => ({
  path: path.split("."),
  values: () => values,
});

/** Any number within the range that an unexplained line has. */
const numberIn = (path: string, least: number, most: number, word: RegExp): Knob => ({
  path: path.split("."),
  values: ({ numbers, words }) =>
    word.test(words) ? numbers.filter((number) => number >= least && number <= most) : [],
});

const ROUTED = [{ kind: "routed" }, { kind: "routed", asns: "shared" }];
const ETHERNET = [{ kind: "ethernet" }];

const spinesOf = ({ spinesRoute }: FabricShape): readonly SpecValue[] => (spinesRoute ? ROUTED : ETHERNET);

/** Every design of a fabric and its variants. */
const FABRIC: Knob = {
  path: ["fabric"],
  values: (_, shape) => {
    const spines = spinesOf(shape);
    const inRack = [
      { kind: "route-reflector", on: "tor" },
      { kind: "route-reflector", on: "nodes" },
      { kind: "full-mesh" },
    ];
    const within = ["through-tor", "direct"];
    return [
      ...spines.flatMap((spine) => inRack.map((one) => ({ model: "as-per-rack", spine, inRack: one }))),
      ...spines.flatMap((spine) =>
        within.map((withinRack) => ({ model: "as-per-server", spine, withinRack })),
      ),
      ...spines.flatMap((spine) =>
        ["allowed", "overridden"].flatMap((ownAs) =>
          ["unique", "shared"].flatMap((torAsns) =>
            within.map((withinRack) => ({ model: "as-per-cluster", spine, ownAs, torAsns, withinRack })),
          ),
        ),
      ),
      ...(shape.spinesRoute
        ? [
            { model: "downward-default" },
            { model: "igp", reflectors: "spines" },
            { model: "igp", reflectors: "tors" },
          ]
        : []),
    ];
  },
};

const powers = (most: number): readonly number[] =>
  Array.from({ length: Math.log2(most) + 1 }, (_, power) => 2 ** power);

/** Tried in this order, round after round, until nothing gets better. */
export const KNOBS: readonly Knob[] = [
  FABRIC,
  fixed("bgp.discovery", ["dynamic", "static"]),
  fixed("bgp.gracefulRestart.enabled", [true, false]),
  numberIn("bgp.gracefulRestart.restart", 1, 4095, /restart/),
  numberIn("bgp.gracefulRestart.stale", 1, 4095, /stale/),
  numberIn("bgp.gracefulRestart.forwardingHold", 0, 10_000, /work-queue|coalesce/),
  numberIn("bgp.keepalive", 1, 60, /timers/),
  numberIn("bgp.connectRetry", 1, 120, /connect|retry|reconnect|idle-restart/),
  fixed("bgp.roles", [false, true]),
  fixed("bgp.bfd.enabled", [false, true]),
  numberIn("bgp.bfd.detectMultiplier", 2, 255, /multiplier/),
  numberIn("bgp.bfd.transmit", 10, 60_000, /transmit|interval/),
  numberIn("bgp.bfd.receive", 10, 60_000, /receive|min_rx|min-rx/),
  numberIn("fabric.ospf.hello", 1, 60, /ospf/),
  { path: ["calico", "ipam"], values: () => [{ strictAffinity: true }] },
  fixed("capacity.maxTorsPerRack", [2, 1]),
  fixed("capacity.maxUplinksPerSpine", [1, 2, 3, 4]),
  fixed("capacity.maxSpines", powers(64)),
  numberIn("capacity.maxNodesPerRack", 1, 64, /limit|max/),
  fixed("capacity.maxPodPoolsPerRack", powers(16)),
];
