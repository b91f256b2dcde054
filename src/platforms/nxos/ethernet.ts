import type { EthernetIntent, SwitchIntent } from "../../intent/index.ts";

const MODES = { rs: "rs-fec", fc: "fc-fec", none: "off" } as const;

/** What NX-OS takes at layer 2 beside 1500: `system jumbomtu`, by default this. */
const JUMBO = 9216;
const USUAL = 1500;

const speed = ({ gbps }: EthernetIntent): readonly string[] =>
  gbps === undefined ? [] : [`speed ${String(1000 * gbps)}`];

const fec = ({ fec: mode }: EthernetIntent): readonly string[] =>
  mode === undefined ? [] : [`fec ${MODES[mode]}`];

/** Of one that routes. */
export const routedLines = (said: EthernetIntent = {}): readonly string[] => [
  ...(said.mtu === undefined ? [] : [`mtu ${String(said.mtu)}`]),
  ...speed(said),
  ...fec(said),
];

const jumbo = ({ mtu }: EthernetIntent): readonly string[] =>
  mtu !== undefined && mtu > USUAL ? [`mtu ${String(JUMBO)}`] : [];

/** Of a port that switches. */
export const switchedLines = (said: EthernetIntent = {}): readonly string[] => [
  ...jumbo(said),
  ...speed(said),
  ...fec(said),
];

/** Of a port channel, which takes no port in that differs from it in these. */
export const channelLines = (said: EthernetIntent = {}): readonly string[] => [
  ...jumbo(said),
  ...speed(said),
];

/** Before all interfaces, of which they make some. */
export const breakouts = ({ breakouts: all }: SwitchIntent): string[] =>
  all.flatMap(({ port, lanes, gbps }) => {
    const [, module, number] = /^Ethernet([0-9]+)\/([0-9]+)$/.exec(port) ?? [];
    if (module === undefined || number === undefined)
      throw new RangeError(`${port} is no port that NX-OS breaks out`);
    return [`interface breakout module ${module} port ${number} map ${String(gbps)}g-${String(lanes)}x`];
  });
