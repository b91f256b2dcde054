import { hostPrefix, type Prefix4 } from "../net/ipv4.ts";
import { MOST_ANYCAST, type Datacenter } from "../spec/index.ts";

/** Addresses that several servers have, in the spec's order. */
export const anycastRanges = ({ anycast }: Pick<Datacenter, "anycast">): readonly Prefix4[] =>
  anycast.map(({ address }) => hostPrefix(address));

/** Those that one server has. */
export const anycastOf = ({ anycast }: Pick<Datacenter, "anycast">, server: string): readonly Prefix4[] =>
  anycast.filter(({ servers }) => servers.includes(server)).map(({ address }) => hostPrefix(address));

/** Routes to such addresses that one server may announce. 0 where there are none: a fabric without any stays as it is. */
export const anycastRoutes = ({ anycast }: Pick<Datacenter, "anycast">): number =>
  anycast.length === 0 ? 0 : MOST_ANYCAST;
