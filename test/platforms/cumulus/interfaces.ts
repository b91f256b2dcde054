import type { Facts, OspfFacts } from "../support/facts.ts";
import {
  demand,
  each,
  inRange,
  isOn,
  maybe,
  maybeNumber,
  namesIn,
  number,
  text,
  within,
  type At,
} from "./at.ts";

type OspfInterface = OspfFacts["interfaces"][string];

export interface InterfaceRead {
  readonly description: string;
  readonly addresses: readonly string[];
  /** Of a link without addresses, in no bridge either. */
  readonly linked: boolean;
  readonly vlan: number | null;
  readonly access: number | null;
  readonly trunk: readonly string[] | null;
  readonly ospf: OspfInterface | null;
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^lo$/, "loopback"],
  [/^vlan[1-9][0-9]*$/, "svi"],
  [/^bond[A-Za-z0-9_-]*$/, "bond"],
  [/^swp[1-9][0-9]*(s[0-7])?$/, "swp"],
];

/** IPv4 first. */
function addresses(at: At): readonly string[] {
  const all = [...(namesIn(at, "address") ?? [])];
  return [
    ...all.filter((one) => !one.includes(":")).sort(),
    ...all.filter((one) => one.includes(":")).sort(),
  ];
}

const watched = (at: At): true => {
  demand(at, "enable", "on");
  for (const interval of ["min-receive-interval", "min-transmit-interval"])
    inRange(at, number(at, interval), 50, 60000);
  inRange(at, number(at, "detect-multiplier"), 2, 255);
  return true;
};

function ospf(at: At): OspfInterface {
  demand(at, "enable", "on");
  demand(at, "area", "0.0.0.0");
  const passive = isOn(at, "passive");
  const bfd = maybe(at, "bfd", watched) ?? false;
  const cost = maybeNumber(at, "cost") ?? 0;
  if (passive) return { passive, cost, hello: null, dead: null, bfd };
  demand(at, "network-type", "point-to-point");
  return within(at, "timers", (of) => ({
    passive,
    cost,
    hello: number(of, "hello-interval"),
    dead: number(of, "dead-interval"),
    bfd,
  }));
}

/** What a port is in the bridge. */
function bridged(at: At): Pick<InterfaceRead, "access" | "trunk"> {
  const access = maybeNumber(at, "access");
  if (access !== null) {
    within(at, "stp", (of) => {
      demand(of, "admin-edge", "on");
      demand(of, "bpdu-guard", "on");
    });
    return { access, trunk: null };
  }
  demand(at, "untagged", "none");
  return { access, trunk: namesIn(at, "vlan") };
}

function one(at: At, name: string): InterfaceRead {
  const type = TYPES.find(([pattern]) => pattern.test(name))?.[1];
  demand(at, "type", type ?? "a type that has such a name");
  const vlan = type === "svi" ? number(at, "vlan") : null;
  if (vlan !== null && name !== `vlan${String(vlan)}`) throw new Error(`${at.path}: VLAN ${String(vlan)}`);
  if (type === "swp" || type === "bond")
    maybe(at, "link", (of) => within(of, "state", (state) => within(state, "up", () => true)));
  const bridge = maybe(at, "bridge", (of) =>
    within(of, "domain", (all) => within(all, "br_default", bridged)),
  );
  const routed = maybe(at, "ip", addresses) ?? [];
  const linked = bridge === null && routed.length === 0;
  if (bridge !== null && routed.length > 0) throw new Error(`${at.path}: routed and bridged`);
  return {
    description: text(at, "description"),
    addresses: routed,
    linked,
    vlan,
    access: bridge?.access ?? null,
    trunk: bridge?.trunk ?? null,
    ospf: maybe(at, "router", (of) => within(of, "ospf", ospf)),
  };
}

/** Every interface by name. */
export const interfaces = (at: At): readonly [string, InterfaceRead][] => each(at, "interface", one);

/** The VLANs of the bridge; no port is in one that it does not have, and each has a routed interface. */
export function vlans(
  known: readonly string[],
  all: readonly (readonly [string, InterfaceRead])[],
): Facts["vlans"] {
  const used = all.flatMap(([, { access, trunk, vlan }]) => [
    ...(access === null ? [] : [String(access)]),
    ...(vlan === null ? [] : [String(vlan)]),
    ...(trunk ?? []),
  ]);
  const stray = used.find((vlan) => !known.includes(vlan));
  if (stray !== undefined) throw new Error(`the bridge has no VLAN ${stray}`);
  const portsOf = (isIn: (port: InterfaceRead) => boolean): readonly string[] =>
    all
      .filter(([, port]) => isIn(port))
      .map(([name]) => name)
      .sort();
  return Object.fromEntries(
    known.map((vlan) => {
      const gateway = all.find(([, port]) => String(port.vlan) === vlan)?.[0];
      if (gateway === undefined) throw new Error(`VLAN ${vlan} has no routed interface`);
      return [
        vlan,
        {
          gateway,
          untagged: portsOf(({ access }) => String(access) === vlan),
          tagged: portsOf(({ trunk }) => trunk?.includes(vlan) === true),
        },
      ];
    }),
  );
}
