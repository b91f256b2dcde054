import { warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { firstPublicAsn, type AsnNumber, type AsnPool } from "../../net/asn.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { AsnScheme } from "../asns.ts";
import { ASN_POOLS } from "../asns.ts";
import { candidates } from "./asns.ts";

/** What the spec says is the user's: registered numbers, and the one by which the outside knows the datacenter. */
const registered = ({ bgp, outside }: Datacenter): AsnPool => [
  ...(bgp.publicAsns ?? []),
  ...(outside?.asn === undefined ? [] : [{ first: outside.asn, last: outside.asn }]),
];

const notSaid = (path: SpecPath, what: string): Diagnostic =>
  warningAt(
    path,
    "asn-public",
    `${what} is neither private (RFC 6996) nor for documents (RFC 5398), so it may be another network's on the Internet, whose routes would be refused here as a loop`,
    "list it in bgp.publicAsns if it is registered to you, else take one of 64512-65534 or 4200000000-4294967294",
  );

/** AS numbers that the spec uses and does not say to be the user's: each pin, and the first of each pool. */
export function checkPublicAsns(dc: Datacenter, asns: AsnScheme): readonly Diagnostic[] {
  const own = registered(dc);
  const firstOf = (range: { readonly first: AsnNumber; readonly last: AsnNumber }): AsnNumber | null =>
    firstPublicAsn(range, own);
  const pins = candidates(dc, asns).flatMap(({ pin, holder, owner, path }) =>
    pin !== undefined && asns.holders.has(holder) && firstOf({ first: pin, last: pin }) !== null
      ? [notSaid(path, `AS ${String(pin)} of ${owner}`)]
      : [],
  );
  const pools = ASN_POOLS.filter((pool) => asns.demand[pool] > 0).flatMap((pool) => {
    const [first] = dc.pools[pool].flatMap((range) => firstOf(range) ?? []);
    return first === undefined ? [] : [notSaid(["pools", pool], `AS ${String(first)} of pools.${pool}`)];
  });
  return [...pools, ...pins];
}
