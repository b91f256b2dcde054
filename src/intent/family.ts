import {
  formatInterfaceAddress,
  formatPrefix,
  networkOf,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../net/ipv4.ts";
import { formatAddress, isLinkLocal, LINK_LOCAL } from "../net/link-local.ts";
import { formatIpv6, formatPrefix6 } from "../net/ipv6.ts";
import {
  hasImage,
  hasRule,
  imageOfAddress,
  imageOfPrefix,
  imageOfRule,
  type Ipv6Image,
} from "../plan/ipv6/image.ts";
import type { PrefixRule } from "../plan/session.ts";

/** A rule with its prefix as text; lengths are of the family. */
export interface RuleText {
  readonly prefix: string;
  /** The prefix's own. */
  readonly length: number;
  readonly minLength: number;
  readonly maxLength: number;
}

/**
 * An address family, by how it writes what intents hold in IPv4: as it stands, or as its image. A renderer is written once, for any
 * family, and called for each that the fabric has.
 */
export interface Family {
  readonly name: "ipv4" | "ipv6";
  /** `10.0.0.1`; in both families `link-local` for what stands in place of an address on a link that has none. */
  readonly address: (address: Ipv4) => string;
  /** `10.0.0.0/8`. */
  readonly prefix: (prefix: Prefix4) => string;
  /** `10.0.0.1/31`, as interfaces write it. */
  readonly interfaceAddress: (at: InterfaceAddress) => string;
  readonly rule: (rule: PrefixRule) => RuleText;
  /** Whether the family has the prefix: all but what others have in IPv4 alone. */
  readonly has: (prefix: Prefix4) => boolean;
  readonly hasRule: (rule: PrefixRule) => boolean;
  /** The length of a single address. */
  readonly bits: 32 | 128;
}

export const ipv4Family: Family = {
  name: "ipv4",
  address: formatAddress,
  prefix: formatPrefix,
  interfaceAddress: formatInterfaceAddress,
  rule: ({ prefix, minLength, maxLength }) => ({
    prefix: formatPrefix(prefix),
    length: prefix.length,
    minLength,
    maxLength,
  }),
  has: () => true,
  hasRule: () => true,
  bits: 32,
};

/** The family of an image's addresses. All throw RangeError for what the image does not have: a defect. */
export const ipv6Family = (image: Ipv6Image): Family => {
  const address = (one: Ipv4): string =>
    isLinkLocal(one) ? LINK_LOCAL : formatIpv6(imageOfAddress(image, one));
  return {
    name: "ipv6",
    address,
    prefix: (prefix) => formatPrefix6(imageOfPrefix(image, prefix)),
    interfaceAddress: (at) => `${address(at.address)}/${String(imageOfPrefix(image, networkOf(at)).length)}`,
    rule: (rule) => {
      const { prefix, minLength, maxLength } = imageOfRule(image, rule);
      return { prefix: formatPrefix6(prefix), length: prefix.length, minLength, maxLength };
    },
    has: (prefix) => hasImage(image, prefix),
    hasRule: (rule) => hasRule(image, rule),
    bits: 128,
  };
};

/** The families that a fabric has, one at least: IPv4 first, and IPv6 where it has an image, which may be alone. */
export const familiesOf = (image: Ipv6Image | null): readonly [Family, ...Family[]] => {
  if (image === null) return [ipv4Family];
  return image.alone === true ? [ipv6Family(image)] : [ipv4Family, ipv6Family(image)];
};

/** The family in which a thing is called where one will do: IPv4 where there is any. */
export const firstFamily = (image: Ipv6Image | null): Family => familiesOf(image)[0];

/** What there is of routes in a switch's intent. */
interface Routed {
  readonly prefixLists: readonly { readonly rules: readonly PrefixRule[] }[];
  readonly networks: readonly Prefix4[];
  readonly staticRoutes: readonly { readonly prefix: Prefix4 }[];
}

/** An intent without what a family does not have. */
export const inFamily = <I extends Routed>(
  intent: I,
  { name, has, hasRule: hasOne }: Pick<Family, "name" | "has" | "hasRule">,
): I =>
  name === "ipv4"
    ? intent
    : {
        ...intent,
        prefixLists: intent.prefixLists.map((list) => ({ ...list, rules: list.rules.filter(hasOne) })),
        networks: intent.networks.filter(has),
        staticRoutes: intent.staticRoutes.filter(({ prefix }) => has(prefix)),
      };
