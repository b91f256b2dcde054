import type { BreakoutIntent, EthernetIntent } from "../../intent/index.ts";
import { THERE, type Tree } from "./tree.ts";

const MODES = { rs: "rs", fc: "baser", none: "off" } as const;

/** Of a bond, and of a VLAN's interface. */
export const mtuOf = ({ mtu }: EthernetIntent = {}): Tree => (mtu === undefined ? {} : { mtu });

/** Of a port: what stands in its `link`. */
export const linkOf = (said: EthernetIntent = {}): Tree => ({
  ...(said.fec === undefined ? {} : { fec: MODES[said.fec] }),
  ...mtuOf(said),
  ...(said.gbps === undefined ? {} : { speed: `${String(said.gbps)}G` }),
});

/** A port that is broken out, and nothing else any more. */
export const broken = ({ port, lanes, gbps }: BreakoutIntent): [string, Tree] => [
  port,
  {
    link: { breakout: { [`${String(lanes)}x${String(gbps)}G`]: THERE } },
    type: "swp",
  },
];
