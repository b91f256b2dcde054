import { systems } from "../../hardware/index.ts";

/** The bridge of all VLANs, where there is one. */
const BRIDGE = systems.linux.bridge;

/** A spanning tree's priority; null where the bridge has none. */
export type Tree = number | null;

const tree = (priority: Tree): readonly string[] =>
  priority === null ? ["bridge-stp off"] : ["bridge-stp on", `bridge-bridgeprio ${String(priority)}`];

/** Without ports it is a bridge all the same. */
const ports = (names: readonly string[]): string =>
  `bridge-ports ${names.length === 0 ? "none" : names.join(" ")}`;

const listed = (vlans: readonly number[]): string => vlans.map(String).join(" ");

/** One bridge that tells VLANs apart. */
export const vlanAware = {
  name: BRIDGE,
  bridge: (names: readonly string[], vlans: readonly number[], priority: Tree): readonly string[] => [
    "bridge-vlan-aware yes",
    ports(names),
    `bridge-vids ${listed(vlans)}`,
    ...tree(priority),
  ],
  untagged: (vlan: number): readonly string[] => [`bridge-access ${String(vlan)}`],
  tagged: (vlans: readonly number[]): readonly string[] => [
    `bridge-vids ${listed(vlans)}`,
    "bridge-allow-untagged no",
  ],
  gateway: (vlan: number): readonly string[] => [`vlan-raw-device ${BRIDGE}`, `vlan-id ${String(vlan)}`],
} as const;

/** A bridge for a single VLAN, which knows nothing of tags: a port that carries more has an interface for each. */
export const perVlan = {
  name: (vlan: number): string => `vlan${String(vlan)}`,
  bridge: (names: readonly string[], priority: Tree): readonly string[] => [ports(names), ...tree(priority)],
  part: (port: string, vlan: number): string => `${port}.${String(vlan)}`,
} as const;
