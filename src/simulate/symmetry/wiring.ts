import type { ExportGroup } from "../bgp/channels.ts";
import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";

/** What a channel's sender does for it. */
export interface Sending {
  readonly group: ExportGroup;
  /** Of the group, among all routers' groups. */
  readonly number: number;
}

/** By channel: the sender's group. */
export function sendingOf({ channels }: Machine): readonly Sending[] {
  const found: Sending[] = [];
  let number = 0;
  for (const group of channels.groups.flat()) {
    for (const channel of group.channels) found[channel] = { group, number };
    number += 1;
  }
  return found;
}

/** By router: its channels' numbers that end there, by the sender's id and by its address: who goes first where paths tie. */
export interface Orders {
  /** How many other senders of the list go before this one. */
  readonly place: (channel: number, among: readonly number[]) => string;
}

export function ordersOf({ channels: { senderId, senderAddress } }: Machine): Orders {
  const before = (values: Uint32Array | Float64Array, channel: number, among: readonly number[]): number => {
    const own = values[channel] ?? 0;
    return among.reduce((sum, other) => sum + ((values[other] ?? 0) < own ? 1 : 0), 0);
  };
  return {
    place: (channel, among) =>
      `${String(before(senderId, channel, among))}.${String(before(senderAddress, channel, among))}`,
  };
}

/** Channels that end at a router and begin at one of these. */
export const inboundFrom = (
  { channels }: Machine,
  router: number,
  isSender: (router: number) => boolean,
): readonly number[] =>
  [...item(channels.inbound, router)].filter((channel) => isSender(channels.from[channel] ?? -1));
