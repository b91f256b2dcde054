import type { EthernetIntent, SwitchIntent } from "../../intent/index.ts";

const MODES = { rs: "rs-fec", fc: "base-r", none: "none" } as const;

/** Of the port itself, whatever it is in. */
export const phyLines = ({ gbps, fec }: EthernetIntent = {}): readonly string[] => [
  ...(gbps === undefined ? [] : [` speed ${String(1000 * gbps)}`]),
  ...(fec === undefined ? [] : [` port fec mode ${MODES[fec]}`]),
];

/** Of one that routes. One that switches takes jumbo frames by itself. */
export const mtuLines = ({ mtu }: EthernetIntent = {}): readonly string[] =>
  mtu === undefined ? [] : [` mtu ${String(mtu)}`];

/** Of the whole switch: off by itself, but with the factory's configuration. */
export const lldp = ({ lldp: speaks }: Pick<SwitchIntent, "lldp">): string[] =>
  speaks === true ? ["lldp global enable"] : [];

const LANES: Readonly<Record<number, string>> = { 10: "tengige", 25: "twenty-fivegige", 50: "fiftygige" };

/** Before all interfaces, of which they make some. */
export const breakouts = ({ breakouts: all }: SwitchIntent): string[][] =>
  all.map(({ port, gbps }) => {
    const lane = LANES[gbps];
    if (lane === undefined) throw new RangeError(`${port}: Comware has no lanes of ${String(gbps)} Gb/s`);
    return [`interface ${port}`, ` using ${lane}`];
  });
