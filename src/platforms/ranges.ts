import type { SwitchIntent } from "../intent/index.ts";

/** A number that platforms take within limits of their own. */
export interface RangeOf {
  /** In a sentence after "for". */
  readonly title: string;
  /** What it is counted in, as a word with a blank before it; empty where that is plain. */
  readonly unit: string;
  /** The options that give it. */
  readonly options: string;
  /** What an intent asks for. */
  readonly valuesOf: (intent: SwitchIntent) => readonly number[];
}

const bfdOf = ({ groups, ospf }: SwitchIntent) =>
  [ospf, ...groups].flatMap((user) => (user?.bfd == null ? [] : [user.bfd]));

/** Those in which platforms are narrower than the spec. */
export const RANGES = {
  bfdInterval: {
    title: "intervals of BFD",
    unit: " ms",
    options: "bgp.bfd.transmit and bgp.bfd.receive",
    valuesOf: (intent) => bfdOf(intent).flatMap(({ transmit, receive }) => [transmit, receive]),
  },
  bfdMultiplier: {
    title: "packets of BFD that may be missed",
    unit: "",
    options: "bgp.bfd.detectMultiplier",
    valuesOf: (intent) => bfdOf(intent).map(({ detectMultiplier }) => detectMultiplier),
  },
  restartTime: {
    title: "the time of a graceful restart",
    unit: " s",
    options: "bgp.gracefulRestart.restart",
    valuesOf: ({ gracefulRestart }) => (gracefulRestart === null ? [] : [gracefulRestart.restart]),
  },
  staleTime: {
    title: "the time for which routes are kept over a restart",
    unit: " s",
    options: "bgp.gracefulRestart.stale",
    valuesOf: ({ gracefulRestart }) => (gracefulRestart === null ? [] : [gracefulRestart.stale]),
  },
  mtu: {
    title: "the MTU of ports",
    unit: " octets",
    options: "ethernet.fabric.mtu and ethernet.racks.mtu",
    valuesOf: ({ ethernet }) =>
      Object.values(ethernet).flatMap(({ mtu }) => (mtu === undefined ? [] : [mtu])),
  },
} as const satisfies Readonly<Record<string, RangeOf>>;

export type RangeName = keyof typeof RANGES;

/** From and to, both taken. */
export type Range = readonly [number, number];

/** The same as a list, in its order. */
export const ranges = Object.entries(RANGES) as readonly (readonly [RangeName, RangeOf])[];
