import type { BreakoutIntent, EthernetIntent, SwitchIntent } from "../../intent/index.ts";

const SPEEDS: Readonly<Record<number, string>> = { 1: "1000full", 10: "10000full" };

/** `40gfull`; below 25 Gb/s in Mb/s. */
const forced = (gbps: number): string => `speed forced ${SPEEDS[gbps] ?? `${String(gbps)}gfull`}`;

const ENCODINGS = {
  rs: "error-correction encoding reed-solomon",
  fc: "error-correction encoding fire-code",
  none: "no error-correction encoding",
} as const;

/** Of the port itself, whatever it is in. */
export const phyLines = ({ gbps, fec }: EthernetIntent = {}): readonly string[] => [
  ...(gbps === undefined ? [] : [`   ${forced(gbps)}`]),
  ...(fec === undefined ? [] : [`   ${ENCODINGS[fec]}`]),
];

/** Of one that routes. One that switches takes what is longer by itself. */
export const mtuLines = ({ mtu }: EthernetIntent = {}): readonly string[] =>
  mtu === undefined ? [] : [`   mtu ${String(mtu)}`];

/** `Ethernet49/` of `Ethernet49/1`, which is both the port and its first lane. */
const lanesOf = ({ port }: BreakoutIntent): string => port.replace(/1$/, "");

/** A port is broken out by the speed of its lanes, each of which has it. */
export function withLaneSpeeds(intent: SwitchIntent): SwitchIntent {
  const { interfaces, rackVlan, breakouts } = intent;
  if (breakouts.length === 0) return intent;
  const { access, trunks, members } = rackVlan ?? { access: [], trunks: [], members: [] };
  const routed = interfaces.flatMap((one) => one.aggregate?.ports ?? [one]);
  const names = [...routed, ...access, ...trunks, ...members].map(({ name }) => name);
  const lanes = names.flatMap((name) => {
    const broken = breakouts.find((one) => name.startsWith(lanesOf(one)));
    return broken === undefined ? [] : [[name, { ...intent.ethernet[name], gbps: broken.gbps }] as const];
  });
  return { ...intent, ethernet: { ...intent.ethernet, ...Object.fromEntries(lanes) } };
}

/** First lanes that have no other use: by them the port is what it is all the same. */
export const idleFirstLanes = ({ breakouts, ethernet }: SwitchIntent): string[][] =>
  breakouts
    .filter(({ port }) => ethernet[port] === undefined)
    .map(({ port, gbps }) => [`interface ${port}`, ...phyLines({ gbps })]);
