import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, overlaps, type Prefix4 } from "../../net/ipv4.ts";

interface Unusable {
  readonly range: Prefix4;
  readonly what: string;
}

/** What no router takes for a route or a next hop, wherever it stands. Other martians (RFC 6890) serve inside a datacenter as well as any. */
const UNUSABLE: readonly Unusable[] = [
  { range: { base: 0, length: 8 }, what: "this network" },
  { range: { base: 0x7f000000, length: 8 }, what: "loopback" },
  { range: { base: 0xe0000000, length: 4 }, what: "multicast" },
  { range: { base: 0xf0000000, length: 4 }, what: "reserved" },
];

/** A pool's range that is of no use as addresses. */
export const unusable = (path: SpecPath, range: Prefix4): readonly Diagnostic[] =>
  UNUSABLE.filter((one) => overlaps(one.range, range)).map((one) =>
    errorAt(
      path,
      "pool-unusable",
      `${formatPrefix(range)} has addresses of ${formatPrefix(one.range)} (${one.what}, RFC 6890), which routers refuse`,
      "take a range of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, or one of your own",
    ),
  );
