import type { DatacenterSpec } from "../../../src/index.ts";
import type { Claim } from "./claim.ts";
import { withOneRackMore } from "./growth.ts";

/** A change of a spec, of a kind that everybody makes some day. */
export interface ChangeKind {
  readonly id: string;
  /** What is done, as a noun phrase. */
  readonly what: string;
  /** What runs before, where that is not the lab's spec as it stands. */
  readonly from?: (spec: DatacenterSpec) => DatacenterSpec;
  readonly to: (spec: DatacenterSpec) => DatacenterSpec;
  /** Whether it can be said of a fabric; left out where it can of all that route. */
  readonly appliesTo?: NonNullable<Claim["appliesTo"]>;
}

type Rack = NonNullable<DatacenterSpec["racks"]>[number];

const inFirstRack = (spec: DatacenterSpec, change: (rack: Rack) => Rack): DatacenterSpec => {
  const [first, ...others] = spec.racks ?? [];
  if (first === undefined) throw new Error("the fabric has no rack");
  return { ...spec, racks: [change(first), ...others] };
};

const withBgp = (spec: DatacenterSpec, more: DatacenterSpec["bgp"]): DatacenterSpec => ({
  ...spec,
  bgp: { ...spec.bgp, ...more },
});

const withPassword = (name: string) => (spec: DatacenterSpec) =>
  withBgp(spec, { passwords: { switches: name, nodes: name } });

/** A rack more, of as many ToRs as the first has. */
const withRack = (spec: DatacenterSpec): DatacenterSpec => {
  const { spec: grown, rack } = withOneRackMore(spec);
  const tors = (spec.racks?.[0]?.tors ?? [{ index: 0 }]).map(({ index }) => ({ index }));
  return { ...grown, racks: (grown.racks ?? []).map((one) => (one.name === rack ? { ...one, tors } : one)) };
};

const withSpine = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  spines: [
    ...spec.spines,
    { name: "spine-joins", index: Math.max(...spec.spines.map(({ index }) => index)) + 1 },
  ],
});

/** Numbers of pods that no rack has are let through no more. */
const MORE_PODS = { pods: ["10.32.0.0/11", "10.128.0.0/11"] };

export const CHANGE_KINDS: readonly ChangeKind[] = [
  { id: "rack", what: "a rack that comes", to: withRack },
  { id: "spine", what: "a spine that comes", to: withSpine },
  { id: "timers", what: "other timers", to: (spec) => withBgp(spec, { keepalive: 10, connectRetry: 5 }) },
  {
    id: "policy",
    what: "policies that let less through",
    from: (spec) => ({ ...spec, pools: { ...spec.pools, ...MORE_PODS } }),
    to: (spec) => spec,
  },
  { id: "password", what: "passwords on all sessions", to: withPassword("nodes") },
  {
    id: "password-changed",
    what: "other passwords on all sessions",
    from: withPassword("nodes"),
    to: withPassword("fabric"),
  },
  {
    id: "drain",
    what: "a rack in maintenance",
    to: (spec) => inFirstRack(spec, (rack) => ({ ...rack, maintenance: true })),
  },
  {
    id: "rack-asn",
    what: "another AS number of a rack",
    to: (spec) => inFirstRack(spec, (rack) => ({ ...rack, pin: { ...rack.pin, asn: 4_200_100_000 } })),
    appliesTo: ({ model }) => model === "as-per-rack",
  },
  {
    id: "bfd",
    what: "BFD on all sessions of switches",
    to: (spec) => withBgp(spec, { bfd: { enabled: true } }),
  },
  {
    id: "roles",
    what: "BGP roles",
    to: (spec) => withBgp(spec, { roles: true }),
    appliesTo: ({ model }) => model !== "igp",
  },
  {
    id: "links",
    what: "other addresses on all links of switches",
    to: (spec) => ({ ...spec, pools: { ...spec.pools, links: ["10.246.0.0/16", "10.247.0.0/16"] } }),
  },
];
