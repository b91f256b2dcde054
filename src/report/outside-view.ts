import { formatInterfaceAddress, formatIpv4, formatPrefix } from "../net/ipv4.ts";
import type { OutsideExchange, OutsidePlan } from "../plan/outside.ts";

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

function exchangeText(exchange: OutsideExchange): string {
  if (exchange.kind === "static") return `static ${exchange.prefixes.map(formatPrefix).join(", ")}`;
  const { asn, takes } = exchange;
  const what = {
    default: () => "the default route",
    all: () => "all but martians",
    ranges: () => (takes.kind === "ranges" ? takes.ranges.map(formatPrefix).join(", ") : ""),
  };
  return `AS ${String(asn)}, ${what[takes.kind]()}`;
}

export const viewOutside = ({ peers }: OutsidePlan): readonly OutsideView[] =>
  peers.map(({ id, border, interface: port, address, router, peer, exchange }) => ({
    id,
    border: `${border} ${port} ${formatInterfaceAddress(address)}`,
    router: `${router} ${formatIpv4(peer)}`,
    exchange: exchangeText(exchange),
  }));
