import type { CompiledFabric } from "../compile.ts";
import { modelOf } from "../models/index.ts";
import { formatPrefix, type Prefix4 } from "../net/ipv4.ts";
import { formatPrefix6, sizeOf6, type Prefix6 } from "../net/ipv6.ts";
import { ADDRESS_POOLS } from "../plan/address-pools.ts";
import { hasImage, imageOfPrefix, type Ipv6Image } from "../plan/ipv6/image.ts";
import { lengthIn, subnetAt6 } from "../plan/ipv6/own.ts";
import { pins6 } from "../plan/ipv6/pins.ts";
import { rangesOf6, unitsOf } from "../plan/ipv6/places.ts";
import type { Datacenter } from "../spec/index.ts";
import { writerIn } from "./families.ts";
import type { Fact, Reckoned } from "./facts.ts";
import type { FactView } from "./view.ts";
import { factView, numberText } from "./words.ts";

const same = (one: Prefix6, other: Prefix6 | null): boolean =>
  other !== null && one.base === other.base && one.length === other.length;

const show = (prefix: Prefix6): string => formatPrefix6(prefix).replace(/\/128$/, "");

/** By its own number out of a pool of IPv6, whatever is pinned in IPv4; null where it is not. */
function fromOwnPool(dc: Datacenter, value: Prefix6, { why, path }: Reckoned) {
  const { ipv6 } = dc;
  if (ipv6?.numbering !== "own" || why.kind !== "pool") return null;
  const pool = ADDRESS_POOLS.find((name) => `pools.${name}` === why.pool);
  if (pool === undefined) return null;
  const length = lengthIn(dc, pool, unitsOf(dc, ipv6)[pool]);
  if (!same(value, subnetAt6(rangesOf6(ipv6, pool), length, why.position.value))) return null;
  const from = `ipv6.pools.${pool}`;
  const size = length === 128 ? "" : ` in /${String(length)}`;
  const number = why.position.value;
  return { why: `${from}${size}, ${numberText(why.position)}`, in: from, number, path };
}

/** So far into a range that is somebody's: by the formula where this comes to the same as in IPv4. */
function inRange(image: Ipv6Image, value: Prefix6, { why, path }: Reckoned) {
  if (why.kind !== "range" || !hasImage(image, why.range)) return null;
  const range = imageOfPrefix(image, why.range);
  const number = Number((value.base - range.base) / sizeOf6(value.length));
  const isAlike = number === why.position.value;
  const text = isAlike ? numberText(why.position) : `number ${String(number)}`;
  return { why: `${show(range)}, ${text}`, in: show(range), number, path };
}

/** What a number is in IPv6, and why: a pin there, a number of its own there, or as in IPv4. Null where it has none. */
export type InIpv6 = (fact: Fact) => FactView | null;

/** For all facts of a fabric. */
export function ipv6Facts({ datacenter: dc, plan }: CompiledFabric): InIpv6 {
  const { ipv6: image } = plan;
  if (image === null) return () => null;
  const writer = writerIn(image, "ipv6");
  const { networks, hosts } = pins6(dc, modelOf(dc));
  const keyOf = (prefix: Prefix4 | null): string => (prefix === null ? "" : formatPrefix(prefix));
  const pins = new Map([...networks, ...hosts].map((pin) => [keyOf(pin.ipv4), pin]));
  const isOwn = dc.ipv6?.numbering === "own";
  return (fact) => {
    const { of, what, value: said, reckoned } = fact;
    if (said.kind === "asn" || !hasImage(image, said.prefix)) return null;
    const value = imageOfPrefix(image, said.prefix);
    const view = { of, what, value: show(value) };
    const pin = pins.get(formatPrefix(said.prefix));
    if (pin !== undefined) return { ...view, why: "pinned", path: pin.path };
    // What is pinned in IPv4 moves its image, and no number of IPv6's own.
    const isMoved = fact.why.kind === "pinned" && !isOwn;
    const own =
      reckoned === undefined || isMoved
        ? null
        : (fromOwnPool(dc, value, reckoned) ?? inRange(image, value, reckoned));
    if (own !== null) return { ...view, ...own };
    if (fact.why.kind === "pinned") return { ...view, why: "pinned in IPv4", path: fact.path };
    return factView(writer, fact);
  };
}
