import type { EthernetIntent, SwitchIntent } from "../../intent/index.ts";

const MODES = { rs: "rs", fc: "base-r", none: "none" } as const;

/** Of the port itself, whatever it is in. */
export const phyLines = ({ gbps, fec }: EthernetIntent = {}): readonly string[] => [
  ...(gbps === undefined ? [] : [` speed ${String(1000 * gbps)}`]),
  ...(fec === undefined ? [] : [` fec mode ${MODES[fec]}`]),
];

/** Of one that routes. One that switches takes jumbo frames by itself. */
export const mtuLines = ({ mtu }: EthernetIntent = {}): readonly string[] =>
  mtu === undefined ? [] : [` mtu ${String(mtu)}`];

/** Of the whole switch: off by itself. */
export const lldp = ({ lldp: speaks }: Pick<SwitchIntent, "lldp">): string[] =>
  speaks === true ? ["lldp enable"] : [];

/** Before all interfaces, of which they make some. */
export const breakouts = ({ breakouts: all }: SwitchIntent): string[] =>
  all.map(
    ({ port, lanes, gbps }) =>
      `port split dimension interface ${port} split-type ${String(lanes)}*${String(gbps)}GE`,
  );
