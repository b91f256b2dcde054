import type { Prefix4 } from "../net/ipv4.ts";
import type { OutsideExchange, OutsidePlan } from "../plan/outside.ts";
import { addressIn, interfaceIn, type Writing } from "./writing.ts";

/** A border's cable to a router outside, with what is exchanged over it, as text. */
export interface OutsideView {
  readonly id: string;
  /** `spine-1 swp601 198.51.100.1/31` */
  readonly border: string;
  /** `edge-1 198.51.100.0` */
  readonly router: string;
  /** `AS 64496, all but martians`, `static 0.0.0.0/0` */
  readonly exchange: string;
}

/** All of the one family, then what the other has of them. */
const listed = ({ each }: Writing, prefixes: readonly Prefix4[]): string =>
  each((family) => prefixes.filter(family.has).map(family.prefix).join(", "))
    .filter((one) => one !== "")
    .join(", ");

function exchangeText(writing: Writing, exchange: OutsideExchange): string {
  if (exchange.kind === "static") return `static ${listed(writing, exchange.prefixes)}`;
  const { asn, takes } = exchange;
  const what = {
    default: () => "the default route",
    all: () => "all but martians",
    ranges: () => (takes.kind === "ranges" ? listed(writing, takes.ranges) : ""),
  };
  return `AS ${String(asn)}, ${what[takes.kind]()}`;
}

export const viewOutside = (writing: Writing, { peers }: OutsidePlan): readonly OutsideView[] =>
  peers.map(({ id, border, interface: port, address, router, peer, exchange }) => ({
    id,
    border: `${border} ${port} ${writing.words(interfaceIn(address))}`,
    router: `${router} ${writing.words(addressIn(peer))}`,
    exchange: exchangeText(writing, exchange),
  }));
