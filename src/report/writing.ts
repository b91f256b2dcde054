import { familiesOf, type Family } from "../intent/index.ts";
import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { FabricPlan } from "../plan/types.ts";

/** The families of a plan, in the two ways in which the view has them. */
export interface Writing {
  /** A field for each: `loopback`, and `loopback6` where there is IPv6 beside IPv4; alone it has the first. */
  readonly fields: <F extends string>(
    field: F,
    write: (family: Family) => string,
  ) => Readonly<Record<F, string> & Partial<Record<`${F}6`, string>>>;
  /** One for each family. */
  readonly each: (write: (family: Family) => string) => readonly string[];
  /** One after the other. */
  readonly words: (write: (family: Family) => string) => string;
}

export function writingOf({ ipv6 }: FabricPlan): Writing {
  const [first, second] = familiesOf(ipv6);
  return {
    fields: <F extends string>(field: F, write: (family: Family) => string) =>
      ({
        [field]: write(first),
        ...(second === undefined ? {} : { [`${field}6`]: write(second) }),
      }) as Record<F, string> & Partial<Record<`${F}6`, string>>,
    each: (write) => familiesOf(ipv6).map(write),
    words: (write) => familiesOf(ipv6).map(write).join(" "),
  };
}

export const addressIn =
  (address: Ipv4) =>
  (family: Family): string =>
    family.address(address);
export const prefixIn =
  (prefix: Prefix4) =>
  (family: Family): string =>
    family.prefix(prefix);
export const interfaceIn =
  (at: InterfaceAddress) =>
  (family: Family): string =>
    family.interfaceAddress(at);
