import {
  containsAddress,
  containsPrefix,
  formatPrefix,
  distinctPrefixes,
  type Prefix4,
} from "../net/ipv4.ts";
import { loopbackOf } from "./cables.ts";
import type { DeviceFacts, PermitFacts } from "./facts.ts";

/** Whether an entry's prefixes are blocks of pods: some length longer than the range, up to single addresses, and nobody's own number inside. */
const isOfPods = ({ range, least, most }: PermitFacts, known: readonly number[]): boolean =>
  range.length >= 4 &&
  range.length < least &&
  least >= 20 &&
  least <= 32 &&
  (most === 32 || most === least) &&
  !(least === 32 && range.length < 8) &&
  !known.some((address) => containsAddress(range, address));

/** Every address that a device has of its own. */
const ownAddresses = (devices: readonly DeviceFacts[]): readonly number[] =>
  devices.flatMap((device) => [
    ...device.interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
    ...[loopbackOf(device)].filter((address) => address !== null),
    ...device.ranges.map(({ base }) => base),
    ...device.networks.map(({ base }) => base),
  ]);

/** What lists say of pods. */
export interface PodRanges {
  /** Ranges of the whole fabric. */
  readonly pools: readonly Prefix4[];
  /** Prefix length of blocks; null where no list says it. */
  readonly block: number | null;
  /** Of one ToR: its rack's, the first first. */
  readonly ofRack: (tor: DeviceFacts) => readonly Prefix4[];
  /** Whether single addresses of pods pass. */
  readonly singles: boolean;
}

const isIn = (outer: readonly Prefix4[], inner: Prefix4): boolean =>
  outer.some((one) => one.length < inner.length && containsPrefix(one, inner));

/** A rack's own ranges stand in the lists of both directions; those of other racks in one. */
function ownRanges(permits: readonly PermitFacts[], pools: readonly Prefix4[]): readonly Prefix4[] {
  const narrower = distinctPrefixes(permits.map(({ range }) => range)).filter((range) => isIn(pools, range));
  const candidates = narrower.length > 0 ? narrower : distinctPrefixes(permits.map(({ range }) => range));
  const lists = (range: Prefix4): number =>
    new Set(permits.filter((one) => formatPrefix(one.range) === formatPrefix(range)).map(({ list }) => list))
      .size;
  const most = Math.max(0, ...candidates.map(lists));
  return candidates.filter((range) => lists(range) === most);
}

/** Ranges that lie in no other are the fabric's, those inside are racks'. @param others addresses that no device says of itself */
export function podRangesIn(devices: readonly DeviceFacts[], others: readonly number[] = []): PodRanges {
  const known = [...ownAddresses(devices), ...others];
  const all = devices.map((device) => ({
    device,
    permits: device.permits.filter((one) => isOfPods(one, known)),
  }));
  const permits = all.flatMap((one) => one.permits);
  // Single addresses out of ranges of services look alike, but have no blocks.
  const blocks = permits.filter(({ least }) => least < 32);
  const used = blocks.length > 0 ? blocks : permits;
  const ranges = distinctPrefixes(used.map(({ range }) => range));
  const pools = ranges.filter((range) => !isIn(ranges, range));
  const counted = Map.groupBy(used, ({ least }) => least);
  const [block] = [...counted].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return {
    pools,
    block: block ?? null,
    singles: used.some(({ most }) => most === 32),
    ofRack: (tor) =>
      ownRanges(
        used.filter((one) => all.some(({ device, permits: own }) => device === tor && own.includes(one))),
        pools,
      ),
  };
}
